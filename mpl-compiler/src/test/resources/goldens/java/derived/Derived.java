// Generated from derived.mpl by mplc; do not edit
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.mpl4j.runtime.Bounds;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ElementList;
import org.mpl4j.runtime.GeneratedByMpl;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.ParseResult;
import org.mpl4j.runtime.PayloadWriter;
import org.mpl4j.runtime.Range;
import org.mpl4j.runtime.View;
import org.mpl4j.runtime.Violation;
import org.mpl4j.runtime.checksum.Checksum;
import org.mpl4j.runtime.text.Show;
import org.mpl4j.runtime.text.TreePrintable;
import org.mpl4j.runtime.text.TreePrinter;
import org.mpl4j.runtime.wire.BigEndian;
import org.mpl4j.runtime.wire.LittleEndian;

/**
 * Packet {@code derived}.
 *
 * <p>Lengths that are computed, and sizes that are solved.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |             total             |header_|reserve|     shift     |
 * |                               | words |   d   |               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |    scaled     |i|     odd     |     next      |      pad      |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * ~             options: array[header_words * 4 - 8]              ~
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * ~                         chain: chain                          ~
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                              crc                              |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * ~              payload: byte[total - offset(crc)]               ~
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * i = is_empty
 * </pre>
 */
@GeneratedByMpl("derived.mpl")
public final class Derived implements View, TreePrintable {
    private static final Bytes BYTES_0 = Bytes.ofUtf8("end");

    private final ByteBuffer buffer;

    private final int start;

    private final int optionsEnd;

    private final int chainEnd;

    private final int payloadEnd;

    private long word0;

    private Derived(ByteBuffer b, int start, int optionsEnd, int chainEnd, int payloadEnd,
            long word0) {
        this.buffer = b;
        this.start = start;
        this.optionsEnd = optionsEnd;
        this.chainEnd = chainEnd;
        this.payloadEnd = payloadEnd;
        this.word0 = word0;
    }

    /**
     * Parses a packet. Bytes after it are left alone.
     *
     * @param buffer whose remaining bytes are looked at; its position stays where it is
     * @return a view of the buffer
     * @throws ParseException if there is no such packet
     */
    public static Derived parse(ByteBuffer buffer) throws ParseException {
        return parse(buffer, Limits.DEFAULT);
    }

    /**
     * Parses a packet. Bytes after it are left alone.
     *
     * @param buffer whose remaining bytes are looked at; its position stays where it is
     * @param limits how much may be done
     * @return a view of the buffer
     * @throws ParseException if there is no such packet
     */
    public static Derived parse(ByteBuffer buffer, Limits limits) throws ParseException {
        ByteBuffer b = BigEndian.of(buffer);
        int start = b.position();
        int limit = b.limit();
        return read(b, start, limit, start, limits);
    }

    /**
     * Parses a packet that another one carries. Bytes after it are left alone.
     *
     * @param bytes a payload
     * @return a view of the buffer under the bytes
     * @throws ParseException if there is no such packet
     */
    public static Derived parse(Bytes bytes) throws ParseException {
        ByteBuffer b = bytes.source();
        int start = bytes.sourceOffset();
        int limit = start + bytes.length();
        return read(b, start, limit, start, Limits.DEFAULT);
    }

    /**
     * Parses a packet, and throws nothing if there is none.
     *
     * @param buffer whose remaining bytes are looked at; its position stays where it is
     * @return the packet, or what is wrong
     */
    public static ParseResult<Derived> tryParse(ByteBuffer buffer) {
        return tryParse(buffer, Limits.DEFAULT);
    }

    /**
     * Parses a packet, and throws nothing if there is none.
     *
     * @param buffer whose remaining bytes are looked at; its position stays where it is
     * @param limits how much may be done
     * @return the packet, or what is wrong
     */
    public static ParseResult<Derived> tryParse(ByteBuffer buffer, Limits limits) {
        try {
            return new ParseResult.Ok<>(parse(buffer, limits));
        } catch (ParseException e) {
            return ParseResult.failed(e, buffer.position());
        }
    }

    /**
     * Parses a packet that another one carries, and throws nothing if there is none.
     *
     * @param bytes a payload
     * @return the packet, or what is wrong
     */
    public static ParseResult<Derived> tryParse(Bytes bytes) {
        try {
            return new ParseResult.Ok<>(parse(bytes));
        } catch (ParseException e) {
            return ParseResult.failed(e, bytes.sourceOffset());
        }
    }

    /**
     * Parses a packet that breaks no rule of its specification.
     *
     * @param buffer whose remaining bytes are looked at; its position stays where it is
     * @return a view of the buffer
     * @throws ParseException if there is no such packet, or it has {@linkplain #violations violations}
     */
    public static Derived parseStrict(ByteBuffer buffer) throws ParseException {
        Derived packet = parse(buffer, Limits.DEFAULT);
        List<Violation> violations = packet.violations();
        if (!violations.isEmpty()) {
            throw ParseException.violation(violations.get(0));
        }
        return packet;
    }

    /**
     * How long the packet is of which a stream has brought the beginning, or all.
     *
     * @param buffer whose remaining bytes are looked at; its position stays where it is
     * @return its length in bytes if all of it is there; otherwise a larger number than there are: read at
     *     least so many and ask again
     * @throws ParseException if no packet starts like this
     */
    public static int frameSize(ByteBuffer buffer) throws ParseException {
        ByteBuffer b = BigEndian.of(buffer);
        int start = b.position();
        try {
            return skip(b, start, b.limit(), start, 0, Limits.DEFAULT) - start;
        } catch (ParseException e) {
            return e.frameSize(start);
        }
    }

    /**
     * For generated code: validates a packet and finds its end, allocating nothing.
     *
     * @hidden
     */
    public static int skip(ByteBuffer b, int start, int limit, int origin, int depth, Limits limits)
            throws ParseException {
        limits.checkDepth(depth, start);
        Bounds.require(start, 8, limit, "total 0-2 header_words 2-3 reserved 2-3 shift 3-4 scaled 4-5 is_empty 5-6 odd 5-6 next 6-7 "
                + "pad 7-8");
        long word0 = BigEndian.getLong(b, start);
        int total = (int) (word0 >>> 48);
        int headerWords = (int) (word0 >>> 44) & 0xf;
        int next_ = (int) (word0 >>> 8) & 0xff;
        int optionsEnd = Bounds.end("options", start + 8, headerWords * 4 - 8, limit);
        try {
            skipOptionsList(start, optionsEnd, limits);
        } catch (ParseException e) {
            throw e.insideWindow();
        }
        int chainEnd;
        try {
            chainEnd = Chain.skip(b, optionsEnd, limit, 0, depth + 1, limits, next_);
        } catch (ParseException e) {
            throw e.within("chain");
        }
        Bounds.require(chainEnd, 4, limit, "crc 0-4");
        int payloadEnd = Bounds.end("payload", chainEnd + 4, total - (chainEnd - start) - 4, limit);
        return payloadEnd;
    }

    @Override
    public ByteBuffer buffer() {
        return buffer;
    }

    @Override
    public int startOffset() {
        return start;
    }

    @Override
    public int endOffset() {
        return payloadEnd;
    }

    /**
     * {@return {@code total}}
     */
    public int total() {
        return (int) (word0 >>> 48);
    }

    /**
     * {@return {@code header_words}}
     */
    public int headerWords() {
        return (int) (word0 >>> 44) & 0xf;
    }

    /**
     * {@return {@code reserved}}
     */
    public int reserved() {
        return (int) (word0 >>> 40) & 0xf;
    }

    /**
     * {@return {@code shift}}
     */
    public int shift() {
        return (int) (word0 >>> 32) & 0xff;
    }

    /**
     * Overwrites {@code shift} in the buffer.
     *
     * @param value the new value
     * @throws BuildException if it does not fit
     */
    public void setShift(int value) {
        Range.unsigned("shift", value, 8);
        buffer.put(start + 3, (byte) value);
        word0 = word0 & ~0xff00000000L | (long) value << 32;
    }

    /**
     * {@return {@code scaled}}
     */
    public int scaled() {
        return BigEndian.get(buffer, start + 4) & 0xff;
    }

    /**
     * {@return {@code is_empty}}
     */
    public boolean isEmpty() {
        return (BigEndian.get(buffer, start + 5) & 0x80) != 0;
    }

    /**
     * {@return {@code odd}}
     */
    public int odd() {
        return BigEndian.get(buffer, start + 5) & 0x7f;
    }

    /**
     * {@return {@code next}}
     */
    public int next() {
        return (int) (word0 >>> 8) & 0xff;
    }

    /**
     * {@return {@code pad}}
     */
    public int pad() {
        return (int) word0 & 0xff;
    }

    /**
     * {@return {@code options}}
     */
    public OptionsList options() {
        return new OptionsList(start + 8, optionsEnd, ElementList.UNCOUNTED, buffer, false);
    }

    /**
     * {@return {@code chain}}
     */
    public Chain chain() {
        return Chain.at(buffer, optionsEnd, chainEnd, chainEnd, 0, (int) (word0 >>> 8) & 0xff);
    }

    /**
     * {@return {@code crc}}
     */
    public long crc() {
        return BigEndian.getInt(buffer, chainEnd) & 0xffff_ffffL;
    }

    /**
     * {@return {@code payload}}
     */
    public Bytes payload() {
        return Bytes.between(buffer, chainEnd + 4, payloadEnd);
    }

    /**
     * {@return where {@code end} is, in bytes from the start of the packet or element}
     */
    public int end_Offset() {
        return payloadEnd - start;
    }

    /**
     * {@return which of the packet's statecalls this is, as policies count them: from 0, in the order of its branches}
     */
    public int statecall() {
        return 0;
    }

    private long crcSum() {
        long sum = Checksum.CRC32.start();
        sum = Checksum.CRC32.addWithout(sum, buffer, start, chainEnd, chainEnd, chainEnd + 4);
        sum = Checksum.CRC32.addWithout(sum, buffer, chainEnd + 4, payloadEnd, chainEnd, chainEnd + 4);
        sum = Checksum.CRC32.add(sum, BYTES_0);
        return Checksum.CRC32.finish(sum);
    }

    /**
     * {@return whether {@code crc} matches what it is the sum of}
     */
    public boolean crcValid() {
        return Checksum.CRC32.isSame(crcSum(), BigEndian.getInt(buffer, chainEnd) & 0xffff_ffffL);
    }

    @Override
    public List<Violation> violations() {
        List<Violation> found = new ArrayList<>();
        if ((int) (word0 >>> 48) != payloadEnd - start) {
            found.add(Violation.of("total", start, Violation.Kind.VALUE, payloadEnd - start, (int) (word0 >>> 48)));
        }
        if (((int) (word0 >>> 44) & 0xf) != (optionsEnd - start) / 4) {
            found.add(Violation.of("header_words", start + 2, Violation.Kind.VALUE, (optionsEnd - start) / 4, (int) (word0 >>> 44) & 0xf));
        }
        if (((int) (word0 >>> 40) & 0xf) != 0) {
            found.add(Violation.of("reserved", start + 2, Violation.Kind.CONST, 0, (int) (word0 >>> 40) & 0xf));
        }
        if ((BigEndian.get(buffer, start + 4) & 0xff) != payloadEnd - chainEnd - 4 >> 1 << 1) {
            found.add(Violation.of("scaled", start + 4, Violation.Kind.VALUE, payloadEnd - chainEnd - 4 >> 1 << 1, BigEndian.get(buffer, start + 4) & 0xff));
        }
        if (((BigEndian.get(buffer, start + 5) & 0x80) != 0 ? 1 : 0) != (payloadEnd - chainEnd - 4 <= 0 && true ? 1 : 0)) {
            found.add(Violation.of("is_empty", start + 5, Violation.Kind.VALUE, payloadEnd - chainEnd - 4 <= 0 && true ? 1 : 0, (BigEndian.get(buffer, start + 5) & 0x80) != 0 ? 1 : 0));
        }
        if ((BigEndian.get(buffer, start + 5) & 0x7f) != (optionsEnd - start - 8) % 2) {
            found.add(Violation.of("odd", start + 5, Violation.Kind.VALUE, (optionsEnd - start - 8) % 2, BigEndian.get(buffer, start + 5) & 0x7f));
        }
        if (((int) word0 & 0xff) != 0) {
            found.add(Violation.of("pad", start + 7, Violation.Kind.CONST, 0, (int) word0 & 0xff));
        }
        int optionsAt = 0;
        for (OptionsItem element : options()) {
            Violation.addAll(found, element.violations(), "options", optionsAt++);
        }
        Violation.addAll(found, chain().violations(), "chain");
        if (!crcValid()) {
            found.add(Violation.hex("crc", chainEnd, Violation.Kind.CHECKSUM, crcSum(), BigEndian.getInt(buffer, chainEnd) & 0xffff_ffffL, 32));
        }
        return found;
    }

    /**
     * Computes anew, in the buffer, what derives from other fields, after setters have changed those: first what
     *     {@code value} says, from here inwards, then checksums, the innermost first. Nested packets, elements of arrays
     *     and the branches that were taken are included. What says where fields lie (lengths, counts, tags) stays as it
     *     was parsed, since setters change nothing that it depends on; so do numbers of variable size.
     *
     * @throws BuildException if a result does not fit; what was computed before that stays
     */
    public void refresh() {
        refreshValues();
        refreshSums();
    }

    /**
     * For generated code: computes values, from here inwards.
     *
     * @hidden
     */
    public void refreshValues() {
        buffer.put(start + 4, (byte) Range.unsigned("scaled", payloadEnd - chainEnd - 4 >> 1 << 1, 8));
        buffer.put(start + 5, (byte) (BigEndian.get(buffer, start + 5) & 0x7f | (payloadEnd - chainEnd - 4 <= 0 && true ? 0x80 : 0)));
        buffer.put(start + 5, (byte) (BigEndian.get(buffer, start + 5) & 0x80 | Range.unsigned("odd", (optionsEnd - start - 8) % 2, 7)));
    }

    private void refreshCrc() {
        buffer.putInt(chainEnd, (int) crcSum());
    }

    /**
     * For generated code: computes checksums, from inside outwards.
     *
     * @hidden
     */
    public void refreshSums() {
        refreshCrc();
    }

    @Override
    public void print(TreePrinter tree) {
        tree.field("total", total());
        tree.field("header_words", headerWords());
        tree.field("reserved", reserved());
        tree.field("shift", shift());
        tree.field("scaled", scaled());
        tree.field("is_empty", isEmpty());
        tree.field("odd", odd());
        tree.field("next", next());
        tree.field("pad", pad());
        tree.list("options", options());
        tree.node("chain", chain());
        tree.show("crc", Show.HEX, crc(), 32);
        tree.field("payload", payload());
    }

    @Override
    public String toString() {
        return TreePrinter.print("derived", this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Derived that
                && encoded().equals(that.encoded());
    }

    @Override
    public int hashCode() {
        int hash = 1;
        hash = 31 * hash + encoded().hashCode();
        return hash;
    }

    /**
     * For generated code: finds the end of bytes that {@link #skip} has accepted.
     *
     * @hidden
     */
    public static int end(ByteBuffer b, int start, int limit, int origin) {
        int optionsEnd = start + (BigEndian.get(b, start + 2) >>> 4 & 0xf) * 4;
        int chainEnd = Chain.end(b, optionsEnd, limit, 0, BigEndian.get(b, start + 6) & 0xff);
        int payloadEnd = chainEnd + ((BigEndian.getShort(b, start) & 0xffff) - (chainEnd - start));
        return payloadEnd;
    }

    /**
     * For generated code: a view of bytes that {@link #skip} has accepted.
     *
     * @hidden
     */
    public static Derived at(ByteBuffer b, int start, int end, int limit, int origin) {
        long word0 = BigEndian.getLong(b, start);
        int optionsEnd = start + ((int) (word0 >>> 44) & 0xf) * 4;
        int chainEnd = Chain.end(b, optionsEnd, end, 0, (int) (word0 >>> 8) & 0xff);
        int payloadEnd = end;
        return new Derived(b, start, optionsEnd, chainEnd, payloadEnd, word0);
    }

    /**
     * For generated code: a view of bytes that {@link #skip} has accepted.
     *
     * @hidden
     */
    public static Derived startingAt(ByteBuffer b, int start, int limit, int origin) {
        long word0 = BigEndian.getLong(b, start);
        int optionsEnd = start + ((int) (word0 >>> 44) & 0xf) * 4;
        int chainEnd = Chain.end(b, optionsEnd, limit, 0, (int) (word0 >>> 8) & 0xff);
        int payloadEnd = chainEnd + ((int) (word0 >>> 48) - (chainEnd - start));
        return new Derived(b, start, optionsEnd, chainEnd, payloadEnd, word0);
    }

    private static Derived read(ByteBuffer b, int start, int limit, int origin, Limits limits)
            throws ParseException {
        Bounds.require(start, 8, limit, "total 0-2 header_words 2-3 reserved 2-3 shift 3-4 scaled 4-5 is_empty 5-6 odd 5-6 next 6-7 "
                + "pad 7-8");
        long word0 = BigEndian.getLong(b, start);
        int total = (int) (word0 >>> 48);
        int headerWords = (int) (word0 >>> 44) & 0xf;
        int next_ = (int) (word0 >>> 8) & 0xff;
        int optionsEnd = Bounds.end("options", start + 8, headerWords * 4 - 8, limit);
        try {
            skipOptionsList(start, optionsEnd, limits);
        } catch (ParseException e) {
            throw e.insideWindow();
        }
        int chainEnd;
        try {
            chainEnd = Chain.skip(b, optionsEnd, limit, 0, 1, limits, next_);
        } catch (ParseException e) {
            throw e.within("chain");
        }
        Bounds.require(chainEnd, 4, limit, "crc 0-4");
        int payloadEnd = Bounds.end("payload", chainEnd + 4, total - (chainEnd - start) - 4, limit);
        return new Derived(b, start, optionsEnd, chainEnd, payloadEnd, word0);
    }

    private static int skipOptionsList(int start, int limit, Limits limits) throws ParseException {
        int at = start + 8;
        if ((limit - at) % 4 == 0) {
            Bounds.checkCount("options", at, (limit - at) / 4, limits);
            return limit;
        }
        int index = 0;
        while (at < limit) {
            Bounds.checkCount("options", at, ++index, limits);
            try {
                at = OptionsItem.skip(at, limit);
            } catch (ParseException e) {
                throw e.within("options", index - 1);
            }
        }
        return at;
    }

    /**
     * Begins to build a packet in a buffer, step by step.
     *
     * @param buffer where it is written to, from its position on; that moves when the packet is complete
     * @return what is to be given first
     */
    public static Builder.NeedsChain builder(ByteBuffer buffer) {
        Writer writer = new Writer();
        writer.begin(new PacketWriter(buffer));
        return writer;
    }

    /**
     * Appends a packet: into a buffer, or into the payload of another packet.
     *
     * @param out what it is appended to
     * @param content gives what the packet consists of
     * @throws BuildException if something does not fit, or contradicts something else
     */
    public static void write(PacketWriter out, Builder.Content content) {
        Writer writer = new Writer();
        writer.begin(out);
        content.write(writer);
        writer.finish();
    }

    /**
     * The elements of {@code options}.
     */
    public static final class OptionsList extends ElementList<OptionsItem> {
        private final ByteBuffer buffer;

        private final boolean isLittle;

        private OptionsList(int start, int end, int size, ByteBuffer buffer, boolean isLittle) {
            super(start, end, size, 4);
            this.buffer = buffer;
            this.isLittle = isLittle;
        }

        @Override
        protected OptionsItem elementAt(int at, int elementEnd) {
            return OptionsItem.at(buffer, at, isLittle);
        }

        @Override
        protected int next(int at) {
            return at + 4;
        }

        @Override
        public Iterator<OptionsItem> iterator() {
            return new Iterator<OptionsItem>() {
                private int at = startOffset();

                @Override
                public boolean hasNext() {
                    return at < endOffset();
                }

                @Override
                public OptionsItem next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    OptionsItem element = OptionsItem.startingAt(buffer, at, isLittle);
                    at += 4;
                    return element;
                }
            };
        }
    }

    /**
     * An element of {@code options}.
     *
     * <pre>
     *  0                   1                   2                   3
     *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
     * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
     * |                            option                             |
     * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
     * </pre>
     */
    public static final class OptionsItem implements View, TreePrintable {
        private final ByteBuffer buffer;

        private final int start;

        private final boolean isLittle;

        private OptionsItem(ByteBuffer b, int start, boolean isLittle) {
            this.buffer = b;
            this.start = start;
            this.isLittle = isLittle;
        }

        @Override
        public ByteBuffer buffer() {
            return buffer;
        }

        @Override
        public int startOffset() {
            return start;
        }

        @Override
        public int endOffset() {
            return start + 4;
        }

        /**
         * {@return {@code option}}
         */
        public long option() {
            return isLittle ? LittleEndian.getUint32(buffer, start) : BigEndian.getInt(buffer, start) & 0xffff_ffffL;
        }

        /**
         * Overwrites {@code option} in the buffer.
         *
         * @param value the new value
         * @throws BuildException if it does not fit
         */
        public void setOption(long value) {
            Range.unsigned("option", value, 32);
            if (isLittle) {
                LittleEndian.putInt(buffer, start, (int) value);
            } else {
                buffer.putInt(start, (int) value);
            }
        }

        @Override
        public List<Violation> violations() {
            return List.of();
        }

        @Override
        public void print(TreePrinter tree) {
            tree.field("option", option());
        }

        @Override
        public String toString() {
            return TreePrinter.print("options", this);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof OptionsItem that
                    && encoded().equals(that.encoded())
                    && isLittle == that.isLittle;
        }

        @Override
        public int hashCode() {
            int hash = 1;
            hash = 31 * hash + encoded().hashCode();
            hash = 31 * hash + Boolean.hashCode(isLittle);
            return hash;
        }

        private static OptionsItem at(ByteBuffer b, int start, boolean isLittle) {
            return new OptionsItem(b, start, isLittle);
        }

        private static OptionsItem startingAt(ByteBuffer b, int start, boolean isLittle) {
            return new OptionsItem(b, start, isLittle);
        }

        private static int skip(int start, int limit) throws ParseException {
            Bounds.require(start, 4, limit, "option 0-4");
            return start + 4;
        }
    }

    /**
     * A list of such packets, one behind the other, inside another packet.
     */
    public static final class Sequence extends ElementList<Derived> {
        private final ByteBuffer buffer;

        private final int limit;

        private final int origin;

        /**
         * For generated code: a list of what has been validated.
         *
         * @hidden
         */
        public Sequence(int start, int end, int size, ByteBuffer buffer, int limit, int origin) {
            super(start, end, size, VARIABLE);
            this.buffer = buffer;
            this.limit = limit;
            this.origin = origin;
        }

        @Override
        protected Derived elementAt(int at, int elementEnd) {
            return Derived.at(buffer, at, elementEnd, elementEnd, origin);
        }

        @Override
        protected int next(int at) {
            return Derived.end(buffer, at, limit, origin);
        }

        @Override
        public Iterator<Derived> iterator() {
            return new Iterator<Derived>() {
                private int at = startOffset();

                private int left = knownSize();

                @Override
                public boolean hasNext() {
                    return left > 0 || left == UNCOUNTED && at < endOffset();
                }

                @Override
                public Derived next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    Derived element = Derived.startingAt(buffer, at, limit, origin);
                    at = element.endOffset();
                    if (left > 0) {
                        left--;
                    }
                    return element;
                }
            };
        }
    }

    /**
     * The stages in which {@code derived} is built: each says what may be given next, and only when nothing is missing there is a {@code build()}.
     */
    public interface Builder {
        /**
         * {@code chain} is still missing.
         */
        interface NeedsChain {
            /**
             * Gives {@code shift}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsChainAfterShift shift(int value);

            /**
             * Gives {@code options}.
             *
             * @param content to add the elements
             * @return what may be given next
             * @throws BuildException if one of them does not fit
             */
            NeedsChainAfterOptions options(Consumer<OptionsList> content);

            /**
             * Gives {@code options}.
             *
             * @param elements elements that were read
             * @return what may be given next
             * @throws BuildException if one of them does not fit
             */
            NeedsChainAfterOptions options(Derived.OptionsList elements);

            /**
             * Gives {@code chain}.
             *
             * @param content the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsPayload chain(Chain.Builder.Content content);

            /**
             * Gives {@code chain}.
             *
             * @param view the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsPayload chain(Chain view);
        }

        /**
         * {@code chain} is still missing.
         */
        interface NeedsChainAfterShift {
            /**
             * Gives {@code options}.
             *
             * @param content to add the elements
             * @return what may be given next
             * @throws BuildException if one of them does not fit
             */
            NeedsChainAfterOptions options(Consumer<OptionsList> content);

            /**
             * Gives {@code options}.
             *
             * @param elements elements that were read
             * @return what may be given next
             * @throws BuildException if one of them does not fit
             */
            NeedsChainAfterOptions options(Derived.OptionsList elements);

            /**
             * Gives {@code chain}.
             *
             * @param content the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsPayload chain(Chain.Builder.Content content);

            /**
             * Gives {@code chain}.
             *
             * @param view the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsPayload chain(Chain view);
        }

        /**
         * {@code chain} is still missing.
         */
        interface NeedsChainAfterOptions {
            /**
             * Gives {@code chain}.
             *
             * @param content the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsPayload chain(Chain.Builder.Content content);

            /**
             * Gives {@code chain}.
             *
             * @param view the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsPayload chain(Chain view);
        }

        /**
         * {@code payload} is still missing.
         */
        interface NeedsPayload {
            /**
             * Gives {@code payload}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            Complete payload(Bytes value);

            /**
             * Gives {@code payload}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            Complete payload(byte[] value);

            /**
             * Gives {@code payload}.
             *
             * @param content the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            Complete payload(PayloadWriter content);
        }

        /**
         * Nothing is missing.
         */
        interface Complete {
            /**
             * Which of the packet's statecalls this will be, as policies count them.
             *
             * @return from 0, in the order of its branches
             */
            default int statecall() {
                return 0;
            }

            /**
             * Fills in what follows from the rest, and ends the packet. Inside of other packets these do that.
             *
             * @return the buffer, whose position is now behind the packet
             * @throws BuildException if something does not fit, or contradicts something else
             */
            ByteBuffer build();
        }

        /**
         * Gives what the packet consists of. One that captures nothing, or is kept, costs no allocation.
         */
        @FunctionalInterface
        interface Content {
            /**
             * Gives all of it.
             *
             * @param builder to be given it
             * @return what remains when nothing is missing
             */
            Complete write(NeedsChain builder);
        }

        /**
         * Adds elements to {@code options}, one after the other.
         */
        interface OptionsList {
            /**
             * Adds an element.
             *
             * @param value what it is
             * @return this
             * @throws BuildException if it does not fit
             */
            OptionsList add(long value);

            /**
             * Adds an element.
             *
             * @param view one that was read
             * @return this
             * @throws BuildException if it does not fit
             */
            OptionsList add(OptionsItem view);
        }
    }

    /**
     * Builds packets, one after the other: one that is kept makes further packets without allocating. Not for several threads at once.
     */
    public static final class Writer implements Builder.NeedsChain,
            Builder.NeedsChainAfterShift,
            Builder.NeedsChainAfterOptions,
            Builder.NeedsPayload,
            Builder.Complete {
        private PacketWriter out;

        private ByteBuffer b;

        private int start;

        private int step;

        /**
         * {@code scaled}, {@code is_empty}, {@code odd}, {@code next}, {@code pad}.
         */
        private long scaledWord;

        private OptionsItems optionsList;

        private Chain.Writer chainBuilder;

        private boolean next_IsKnown;

        /**
         * {@code crc}.
         */
        private long crcWord;

        private int payloadEnd;

        /**
         * {@code total}, {@code header_words}, {@code reserved}.
         */
        private long totalWord;

        private int optionsEnd;

        private int chainEnd;

        /**
         * A writer for any number of packets.
         */
        public Writer() {
        }

        /**
         * For generated code: begins a packet at the end of what has been written.
         *
         * @hidden
         */
        public void begin(PacketWriter out) {
            if (this.out != out || b != out.buffer()) {
                this.out = out;
                b = out.buffer();
            }
            start = out.position();
            step = 0;
            next_IsKnown = false;
            out.claim("total", 3);
            totalWord = 0;
        }

        /**
         * For generated code: fills in and checks what follows from the rest.
         *
         * @hidden
         */
        public void finish() {
            totalWord = totalWord & ~0xffff00L | Range.between("total", payloadEnd - start, 0, 0xffff) << 8;
            totalWord = totalWord & ~0xf0L | Range.between("header_words", (optionsEnd - start) / 4, 0, 15) << 4;
            scaledWord = scaledWord & ~0xff000000L | Range.between("scaled", payloadEnd - chainEnd - 4 >> 1 << 1, 0, 255) << 24;
            scaledWord = scaledWord & ~0x800000L | (payloadEnd - chainEnd - 4 <= 0 && true ? 0x800000L : 0);
            scaledWord = scaledWord & ~0x7f0000L | Range.between("odd", (optionsEnd - start - 8) % 2, 0, 127) << 16;
            if (!next_IsKnown) {
                throw BuildException.invalid("next", "is missing: nothing that is built decides it");
            }
            b.putShort(start, (short) (totalWord >>> 8));
            b.put(start + 2, (byte) totalWord);
            b.putInt(start + 4, (int) scaledWord);
            b.putInt(chainEnd, (int) crcWord);
            long crcSum = Checksum.CRC32.start();
            crcSum = Checksum.CRC32.add(crcSum, b, start, chainEnd);
            crcSum = Checksum.CRC32.add(crcSum, b, chainEnd + 4, payloadEnd);
            crcSum = Checksum.CRC32.add(crcSum, BYTES_0);
            crcWord = Checksum.CRC32.finish(crcSum);
            b.putInt(chainEnd, (int) crcWord);
        }

        @Override
        public ByteBuffer build() {
            finish();
            return out.finish();
        }

        @Override
        public Builder.NeedsChainAfterShift shift(int value) {
            if (value >>> 8 != 0) {
                throw BuildException.outOfRange("shift", value, 0, 255);
            }
            out.claim("shift", 1);
            b.put(start + 3, (byte) value);
            step = 2;
            out.claim("scaled", 4);
            scaledWord = 0;
            return this;
        }

        @Override
        public Builder.NeedsChainAfterOptions options(Consumer<Builder.OptionsList> content) {
            passShift();
            if (optionsList == null) {
                optionsList = new OptionsItems();
            }
            optionsList.count = 0;
            optionsList.isLittle = false;
            content.accept(optionsList);
            optionsEnd = out.position();
            step = 4;
            return this;
        }

        @Override
        public Builder.NeedsChainAfterOptions options(OptionsList elements) {
            passShift();
            if (optionsList == null) {
                optionsList = new OptionsItems();
            }
            optionsList.count = 0;
            optionsList.isLittle = false;
            optionsList.addAll(elements);
            optionsEnd = out.position();
            step = 4;
            return this;
        }

        @Override
        public Builder.NeedsPayload chain(Chain.Builder.Content content) {
            passOptions();
            if (chainBuilder == null) {
                chainBuilder = new Chain.Writer();
            }
            try {
                chainBuilder.begin(out, (int) (scaledWord >>> 8) & 0xff, next_IsKnown);
                content.write(chainBuilder);
                chainBuilder.finish();
                if (chainBuilder.isReportedNext()) {
                    decideNext(chainBuilder.reportedNext());
                }
            } catch (BuildException e) {
                throw e.within("chain");
            }
            chainEnd = out.position();
            step = 5;
            out.claim("crc", 4);
            crcWord = 0;
            return this;
        }

        @Override
        public Builder.NeedsPayload chain(Chain view) {
            passOptions();
            if (chainBuilder == null) {
                chainBuilder = new Chain.Writer();
            }
            try {
                chainBuilder.begin(out, (int) (scaledWord >>> 8) & 0xff, next_IsKnown);
                chainBuilder.put(view);
                chainBuilder.finish();
                if (chainBuilder.isReportedNext()) {
                    decideNext(chainBuilder.reportedNext());
                }
            } catch (BuildException e) {
                throw e.within("chain");
            }
            chainEnd = out.position();
            step = 5;
            out.claim("crc", 4);
            crcWord = 0;
            return this;
        }

        @Override
        public Builder.Complete payload(Bytes value) {
            out.putBytes("payload", value);
            payloadEnd = out.position();
            step = 7;
            return this;
        }

        @Override
        public Builder.Complete payload(byte[] value) {
            return payload(Bytes.wrap(value));
        }

        @Override
        public Builder.Complete payload(PayloadWriter content) {
            try {
                content.write(out);
            } catch (BuildException e) {
                throw e.within("payload");
            }
            payloadEnd = out.position();
            step = 7;
            return this;
        }

        /**
         * For generated code: gives all that a view has.
         *
         * @param view what was read
         * @hidden
         */
        public void put(Derived view) {
            shift(view.shift());
            options(view.options());
            chain(view.chain());
            payload(view.payload());
        }

        private void passShift() {
            if (step <= 1) {
                out.claim("shift", 1);
                b.put(start + 3, (byte) Range.between("shift", ((int) totalWord & 0xf) + 2, 0, 255));
                step = 2;
                out.claim("scaled", 4);
                scaledWord = 0;
            }
        }

        private void passOptions() {
            if (step <= 3) {
                passShift();
                optionsEnd = out.position();
                step = 4;
            }
        }

        private void decideNext(long value) {
            if (next_IsKnown) {
                if (((int) (scaledWord >>> 8) & 0xff) != value) {
                    throw BuildException.contradiction("next", "is " + ((int) (scaledWord >>> 8) & 0xff) + ", but what is built needs " + value);
                }
                return;
            }
            next_IsKnown = true;
            scaledWord = scaledWord & ~0xff00L | Range.between("next", value, 0, 255) << 8;
        }

        /**
         * Appends a packet.
         *
         * @param out what it is appended to
         * @param content gives what the packet consists of
         * @throws BuildException if something does not fit, or contradicts something else
         */
        public void write(PacketWriter out, Builder.Content content) {
            begin(out);
            content.write(this);
            finish();
        }

        private final class OptionsItems implements Builder.OptionsList {
            private final OptionsItem element = new OptionsItem();

            private int count;

            private boolean isLittle;

            @Override
            public Builder.OptionsList add(long value) {
                try {
                    element.begin(isLittle);
                    element.option(value);
                    element.finish();
                } catch (BuildException e) {
                    throw e.within("options", count);
                }
                count++;
                return this;
            }

            @Override
            public Builder.OptionsList add(Derived.OptionsItem view) {
                try {
                    element.begin(isLittle);
                    element.put(view);
                    element.finish();
                } catch (BuildException e) {
                    throw e.within("options", count);
                }
                count++;
                return this;
            }

            private void addAll(OptionsList elements) {
                for (Derived.OptionsItem view : elements) {
                    add(view);
                }
            }
        }

        private final class OptionsItem {
            private boolean isLittle;

            private ByteBuffer b;

            private int start;

            private void begin(boolean isLittle) {
                this.isLittle = isLittle;
                if (b != out.buffer()) {
                    b = out.buffer();
                }
                start = out.position();
                out.claim("option", 4);
            }

            private void finish() {
            }

            public OptionsItem option(long value) {
                if (value >>> 32 != 0) {
                    throw BuildException.outOfRange("option", value, 0, 0xffffffffL);
                }
                if (isLittle) {
                    LittleEndian.putInt(b, start, (int) value);
                } else {
                    b.putInt(start, (int) value);
                }
                return this;
            }

            private void put(Derived.OptionsItem view) {
                option(view.option());
            }
        }
    }
}
