// Generated from repeats.mpl by mplc; do not edit
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import org.mpl4j.runtime.Absence;
import org.mpl4j.runtime.Bounds;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ElementList;
import org.mpl4j.runtime.GeneratedByMpl;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.OpenEnum;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.ParseResult;
import org.mpl4j.runtime.PayloadWriter;
import org.mpl4j.runtime.Range;
import org.mpl4j.runtime.View;
import org.mpl4j.runtime.Violation;
import org.mpl4j.runtime.text.TreePrintable;
import org.mpl4j.runtime.text.TreePrinter;
import org.mpl4j.runtime.wire.BigEndian;
import org.mpl4j.runtime.wire.LittleEndian;

/**
 * Packet {@code repeats}.
 *
 * <p>Every way to repeat, in both byte orders.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |             order             |             count             |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |             size              |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * ~                     points: array (count)                     ~
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * ~                      lines: array[size]                       ~
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * ~                  options: array until (last)                  ~
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                                                               |
 * +                                                               +
 * |                             fixed                             |
 * +                                                               +
 * |                                                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * ~                          tree: tree                           ~
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * ~                          rest: array                          ~
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * Little-endian from count on when (order == 65534).
 * </pre>
 */
@GeneratedByMpl("repeats.mpl")
public final class Repeats implements View, TreePrintable {
    private final ByteBuffer buffer;

    private final int start;

    private final boolean endianIsLittle;

    private final int pointsEnd;

    private final int linesEnd;

    private final int optionsEnd;

    private final int tree_End;

    private final int restEnd;

    private final Bytes pseudo;

    private Repeats(ByteBuffer b, int start, boolean endianIsLittle, int pointsEnd, int linesEnd,
            int optionsEnd, int tree_End, int restEnd, Bytes pseudo) {
        this.buffer = b;
        this.start = start;
        this.endianIsLittle = endianIsLittle;
        this.pointsEnd = pointsEnd;
        this.linesEnd = linesEnd;
        this.optionsEnd = optionsEnd;
        this.tree_End = tree_End;
        this.restEnd = restEnd;
        this.pseudo = pseudo;
    }

    /**
     * Parses a packet. Bytes after it are left alone.
     *
     * @param buffer whose remaining bytes are looked at; its position stays where it is
     * @param pseudo the packet's parameter {@code pseudo}
     * @return a view of the buffer
     * @throws ParseException if there is no such packet
     */
    public static Repeats parse(ByteBuffer buffer, Bytes pseudo) throws ParseException {
        return parse(buffer, Limits.DEFAULT, pseudo);
    }

    /**
     * Parses a packet. Bytes after it are left alone.
     *
     * @param buffer whose remaining bytes are looked at; its position stays where it is
     * @param limits how much may be done
     * @param pseudo the packet's parameter {@code pseudo}
     * @return a view of the buffer
     * @throws ParseException if there is no such packet
     */
    public static Repeats parse(ByteBuffer buffer, Limits limits, Bytes pseudo) throws
            ParseException {
        ByteBuffer b = BigEndian.of(buffer);
        int start = b.position();
        int limit = b.limit();
        return read(b, start, limit, start, limits, pseudo);
    }

    /**
     * Parses a packet that another one carries. Bytes after it are left alone.
     *
     * @param bytes a payload
     * @param pseudo the packet's parameter {@code pseudo}
     * @return a view of the buffer under the bytes
     * @throws ParseException if there is no such packet
     */
    public static Repeats parse(Bytes bytes, Bytes pseudo) throws ParseException {
        ByteBuffer b = bytes.source();
        int start = bytes.sourceOffset();
        int limit = start + bytes.length();
        return read(b, start, limit, start, Limits.DEFAULT, pseudo);
    }

    /**
     * Parses a packet, and throws nothing if there is none.
     *
     * @param buffer whose remaining bytes are looked at; its position stays where it is
     * @param pseudo the packet's parameter {@code pseudo}
     * @return the packet, or what is wrong
     */
    public static ParseResult<Repeats> tryParse(ByteBuffer buffer, Bytes pseudo) {
        return tryParse(buffer, Limits.DEFAULT, pseudo);
    }

    /**
     * Parses a packet, and throws nothing if there is none.
     *
     * @param buffer whose remaining bytes are looked at; its position stays where it is
     * @param limits how much may be done
     * @param pseudo the packet's parameter {@code pseudo}
     * @return the packet, or what is wrong
     */
    public static ParseResult<Repeats> tryParse(ByteBuffer buffer, Limits limits, Bytes pseudo) {
        try {
            return new ParseResult.Ok<>(parse(buffer, limits, pseudo));
        } catch (ParseException e) {
            return ParseResult.failed(e, buffer.position());
        }
    }

    /**
     * Parses a packet that another one carries, and throws nothing if there is none.
     *
     * @param bytes a payload
     * @param pseudo the packet's parameter {@code pseudo}
     * @return the packet, or what is wrong
     */
    public static ParseResult<Repeats> tryParse(Bytes bytes, Bytes pseudo) {
        try {
            return new ParseResult.Ok<>(parse(bytes, pseudo));
        } catch (ParseException e) {
            return ParseResult.failed(e, bytes.sourceOffset());
        }
    }

    /**
     * Parses a packet that breaks no rule of its specification.
     *
     * @param buffer whose remaining bytes are looked at; its position stays where it is
     * @param pseudo the packet's parameter {@code pseudo}
     * @return a view of the buffer
     * @throws ParseException if there is no such packet, or it has {@linkplain #violations violations}
     */
    public static Repeats parseStrict(ByteBuffer buffer, Bytes pseudo) throws ParseException {
        Repeats packet = parse(buffer, Limits.DEFAULT, pseudo);
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
     * @param pseudo the packet's parameter {@code pseudo}
     * @return its length in bytes if all of it is there; otherwise a larger number than there are: read at
     *     least so many and ask again
     * @throws ParseException if no packet starts like this
     */
    public static int frameSize(ByteBuffer buffer, Bytes pseudo) throws ParseException {
        ByteBuffer b = BigEndian.of(buffer);
        int start = b.position();
        try {
            return skip(b, start, b.limit(), start, 0, Limits.DEFAULT, pseudo) - start;
        } catch (ParseException e) {
            return e.frameSize(start);
        }
    }

    /**
     * For generated code: validates a packet and finds its end, allocating nothing.
     *
     * @hidden
     */
    public static int skip(ByteBuffer b, int start, int limit, int origin, int depth, Limits limits,
            Bytes pseudo) throws ParseException {
        limits.checkDepth(depth, start);
        Bounds.require(start, 6, limit, "order 0-2 count 2-4 size 4-6");
        int order = BigEndian.getShort(b, start) & 0xffff;
        boolean endianIsLittle = order == 0xfffe;
        int count_ = endianIsLittle ? LittleEndian.getUint16(b, start + 2) : BigEndian.getShort(b, start + 2) & 0xffff;
        int size_ = endianIsLittle ? LittleEndian.getUint16(b, start + 4) : BigEndian.getShort(b, start + 4) & 0xffff;
        int pointsEnd = skipPointsList(start, limit, limits, count_);
        int linesEnd = Bounds.end("lines", pointsEnd, size_, limit);
        try {
            skipLinesList(b, pointsEnd, linesEnd, limits, pseudo);
        } catch (ParseException e) {
            throw e.insideWindow();
        }
        int optionsEnd = skipOptionsList(b, linesEnd, limit, limits);
        skipFixedList(optionsEnd, limit, limits);
        int tree_End;
        try {
            tree_End = Tree.skip(b, optionsEnd + 12, limit, 0, depth + 1, limits, count_ == 0 || new OptionsList(linesEnd, optionsEnd, ElementList.UNCOUNTED, b, endianIsLittle).size() != 1);
        } catch (ParseException e) {
            throw e.within("tree");
        }
        int restEnd = skipRestList(tree_End, limit, limits);
        return restEnd;
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
        return restEnd;
    }

    /**
     * {@return {@code order}}
     */
    public Order order() {
        return Order.of(orderRaw());
    }

    /**
     * {@return the number of {@code order}}
     */
    public int orderRaw() {
        return BigEndian.getShort(buffer, start) & 0xffff;
    }

    /**
     * {@return {@code count}}
     */
    public int count() {
        return endianIsLittle ? LittleEndian.getUint16(buffer, start + 2) : BigEndian.getShort(buffer, start + 2) & 0xffff;
    }

    /**
     * {@return {@code size}}
     */
    public int size() {
        return endianIsLittle ? LittleEndian.getUint16(buffer, start + 4) : BigEndian.getShort(buffer, start + 4) & 0xffff;
    }

    /**
     * {@return {@code points}}
     */
    public Point.Sequence points() {
        return new Point.Sequence(start + 6, pointsEnd, ElementList.UNCOUNTED, buffer, pointsEnd, 0);
    }

    /**
     * {@return {@code lines}}
     */
    public LinesList lines() {
        return new LinesList(pointsEnd, linesEnd, ElementList.UNCOUNTED, buffer, pseudo);
    }

    /**
     * {@return {@code options}}
     */
    public OptionsList options() {
        return new OptionsList(linesEnd, optionsEnd, ElementList.UNCOUNTED, buffer, endianIsLittle);
    }

    /**
     * {@return {@code fixed}}
     */
    public FixedList fixed() {
        return new FixedList(optionsEnd, optionsEnd + 12, ElementList.UNCOUNTED, buffer);
    }

    /**
     * {@return {@code tree}}
     */
    public Tree tree() {
        return Tree.at(buffer, optionsEnd + 12, tree_End, tree_End, 0, Bytes.between(buffer, start + 6, optionsEnd + 12), (endianIsLittle ? LittleEndian.getUint16(buffer, start + 2) : BigEndian.getShort(buffer, start + 2) & 0xffff) == 0 || new OptionsList(linesEnd, optionsEnd, ElementList.UNCOUNTED, buffer, endianIsLittle).size() != 1);
    }

    /**
     * {@return {@code rest}}
     */
    public RestList rest() {
        return new RestList(tree_End, restEnd, ElementList.UNCOUNTED, buffer, endianIsLittle);
    }

    /**
     * {@return which of the packet's statecalls this is, as policies count them: from 0, in the order of its branches}
     */
    public int statecall() {
        return 0;
    }

    @Override
    public List<Violation> violations() {
        List<Violation> found = new ArrayList<>();
        if ((endianIsLittle ? LittleEndian.getUint16(buffer, start + 2) : BigEndian.getShort(buffer, start + 2) & 0xffff) != (endianIsLittle ? LittleEndian.getUint16(buffer, start + 2) : BigEndian.getShort(buffer, start + 2) & 0xffff)) {
            found.add(Violation.of("count", start + 2, Violation.Kind.VALUE, endianIsLittle ? LittleEndian.getUint16(buffer, start + 2) : BigEndian.getShort(buffer, start + 2) & 0xffff, endianIsLittle ? LittleEndian.getUint16(buffer, start + 2) : BigEndian.getShort(buffer, start + 2) & 0xffff));
        }
        if ((endianIsLittle ? LittleEndian.getUint16(buffer, start + 4) : BigEndian.getShort(buffer, start + 4) & 0xffff) != linesEnd - pointsEnd) {
            found.add(Violation.of("size", start + 4, Violation.Kind.VALUE, linesEnd - pointsEnd, endianIsLittle ? LittleEndian.getUint16(buffer, start + 4) : BigEndian.getShort(buffer, start + 4) & 0xffff));
        }
        int pointsAt = 0;
        for (Point element : points()) {
            Violation.addAll(found, Violation.within(element.violations(), "pair"), "points", pointsAt++);
        }
        int linesAt = 0;
        for (LinesItem element : lines()) {
            Violation.addAll(found, element.violations(), "lines", linesAt++);
        }
        int optionsAt = 0;
        for (OptionsItem element : options()) {
            Violation.addAll(found, element.violations(), "options", optionsAt++);
        }
        int fixedAt = 0;
        for (FixedItem element : fixed()) {
            Violation.addAll(found, element.violations(), "fixed", fixedAt++);
        }
        Violation.addAll(found, tree().violations(), "tree");
        int restAt = 0;
        for (RestItem element : rest()) {
            Violation.addAll(found, element.violations(), "rest", restAt++);
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
        refreshSums();
    }

    private void refreshInside() {
        tree().refreshSums();
    }

    /**
     * For generated code: computes checksums, from inside outwards.
     *
     * @hidden
     */
    public void refreshSums() {
        refreshInside();
    }

    @Override
    public void print(TreePrinter tree) {
        tree.field("order", order());
        tree.field("count", count());
        tree.field("size", size());
        tree.list("points", points());
        tree.list("lines", lines());
        tree.list("options", options());
        tree.list("fixed", fixed());
        tree.node("tree", tree());
        tree.list("rest", rest());
    }

    @Override
    public String toString() {
        return TreePrinter.print("repeats", this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Repeats that
                && encoded().equals(that.encoded())
                && endianIsLittle == that.endianIsLittle;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        hash = 31 * hash + encoded().hashCode();
        hash = 31 * hash + Boolean.hashCode(endianIsLittle);
        return hash;
    }

    /**
     * For generated code: finds the end of bytes that {@link #skip} has accepted.
     *
     * @hidden
     */
    public static int end(ByteBuffer b, int start, int limit, int origin, Bytes pseudo) {
        int restEnd = limit;
        return restEnd;
    }

    /**
     * For generated code: a view of bytes that {@link #skip} has accepted.
     *
     * @hidden
     */
    public static Repeats at(ByteBuffer b, int start, int end, int limit, int origin,
            Bytes pseudo) {
        boolean endianIsLittle = (BigEndian.getShort(b, start) & 0xffff) == 0xfffe;
        int pointsEnd = start + (endianIsLittle ? LittleEndian.getUint16(b, start + 2) : BigEndian.getShort(b, start + 2) & 0xffff) * 4 + 6;
        int linesEnd = pointsEnd + (endianIsLittle ? LittleEndian.getUint16(b, start + 4) : BigEndian.getShort(b, start + 4) & 0xffff);
        int optionsEnd = Repeats.endOfOptionsList(b, linesEnd);
        int tree_End = Tree.end(b, optionsEnd + 12, end, 0, (endianIsLittle ? LittleEndian.getUint16(b, start + 2) : BigEndian.getShort(b, start + 2) & 0xffff) == 0 || new OptionsList(linesEnd, optionsEnd, ElementList.UNCOUNTED, b, endianIsLittle).size() != 1);
        int restEnd = end;
        return new Repeats(b, start, endianIsLittle, pointsEnd, linesEnd, optionsEnd, tree_End, restEnd, pseudo);
    }

    /**
     * For generated code: a view of bytes that {@link #skip} has accepted.
     *
     * @hidden
     */
    public static Repeats startingAt(ByteBuffer b, int start, int limit, int origin, Bytes pseudo) {
        boolean endianIsLittle = (BigEndian.getShort(b, start) & 0xffff) == 0xfffe;
        int pointsEnd = start + (endianIsLittle ? LittleEndian.getUint16(b, start + 2) : BigEndian.getShort(b, start + 2) & 0xffff) * 4 + 6;
        int linesEnd = pointsEnd + (endianIsLittle ? LittleEndian.getUint16(b, start + 4) : BigEndian.getShort(b, start + 4) & 0xffff);
        int optionsEnd = Repeats.endOfOptionsList(b, linesEnd);
        int tree_End = Tree.end(b, optionsEnd + 12, limit, 0, (endianIsLittle ? LittleEndian.getUint16(b, start + 2) : BigEndian.getShort(b, start + 2) & 0xffff) == 0 || new OptionsList(linesEnd, optionsEnd, ElementList.UNCOUNTED, b, endianIsLittle).size() != 1);
        int restEnd = limit;
        return new Repeats(b, start, endianIsLittle, pointsEnd, linesEnd, optionsEnd, tree_End, restEnd, pseudo);
    }

    private static Repeats read(ByteBuffer b, int start, int limit, int origin, Limits limits,
            Bytes pseudo) throws ParseException {
        Bounds.require(start, 6, limit, "order 0-2 count 2-4 size 4-6");
        int order = BigEndian.getShort(b, start) & 0xffff;
        boolean endianIsLittle = order == 0xfffe;
        int count_ = endianIsLittle ? LittleEndian.getUint16(b, start + 2) : BigEndian.getShort(b, start + 2) & 0xffff;
        int size_ = endianIsLittle ? LittleEndian.getUint16(b, start + 4) : BigEndian.getShort(b, start + 4) & 0xffff;
        int pointsEnd = skipPointsList(start, limit, limits, count_);
        int linesEnd = Bounds.end("lines", pointsEnd, size_, limit);
        try {
            skipLinesList(b, pointsEnd, linesEnd, limits, pseudo);
        } catch (ParseException e) {
            throw e.insideWindow();
        }
        int optionsEnd = skipOptionsList(b, linesEnd, limit, limits);
        skipFixedList(optionsEnd, limit, limits);
        int tree_End;
        try {
            tree_End = Tree.skip(b, optionsEnd + 12, limit, 0, 1, limits, count_ == 0 || new OptionsList(linesEnd, optionsEnd, ElementList.UNCOUNTED, b, endianIsLittle).size() != 1);
        } catch (ParseException e) {
            throw e.within("tree");
        }
        int restEnd = skipRestList(tree_End, limit, limits);
        return new Repeats(b, start, endianIsLittle, pointsEnd, linesEnd, optionsEnd, tree_End, restEnd, pseudo);
    }

    private static int skipPointsList(int start, int limit, Limits limits, int count_) throws
            ParseException {
        int at = start + 6;
        int end = Bounds.endOfElements("points", at, count_, 4, limit, limits);
        return end;
    }

    private static int skipLinesList(ByteBuffer b, int pointsEnd, int limit, Limits limits,
            Bytes pseudo) throws ParseException {
        int at = pointsEnd;
        int index = 0;
        while (at < limit) {
            Bounds.checkCount("lines", at, ++index, limits);
            try {
                at = LinesItem.skip(b, at, limit, pseudo);
            } catch (ParseException e) {
                throw e.within("lines", index - 1);
            }
        }
        return at;
    }

    private static int skipOptionsList(ByteBuffer b, int linesEnd, int limit, Limits limits) throws
            ParseException {
        int at = linesEnd;
        int index = 0;
        while (true) {
            Bounds.checkCount("options", at, ++index, limits);
            int next;
            try {
                next = OptionsItem.skip(b, at, limit);
            } catch (ParseException e) {
                throw e.within("options", index - 1);
            }
            if (OptionsItem.isLast(b, at)) {
                return next;
            }
            at = next;
        }
    }

    private static int skipFixedList(int optionsEnd, int limit, Limits limits) throws
            ParseException {
        int at = optionsEnd;
        int end = Bounds.endOfElements("fixed", at, 3, 4, limit, limits);
        return end;
    }

    private static int skipRestList(int tree_End, int limit, Limits limits) throws ParseException {
        int at = tree_End;
        if ((limit - at) % 3 == 0) {
            Bounds.checkCount("rest", at, (limit - at) / 3, limits);
            return limit;
        }
        int index = 0;
        while (at < limit) {
            Bounds.checkCount("rest", at, ++index, limits);
            try {
                at = RestItem.skip(at, limit);
            } catch (ParseException e) {
                throw e.within("rest", index - 1);
            }
        }
        return at;
    }

    private static int endOfOptionsList(ByteBuffer b, int linesEnd) {
        int at = linesEnd;
        while (true) {
            int next = OptionsItem.end(b, at);
            if (OptionsItem.isLast(b, at)) {
                return next;
            }
            at = next;
        }
    }

    private static int skipOneOfPointsList(ByteBuffer b, int start, int limit, int depth,
            Limits limits) throws ParseException {
        try {
            Point.skip(b, start, limit, 0, depth + 1, limits);
        } catch (ParseException e) {
            throw e.within("pair");
        }
        return start + 4;
    }

    /**
     * Begins to build a packet in a buffer, step by step.
     *
     * @param buffer where it is written to, from its position on; that moves when the packet is complete
     * @param pseudo the packet's parameter {@code pseudo}
     * @return what is to be given first
     */
    public static Builder.NeedsOptions builder(ByteBuffer buffer, Bytes pseudo) {
        Writer writer = new Writer();
        writer.begin(new PacketWriter(buffer), pseudo, true);
        return writer;
    }

    /**
     * Appends a packet: into a buffer, or into the payload of another packet.
     *
     * @param out what it is appended to
     * @param pseudo the packet's parameter {@code pseudo}
     * @param content gives what the packet consists of
     * @throws BuildException if something does not fit, or contradicts something else
     */
    public static void write(PacketWriter out, Bytes pseudo, Builder.Content content) {
        Writer writer = new Writer();
        writer.begin(out, pseudo, true);
        content.write(writer);
        writer.finish();
    }

    /**
     * Values of {@code order}.
     */
    public sealed interface Order extends OpenEnum permits Order.Known, Order.Unknown {
        /**
         * {@link Known#Big}.
         */
        Order Big = Known.Big;

        /**
         * {@link Known#Little}.
         */
        Order Little = Known.Little;

        /**
         * The value for a number, whether it has a name or not.
         *
         * @param value on the wire
         * @return the value
         */
        static Order of(int value) {
            Known known = Known.find(value);
            return known != null ? known : new Unknown(value);
        }

        /**
         * The values that have a name.
         */
        enum Known implements Order {
            /**
             * {@code 65279}.
             */
            Big(0xfeff, "Big"),

            /**
             * {@code 65534}.
             */
            Little(0xfffe, "Little");

            private final long value;

            private final String tag;

            Known(long value, String tag) {
                this.value = value;
                this.tag = tag;
            }

            static Known find(int value) {
                switch (value) {
                    case 0xfeff:
                        return Big;
                    case 0xfffe:
                        return Little;
                    default:
                        return null;
                }
            }

            @Override
            public long value() {
                return value;
            }

            @Override
            public Optional<String> tag() {
                return Optional.of(tag);
            }

            @Override
            public String toString() {
                return tag;
            }
        }

        /**
         * A value without a name.
         *
         * @param value on the wire
         */
        record Unknown(long value) implements Order {
            public Unknown {
                if (value == (int) value && Known.find((int) value) != null) {
                    throw new IllegalArgumentException(value + " has a name");
                }
            }

            @Override
            public Optional<String> tag() {
                return Optional.empty();
            }

            @Override
            public String toString() {
                return Long.toUnsignedString(value);
            }
        }
    }

    /**
     * The elements of {@code lines}.
     */
    public static final class LinesList extends ElementList<LinesItem> {
        private final ByteBuffer buffer;

        private final Bytes pseudo;

        private LinesList(int start, int end, int size, ByteBuffer buffer, Bytes pseudo) {
            super(start, end, size, VARIABLE);
            this.buffer = buffer;
            this.pseudo = pseudo;
        }

        @Override
        protected LinesItem elementAt(int at, int elementEnd) {
            return LinesItem.at(buffer, at, elementEnd);
        }

        @Override
        protected int next(int at) {
            return LinesItem.end(buffer, at, pseudo);
        }

        @Override
        public Iterator<LinesItem> iterator() {
            return new Iterator<LinesItem>() {
                private int at = startOffset();

                @Override
                public boolean hasNext() {
                    return at < endOffset();
                }

                @Override
                public LinesItem next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    LinesItem element = LinesItem.startingAt(buffer, at, pseudo);
                    at = element.endOffset();
                    return element;
                }
            };
        }
    }

    /**
     * An element of {@code lines}.
     *
     * <pre>
     *  0                   1                   2                   3
     *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
     * +-+-+-+-+-+-+-+-+
     * |    length     |
     * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
     * ~          text: byte[length - 1 + sizeof(pseudo) % 2]          ~
     * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
     * </pre>
     */
    public static final class LinesItem implements View, TreePrintable {
        private final ByteBuffer buffer;

        private final int start;

        private final int textEnd;

        private LinesItem(ByteBuffer b, int start, int textEnd) {
            this.buffer = b;
            this.start = start;
            this.textEnd = textEnd;
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
            return textEnd;
        }

        /**
         * {@return {@code length}}
         */
        public int length() {
            return BigEndian.get(buffer, start) & 0xff;
        }

        /**
         * {@return {@code text}}
         */
        public Bytes text() {
            return Bytes.between(buffer, start + 1, textEnd);
        }

        @Override
        public List<Violation> violations() {
            List<Violation> found = new ArrayList<>();
            Violation.checkAlign(found, "text", start + 1, textEnd - start - 1, 2);
            return found;
        }

        @Override
        public void print(TreePrinter tree) {
            tree.field("length", length());
            tree.field("text", text());
        }

        @Override
        public String toString() {
            return TreePrinter.print("lines", this);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof LinesItem that
                    && encoded().equals(that.encoded());
        }

        @Override
        public int hashCode() {
            int hash = 1;
            hash = 31 * hash + encoded().hashCode();
            return hash;
        }

        private static LinesItem at(ByteBuffer b, int start, int end) {
            int textEnd = end;
            return new LinesItem(b, start, textEnd);
        }

        private static LinesItem startingAt(ByteBuffer b, int start, Bytes pseudo) {
            int textEnd = start + ((BigEndian.get(b, start) & 0xff) + pseudo.length() % 2);
            return new LinesItem(b, start, textEnd);
        }

        private static int skip(ByteBuffer b, int start, int limit, Bytes pseudo) throws
                ParseException {
            Bounds.require(start, 1, limit, "length 0-1");
            int length = BigEndian.get(b, start) & 0xff;
            int textEnd = Bounds.end("text", start + 1, length + pseudo.length() % 2 - 1, limit);
            return textEnd;
        }

        private static int end(ByteBuffer b, int start, Bytes pseudo) {
            int textEnd = start + ((BigEndian.get(b, start) & 0xff) + pseudo.length() % 2);
            return textEnd;
        }
    }

    /**
     * The elements of {@code options}.
     */
    public static final class OptionsList extends ElementList<OptionsItem> {
        private final ByteBuffer buffer;

        private final boolean isLittle;

        private OptionsList(int start, int end, int size, ByteBuffer buffer, boolean isLittle) {
            super(start, end, size, VARIABLE);
            this.buffer = buffer;
            this.isLittle = isLittle;
        }

        @Override
        protected OptionsItem elementAt(int at, int elementEnd) {
            return OptionsItem.at(buffer, at, elementEnd, isLittle);
        }

        @Override
        protected int next(int at) {
            return OptionsItem.end(buffer, at);
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
                    at = element.endOffset();
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
     * +-+-+-+-+-+-+-+-+
     * |l|    code     |
     * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
     * ~                value: uint16 when (-code &lt; -4)                ~
     * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
     * l = last
     * </pre>
     */
    public static final class OptionsItem implements View, TreePrintable {
        private final ByteBuffer buffer;

        private final int start;

        private final int value_End;

        private final boolean isLittle;

        private final int word0;

        private OptionsItem(ByteBuffer b, int start, int value_End, boolean isLittle, int word0) {
            this.buffer = b;
            this.start = start;
            this.value_End = value_End;
            this.isLittle = isLittle;
            this.word0 = word0;
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
            return value_End;
        }

        /**
         * {@return {@code last}}
         */
        public boolean last() {
            return (word0 & 0x80) != 0;
        }

        /**
         * {@return {@code code}}
         */
        public int code() {
            return word0 & 0x7f;
        }

        /**
         * {@return whether {@code value} is there}
         */
        public boolean hasValue() {
            return -(word0 & 0x7f) < -4;
        }

        /**
         * {@return {@code value}}
         */
        public int value() {
            if (!hasValue()) {
                throw Absence.field("value");
            }
            return isLittle ? LittleEndian.getUint16(buffer, start + 1) : BigEndian.getShort(buffer, start + 1) & 0xffff;
        }

        /**
         * Overwrites {@code value} in the buffer.
         *
         * @param value the new value
         * @throws BuildException if it does not fit
         */
        public void setValue(int value) {
            if (!hasValue()) {
                throw Absence.field("value");
            }
            Range.unsigned("value", value, 16);
            if (isLittle) {
                LittleEndian.putUint16(buffer, start + 1, value);
            } else {
                buffer.putShort(start + 1, (short) value);
            }
        }

        @Override
        public List<Violation> violations() {
            return List.of();
        }

        @Override
        public void print(TreePrinter tree) {
            tree.field("last", last());
            tree.field("code", code());
            if (hasValue()) {
                tree.field("value", value());
            }
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

        private static OptionsItem at(ByteBuffer b, int start, int end, boolean isLittle) {
            int value_End = end;
            int word0 = BigEndian.get(b, start);
            return new OptionsItem(b, start, value_End, isLittle, word0);
        }

        private static OptionsItem startingAt(ByteBuffer b, int start, boolean isLittle) {
            int word0 = BigEndian.get(b, start);
            int value_End = start + 1;
            if (-(word0 & 0x7f) < -4) {
                value_End = start + 3;
            }
            return new OptionsItem(b, start, value_End, isLittle, word0);
        }

        private static int skip(ByteBuffer b, int start, int limit) throws ParseException {
            Bounds.require(start, 1, limit, "last 0-1 code 0-1");
            int word0 = BigEndian.get(b, start);
            boolean last = (word0 & 0x80) != 0;
            int code = word0 & 0x7f;
            int value_End = start + 1;
            if (-code < -4) {
                Bounds.require(start + 1, 2, limit, "value 0-2");
                value_End = start + 3;
            }
            return value_End;
        }

        private static int end(ByteBuffer b, int start) {
            int value_End = start + 1;
            if (-(BigEndian.get(b, start) & 0x7f) < -4) {
                value_End = start + 3;
            }
            return value_End;
        }

        private static boolean isLast(ByteBuffer b, int start) {
            return (BigEndian.get(b, start) & 0x80) != 0;
        }
    }

    /**
     * The elements of {@code fixed}.
     */
    public static final class FixedList extends ElementList<FixedItem> {
        private final ByteBuffer buffer;

        private FixedList(int start, int end, int size, ByteBuffer buffer) {
            super(start, end, size, 4);
            this.buffer = buffer;
        }

        @Override
        protected FixedItem elementAt(int at, int elementEnd) {
            return FixedItem.at(buffer, at);
        }

        @Override
        protected int next(int at) {
            return at + 4;
        }

        @Override
        public Iterator<FixedItem> iterator() {
            return new Iterator<FixedItem>() {
                private int at = startOffset();

                @Override
                public boolean hasNext() {
                    return at < endOffset();
                }

                @Override
                public FixedItem next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    FixedItem element = FixedItem.startingAt(buffer, at);
                    at += 4;
                    return element;
                }
            };
        }
    }

    /**
     * An element of {@code fixed}.
     *
     * <pre>
     *  0                   1                   2                   3
     *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
     * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
     * |                              id                               |
     * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
     * Big-endian.
     * </pre>
     */
    public static final class FixedItem implements View, TreePrintable {
        private final ByteBuffer buffer;

        private final int start;

        private FixedItem(ByteBuffer b, int start) {
            this.buffer = b;
            this.start = start;
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
         * {@return {@code id}}
         */
        public long id() {
            return BigEndian.getInt(buffer, start) & 0xffff_ffffL;
        }

        /**
         * Overwrites {@code id} in the buffer.
         *
         * @param value the new value
         * @throws BuildException if it does not fit
         */
        public void setId(long value) {
            Range.unsigned("id", value, 32);
            buffer.putInt(start, (int) value);
        }

        @Override
        public List<Violation> violations() {
            return List.of();
        }

        @Override
        public void print(TreePrinter tree) {
            tree.field("id", id());
        }

        @Override
        public String toString() {
            return TreePrinter.print("fixed", this);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof FixedItem that
                    && encoded().equals(that.encoded());
        }

        @Override
        public int hashCode() {
            int hash = 1;
            hash = 31 * hash + encoded().hashCode();
            return hash;
        }

        private static FixedItem at(ByteBuffer b, int start) {
            return new FixedItem(b, start);
        }

        private static FixedItem startingAt(ByteBuffer b, int start) {
            return new FixedItem(b, start);
        }
    }

    /**
     * The elements of {@code rest}.
     */
    public static final class RestList extends ElementList<RestItem> {
        private final ByteBuffer buffer;

        private final boolean isLittle;

        private RestList(int start, int end, int size, ByteBuffer buffer, boolean isLittle) {
            super(start, end, size, 3);
            this.buffer = buffer;
            this.isLittle = isLittle;
        }

        @Override
        protected RestItem elementAt(int at, int elementEnd) {
            return RestItem.at(buffer, at, isLittle);
        }

        @Override
        protected int next(int at) {
            return at + 3;
        }

        @Override
        public Iterator<RestItem> iterator() {
            return new Iterator<RestItem>() {
                private int at = startOffset();

                @Override
                public boolean hasNext() {
                    return at < endOffset();
                }

                @Override
                public RestItem next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    RestItem element = RestItem.startingAt(buffer, at, isLittle);
                    at += 3;
                    return element;
                }
            };
        }
    }

    /**
     * An element of {@code rest}.
     *
     * <pre>
     *  0                   1                   2
     *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3
     * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
     * |                     word                      |
     * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
     * </pre>
     */
    public static final class RestItem implements View, TreePrintable {
        private final ByteBuffer buffer;

        private final int start;

        private final boolean isLittle;

        private RestItem(ByteBuffer b, int start, boolean isLittle) {
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
            return start + 3;
        }

        /**
         * {@return {@code word}}
         */
        public int word() {
            return isLittle ? LittleEndian.getUint24(buffer, start) : BigEndian.getUint24(buffer, start);
        }

        /**
         * Overwrites {@code word} in the buffer.
         *
         * @param value the new value
         * @throws BuildException if it does not fit
         */
        public void setWord(int value) {
            Range.unsigned("word", value, 24);
            if (isLittle) {
                LittleEndian.putUint24(buffer, start, value);
            } else {
                BigEndian.putUint24(buffer, start, value);
            }
        }

        @Override
        public List<Violation> violations() {
            return List.of();
        }

        @Override
        public void print(TreePrinter tree) {
            tree.field("word", word());
        }

        @Override
        public String toString() {
            return TreePrinter.print("rest", this);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof RestItem that
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

        private static RestItem at(ByteBuffer b, int start, boolean isLittle) {
            return new RestItem(b, start, isLittle);
        }

        private static RestItem startingAt(ByteBuffer b, int start, boolean isLittle) {
            return new RestItem(b, start, isLittle);
        }

        private static int skip(int start, int limit) throws ParseException {
            Bounds.require(start, 3, limit, "word 0-3");
            return start + 3;
        }
    }

    /**
     * The stages in which {@code repeats} is built: each says what may be given next, and only when nothing is missing there is a {@code build()}.
     */
    public interface Builder {
        /**
         * {@code options} is still missing.
         */
        interface NeedsOptions {
            /**
             * Gives {@code order}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsOptions order(int value);

            /**
             * Gives {@code order}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsOptions order(Order value);

            /**
             * Gives {@code points}.
             *
             * @param content to add the elements
             * @return what may be given next
             * @throws BuildException if one of them does not fit
             */
            NeedsOptionsAfterPoints points(Consumer<PointsList> content);

            /**
             * Gives {@code points}.
             *
             * @param elements elements that were read
             * @return what may be given next
             * @throws BuildException if one of them does not fit
             */
            NeedsOptionsAfterPoints points(Point.Sequence elements);

            /**
             * Gives {@code lines}.
             *
             * @param content to add the elements
             * @return what may be given next
             * @throws BuildException if one of them does not fit
             */
            NeedsOptionsAfterLines lines(Consumer<LinesList> content);

            /**
             * Gives {@code lines}.
             *
             * @param elements elements that were read
             * @return what may be given next
             * @throws BuildException if one of them does not fit
             */
            NeedsOptionsAfterLines lines(Repeats.LinesList elements);

            /**
             * Gives {@code options}.
             *
             * @param content to add the elements
             * @return what may be given next
             * @throws BuildException if one of them does not fit
             */
            NeedsFixed options(Consumer<OptionsList> content);

            /**
             * Gives {@code options}.
             *
             * @param elements elements that were read
             * @return what may be given next
             * @throws BuildException if one of them does not fit
             */
            NeedsFixed options(Repeats.OptionsList elements);
        }

        /**
         * {@code options} is still missing.
         */
        interface NeedsOptionsAfterPoints {
            /**
             * Gives {@code lines}.
             *
             * @param content to add the elements
             * @return what may be given next
             * @throws BuildException if one of them does not fit
             */
            NeedsOptionsAfterLines lines(Consumer<LinesList> content);

            /**
             * Gives {@code lines}.
             *
             * @param elements elements that were read
             * @return what may be given next
             * @throws BuildException if one of them does not fit
             */
            NeedsOptionsAfterLines lines(Repeats.LinesList elements);

            /**
             * Gives {@code options}.
             *
             * @param content to add the elements
             * @return what may be given next
             * @throws BuildException if one of them does not fit
             */
            NeedsFixed options(Consumer<OptionsList> content);

            /**
             * Gives {@code options}.
             *
             * @param elements elements that were read
             * @return what may be given next
             * @throws BuildException if one of them does not fit
             */
            NeedsFixed options(Repeats.OptionsList elements);
        }

        /**
         * {@code options} is still missing.
         */
        interface NeedsOptionsAfterLines {
            /**
             * Gives {@code options}.
             *
             * @param content to add the elements
             * @return what may be given next
             * @throws BuildException if one of them does not fit
             */
            NeedsFixed options(Consumer<OptionsList> content);

            /**
             * Gives {@code options}.
             *
             * @param elements elements that were read
             * @return what may be given next
             * @throws BuildException if one of them does not fit
             */
            NeedsFixed options(Repeats.OptionsList elements);
        }

        /**
         * {@code fixed} is still missing.
         */
        interface NeedsFixed {
            /**
             * Gives {@code fixed}.
             *
             * @param content to add the elements
             * @return what may be given next
             * @throws BuildException if one of them does not fit
             */
            NeedsTree fixed(Consumer<FixedList> content);

            /**
             * Gives {@code fixed}.
             *
             * @param elements elements that were read
             * @return what may be given next
             * @throws BuildException if one of them does not fit
             */
            NeedsTree fixed(Repeats.FixedList elements);
        }

        /**
         * {@code tree} is still missing.
         */
        interface NeedsTree {
            /**
             * Gives {@code tree}.
             *
             * @param content the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            MayHaveRest tree(Tree.Builder.Content content);

            /**
             * Gives {@code tree}.
             *
             * @param view the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            MayHaveRest tree(Tree view);
        }

        /**
         * Nothing is missing; {@code rest} may be given.
         */
        interface MayHaveRest extends Complete {
            /**
             * Gives {@code rest}.
             *
             * @param content to add the elements
             * @return what may be given next
             * @throws BuildException if one of them does not fit
             */
            Complete rest(Consumer<RestList> content);

            /**
             * Gives {@code rest}.
             *
             * @param elements elements that were read
             * @return what may be given next
             * @throws BuildException if one of them does not fit
             */
            Complete rest(Repeats.RestList elements);
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
            Complete write(NeedsOptions builder);
        }

        /**
         * Adds elements to {@code points}, one after the other.
         */
        interface PointsList {
            /**
             * Adds an element.
             *
             * @param content what it is
             * @return this
             * @throws BuildException if it does not fit
             */
            PointsList add(Point.Builder.Content content);

            /**
             * Adds an element.
             *
             * @param view one that was read
             * @return this
             * @throws BuildException if it does not fit
             */
            PointsList add(Point view);
        }

        /**
         * Adds elements to {@code lines}, one after the other.
         */
        interface LinesList {
            /**
             * Adds an element.
             *
             * @param value what it is
             * @return this
             * @throws BuildException if it does not fit
             */
            LinesList add(Bytes value);

            /**
             * Adds an element.
             *
             * @param value what it is
             * @return this
             * @throws BuildException if it does not fit
             */
            LinesList add(byte[] value);

            /**
             * Adds an element.
             *
             * @param content what it is
             * @return this
             * @throws BuildException if it does not fit
             */
            LinesList add(PayloadWriter content);

            /**
             * Adds an element.
             *
             * @param view one that was read
             * @return this
             * @throws BuildException if it does not fit
             */
            LinesList add(LinesItem view);
        }

        /**
         * {@code last} is still missing.
         */
        interface OptionsItemNeedsLast {
            /**
             * Gives {@code last}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            OptionsItemNeedsCode last(boolean value);
        }

        /**
         * {@code code} is still missing.
         */
        interface OptionsItemNeedsCode {
            /**
             * Gives {@code code}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            OptionsItemMayHaveValue code(int value);
        }

        /**
         * Nothing is missing; {@code value} may be given.
         */
        interface OptionsItemMayHaveValue extends OptionsItemComplete {
            /**
             * Gives {@code value}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            OptionsItemComplete value(int value);
        }

        /**
         * Nothing is missing.
         */
        interface OptionsItemComplete {
        }

        /**
         * Gives what the element consists of. One that captures nothing, or is kept, costs no allocation.
         */
        @FunctionalInterface
        interface OptionsItemContent {
            /**
             * Gives all of it.
             *
             * @param builder to be given it
             * @return what remains when nothing is missing
             */
            OptionsItemComplete write(OptionsItemNeedsLast builder);
        }

        /**
         * Adds elements to {@code options}, one after the other.
         */
        interface OptionsList {
            /**
             * Adds an element.
             *
             * @param content what it is
             * @return this
             * @throws BuildException if it does not fit
             */
            OptionsList add(OptionsItemContent content);

            /**
             * Adds an element.
             *
             * @param view one that was read
             * @return this
             * @throws BuildException if it does not fit
             */
            OptionsList add(OptionsItem view);
        }

        /**
         * Adds elements to {@code fixed}, one after the other.
         */
        interface FixedList {
            /**
             * Adds an element.
             *
             * @param value what it is
             * @return this
             * @throws BuildException if it does not fit
             */
            FixedList add(long value);

            /**
             * Adds an element.
             *
             * @param view one that was read
             * @return this
             * @throws BuildException if it does not fit
             */
            FixedList add(FixedItem view);
        }

        /**
         * Adds elements to {@code rest}, one after the other.
         */
        interface RestList {
            /**
             * Adds an element.
             *
             * @param value what it is
             * @return this
             * @throws BuildException if it does not fit
             */
            RestList add(int value);

            /**
             * Adds an element.
             *
             * @param view one that was read
             * @return this
             * @throws BuildException if it does not fit
             */
            RestList add(RestItem view);
        }
    }

    /**
     * Builds packets, one after the other: one that is kept makes further packets without allocating. Not for several threads at once.
     */
    public static final class Writer implements Builder.NeedsOptions,
            Builder.NeedsOptionsAfterPoints,
            Builder.NeedsOptionsAfterLines,
            Builder.NeedsFixed,
            Builder.NeedsTree,
            Builder.MayHaveRest,
            Builder.Complete {
        private PacketWriter out;

        private Bytes pseudo = Bytes.EMPTY;

        private boolean pseudoIsKnown;

        /**
         * {@code order}.
         */
        private long orderWord;

        private PointsItems pointsList;

        private int step;

        private LinesItems linesList;

        private OptionsItems optionsList;

        private boolean endianIsLittle;

        private FixedItems fixedList;

        private Tree.Writer tree_Builder;

        private ByteBuffer b;

        private int start;

        private int optionsEnd;

        private int pointsCount;

        private int optionsCount;

        private RestItems restList;

        private int linesEnd;

        private int pointsEnd;

        private int fixedCount;

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
        public void begin(PacketWriter out, Bytes pseudo, boolean pseudoIsKnown) {
            if (this.out != out || b != out.buffer()) {
                this.out = out;
                b = out.buffer();
            }
            if (this.pseudo != pseudo) {
                this.pseudo = pseudo;
            }
            this.pseudoIsKnown = pseudoIsKnown;
            start = out.position();
            step = 0;
            pointsCount = 0;
            optionsCount = 0;
            fixedCount = 0;
            out.claim("order", 2);
            orderWord = 0xfeff;
        }

        /**
         * For generated code: fills in and checks what follows from the rest.
         *
         * @hidden
         */
        public void finish() {
            passRest();
            if (endianIsLittle) {
                LittleEndian.putUint16(b, start + 2, (int) Range.between("count", pointsCount, 0, 0xffff));
            } else {
                b.putShort(start + 2, (short) Range.between("count", pointsCount, 0, 0xffff));
            }
            if (endianIsLittle) {
                LittleEndian.putUint16(b, start + 4, (int) Range.between("size", linesEnd - pointsEnd, 0, 0xffff));
            } else {
                b.putShort(start + 4, (short) Range.between("size", linesEnd - pointsEnd, 0, 0xffff));
            }
            b.putShort(start, (short) orderWord);
            if (fixedCount != 3) {
                throw wrongFixed();
            }
        }

        @Override
        public ByteBuffer build() {
            finish();
            return out.finish();
        }

        @Override
        public Builder.NeedsOptions order(int value) {
            if (value >>> 16 != 0) {
                throw BuildException.outOfRange("order", value, 0, 0xffff);
            }
            orderWord = value;
            return this;
        }

        @Override
        public Builder.NeedsOptions order(Order value) {
            return order((int) value.value());
        }

        @Override
        public Builder.NeedsOptionsAfterPoints points(Consumer<Builder.PointsList> content) {
            passEndian();
            if (pointsList == null) {
                pointsList = new PointsItems();
            }
            pointsList.count = 0;
            content.accept(pointsList);
            pointsCount = pointsList.count;
            pointsEnd = out.position();
            step = 4;
            return this;
        }

        @Override
        public Builder.NeedsOptionsAfterPoints points(Point.Sequence elements) {
            passEndian();
            if (pointsList == null) {
                pointsList = new PointsItems();
            }
            pointsList.count = 0;
            pointsList.addAll(elements);
            pointsCount = pointsList.count;
            pointsEnd = out.position();
            step = 4;
            return this;
        }

        @Override
        public Builder.NeedsOptionsAfterLines lines(Consumer<Builder.LinesList> content) {
            passPoints();
            if (linesList == null) {
                linesList = new LinesItems();
            }
            linesList.count = 0;
            content.accept(linesList);
            linesEnd = out.position();
            step = 5;
            return this;
        }

        @Override
        public Builder.NeedsOptionsAfterLines lines(LinesList elements) {
            passPoints();
            if (linesList == null) {
                linesList = new LinesItems();
            }
            linesList.count = 0;
            linesList.addAll(elements);
            linesEnd = out.position();
            step = 5;
            return this;
        }

        @Override
        public Builder.NeedsFixed options(Consumer<Builder.OptionsList> content) {
            passLines();
            if (optionsList == null) {
                optionsList = new OptionsItems();
            }
            optionsList.count = 0;
            optionsList.isEnded = false;
            optionsList.isLittle = endianIsLittle;
            content.accept(optionsList);
            if (!optionsList.isEnded) {
                throw BuildException.contradiction("options", "must have an element that ends it");
            }
            optionsCount = optionsList.count;
            optionsEnd = out.position();
            step = 6;
            return this;
        }

        @Override
        public Builder.NeedsFixed options(OptionsList elements) {
            passLines();
            if (optionsList == null) {
                optionsList = new OptionsItems();
            }
            optionsList.count = 0;
            optionsList.isEnded = false;
            optionsList.isLittle = endianIsLittle;
            optionsList.addAll(elements);
            if (!optionsList.isEnded) {
                throw BuildException.contradiction("options", "must have an element that ends it");
            }
            optionsCount = optionsList.count;
            optionsEnd = out.position();
            step = 6;
            return this;
        }

        @Override
        public Builder.NeedsTree fixed(Consumer<Builder.FixedList> content) {
            if (fixedList == null) {
                fixedList = new FixedItems();
            }
            fixedList.count = 0;
            content.accept(fixedList);
            fixedCount = fixedList.count;
            step = 7;
            return this;
        }

        @Override
        public Builder.NeedsTree fixed(FixedList elements) {
            if (fixedList == null) {
                fixedList = new FixedItems();
            }
            fixedList.count = 0;
            fixedList.addAll(elements);
            fixedCount = fixedList.count;
            step = 7;
            return this;
        }

        @Override
        public Builder.MayHaveRest tree(Tree.Builder.Content content) {
            if (tree_Builder == null) {
                tree_Builder = new Tree.Writer();
            }
            try {
                tree_Builder.begin(out, Bytes.between(b, start + 6, optionsEnd + 12), true, pointsCount == 0 || optionsCount != 1, true);
                content.write(tree_Builder);
                tree_Builder.finish();
            } catch (BuildException e) {
                throw e.within("tree");
            }
            step = 8;
            return this;
        }

        @Override
        public Builder.MayHaveRest tree(Tree view) {
            if (tree_Builder == null) {
                tree_Builder = new Tree.Writer();
            }
            try {
                tree_Builder.begin(out, Bytes.between(b, start + 6, optionsEnd + 12), true, pointsCount == 0 || optionsCount != 1, true);
                tree_Builder.put(view);
                tree_Builder.finish();
            } catch (BuildException e) {
                throw e.within("tree");
            }
            step = 8;
            return this;
        }

        @Override
        public Builder.Complete rest(Consumer<Builder.RestList> content) {
            if (restList == null) {
                restList = new RestItems();
            }
            restList.count = 0;
            restList.isLittle = endianIsLittle;
            content.accept(restList);
            step = 9;
            return this;
        }

        @Override
        public Builder.Complete rest(RestList elements) {
            if (restList == null) {
                restList = new RestItems();
            }
            restList.count = 0;
            restList.isLittle = endianIsLittle;
            restList.addAll(elements);
            step = 9;
            return this;
        }

        /**
         * For generated code: gives all that a view has.
         *
         * @param view what was read
         * @hidden
         */
        public void put(Repeats view) {
            order(view.orderRaw());
            points(view.points());
            lines(view.lines());
            options(view.options());
            fixed(view.fixed());
            tree(view.tree());
            rest(view.rest());
        }

        private BuildException wrongFixed() {
            return BuildException.wrongSize("fixed", fixedCount, 3, "elements");
        }

        private void passEndian() {
            if (step <= 1) {
                endianIsLittle = ((int) orderWord & 0xffff) == 0xfffe;
                step = 2;
                out.claim("count", 4);
                b.putInt(start + 2, 0);
            }
        }

        private void passPoints() {
            if (step <= 3) {
                passEndian();
                pointsEnd = out.position();
                step = 4;
            }
        }

        private void passLines() {
            if (step <= 4) {
                passPoints();
                linesEnd = out.position();
                step = 5;
            }
        }

        private void passRest() {
            if (step <= 8) {
                step = 9;
            }
        }

        /**
         * Appends a packet.
         *
         * @param out what it is appended to
         * @param pseudo the packet's parameter {@code pseudo}
         * @param content gives what the packet consists of
         * @throws BuildException if something does not fit, or contradicts something else
         */
        public void write(PacketWriter out, Bytes pseudo, Builder.Content content) {
            begin(out, pseudo, true);
            content.write(this);
            finish();
        }

        private final class PointsItems implements Builder.PointsList {
            private final PointsItem element = new PointsItem();

            private int count;

            @Override
            public Builder.PointsList add(Point.Builder.Content content) {
                try {
                    element.begin();
                    element.pair(content);
                    element.finish();
                } catch (BuildException e) {
                    throw e.within("points", count);
                }
                count++;
                return this;
            }

            @Override
            public Builder.PointsList add(Point view) {
                try {
                    out.putBytes(null, view.buffer(), view.startOffset(), view.endOffset());
                } catch (BuildException e) {
                    throw e.within("points", count);
                }
                count++;
                return this;
            }

            private void addAll(Point.Sequence elements) {
                if (elements.startOffset() < elements.endOffset()) {
                    out.putBytes("points", elements.get(0).buffer(), elements.startOffset(), elements.endOffset());
                }
                count = elements.size();
            }
        }

        private final class PointsItem {
            private Point.Writer pairBuilder;

            private void begin() {
            }

            private void finish() {
            }

            public PointsItem pair(Point.Builder.Content content) {
                if (pairBuilder == null) {
                    pairBuilder = new Point.Writer();
                }
                try {
                    pairBuilder.begin(out);
                    content.write(pairBuilder);
                    pairBuilder.finish();
                } catch (BuildException e) {
                    throw e.within("pair");
                }
                return this;
            }

            public PointsItem pair(Point view) {
                out.putBytes("pair", view.buffer(), view.startOffset(), view.endOffset());
                return this;
            }
        }

        private final class LinesItems implements Builder.LinesList {
            private final LinesItem element = new LinesItem();

            private int count;

            @Override
            public Builder.LinesList add(Bytes value) {
                try {
                    element.begin();
                    element.text(value);
                    element.finish();
                } catch (BuildException e) {
                    throw e.within("lines", count);
                }
                count++;
                return this;
            }

            @Override
            public Builder.LinesList add(byte[] value) {
                try {
                    element.begin();
                    element.text(value);
                    element.finish();
                } catch (BuildException e) {
                    throw e.within("lines", count);
                }
                count++;
                return this;
            }

            @Override
            public Builder.LinesList add(PayloadWriter content) {
                try {
                    element.begin();
                    element.text(content);
                    element.finish();
                } catch (BuildException e) {
                    throw e.within("lines", count);
                }
                count++;
                return this;
            }

            @Override
            public Builder.LinesList add(Repeats.LinesItem view) {
                try {
                    element.begin();
                    element.put(view);
                    element.finish();
                } catch (BuildException e) {
                    throw e.within("lines", count);
                }
                count++;
                return this;
            }

            private void addAll(LinesList elements) {
                for (Repeats.LinesItem view : elements) {
                    add(view);
                }
            }
        }

        private final class LinesItem {
            private int textEnd;

            private int start;

            /**
             * {@code length}.
             */
            private long lengthWord;

            private ByteBuffer b;

            private void begin() {
                if (b != out.buffer()) {
                    b = out.buffer();
                }
                start = out.position();
                out.claim("length", 1);
                lengthWord = 0;
            }

            private void finish() {
                lengthWord = Range.between("length", textEnd - start - Writer.this.pseudo.length() % 2, 0, 255);
                b.put(start, (byte) lengthWord);
            }

            public LinesItem text(Bytes value) {
                int at = out.putBytes("text", value);
                out.align("text", at, 2);
                textEnd = out.position();
                return this;
            }

            public LinesItem text(byte[] value) {
                return text(Bytes.wrap(value));
            }

            public LinesItem text(PayloadWriter content) {
                int at = out.putPayload("text", content);
                out.align("text", at, 2);
                textEnd = out.position();
                return this;
            }

            private void put(Repeats.LinesItem view) {
                text(view.text());
            }
        }

        private final class OptionsItems implements Builder.OptionsList {
            private final OptionsItem element = new OptionsItem();

            private int count;

            private boolean isEnded;

            private boolean isLittle;

            @Override
            public Builder.OptionsList add(Builder.OptionsItemContent content) {
                try {
                    if (isEnded) {
                        throw BuildException.contradiction(null, "follows the element that ends the list");
                    }
                    element.begin(isLittle);
                    content.write(element);
                    element.finish();
                    isEnded = element.endsList();
                } catch (BuildException e) {
                    throw e.within("options", count);
                }
                count++;
                return this;
            }

            @Override
            public Builder.OptionsList add(Repeats.OptionsItem view) {
                try {
                    if (isEnded) {
                        throw BuildException.contradiction(null, "follows the element that ends the list");
                    }
                    element.begin(isLittle);
                    element.put(view);
                    element.finish();
                    isEnded = element.endsList();
                } catch (BuildException e) {
                    throw e.within("options", count);
                }
                count++;
                return this;
            }

            private void addAll(OptionsList elements) {
                for (Repeats.OptionsItem view : elements) {
                    add(view);
                }
            }
        }

        private final class OptionsItem implements Builder.OptionsItemNeedsLast,
                Builder.OptionsItemNeedsCode,
                Builder.OptionsItemMayHaveValue,
                Builder.OptionsItemComplete {
            /**
             * {@code last}, {@code code}.
             */
            private long lastWord;

            private boolean isLittle;

            private ByteBuffer b;

            private int start;

            private int step;

            private boolean value_IsThere;

            private void begin(boolean isLittle) {
                this.isLittle = isLittle;
                if (b != out.buffer()) {
                    b = out.buffer();
                }
                start = out.position();
                step = 0;
                value_IsThere = false;
                out.claim("last", 1);
                lastWord = 0;
            }

            private void finish() {
                passValue();
                b.put(start, (byte) lastWord);
                if ((value_IsThere) != (-((int) lastWord & 0x7f) < -4)) {
                    throw wrongValue();
                }
            }

            @Override
            public Builder.OptionsItemNeedsCode last(boolean value) {
                lastWord = lastWord & ~0x80L | (value ? 0x80L : 0);
                return this;
            }

            @Override
            public Builder.OptionsItemMayHaveValue code(int value) {
                if (value >>> 7 != 0) {
                    throw BuildException.outOfRange("code", value, 0, 127);
                }
                lastWord = lastWord & ~0x7fL | value;
                return this;
            }

            @Override
            public Builder.OptionsItemComplete value(int value) {
                value_IsThere = true;
                if (value >>> 16 != 0) {
                    throw BuildException.outOfRange("value", value, 0, 0xffff);
                }
                out.claim("value", 2);
                if (isLittle) {
                    LittleEndian.putUint16(b, start + 1, value);
                } else {
                    b.putShort(start + 1, (short) value);
                }
                step = 2;
                return this;
            }

            private void put(Repeats.OptionsItem view) {
                last(view.last());
                code(view.code());
                if (view.hasValue()) {
                    value(view.value());
                }
            }

            private BuildException wrongValue() {
                return BuildException.contradiction("value", value_IsThere ? "is given, but its condition does not hold" : "is missing, but its condition holds");
            }

            private boolean endsList() {
                return (lastWord & 0x80L) != 0;
            }

            private void passValue() {
                if (step <= 1) {
                    step = 2;
                }
            }
        }

        private final class FixedItems implements Builder.FixedList {
            private final FixedItem element = new FixedItem();

            private int count;

            @Override
            public Builder.FixedList add(long value) {
                try {
                    element.begin();
                    element.id(value);
                    element.finish();
                } catch (BuildException e) {
                    throw e.within("fixed", count);
                }
                count++;
                return this;
            }

            @Override
            public Builder.FixedList add(Repeats.FixedItem view) {
                try {
                    out.putBytes(null, view.buffer(), view.startOffset(), view.endOffset());
                } catch (BuildException e) {
                    throw e.within("fixed", count);
                }
                count++;
                return this;
            }

            private void addAll(FixedList elements) {
                if (elements.startOffset() < elements.endOffset()) {
                    out.putBytes("fixed", elements.get(0).buffer(), elements.startOffset(), elements.endOffset());
                }
                count = elements.size();
            }
        }

        private final class FixedItem {
            private ByteBuffer b;

            private int start;

            private void begin() {
                if (b != out.buffer()) {
                    b = out.buffer();
                }
                start = out.position();
                out.claim("id", 4);
            }

            private void finish() {
            }

            public FixedItem id(long value) {
                if (value >>> 32 != 0) {
                    throw BuildException.outOfRange("id", value, 0, 0xffffffffL);
                }
                b.putInt(start, (int) value);
                return this;
            }
        }

        private final class RestItems implements Builder.RestList {
            private final RestItem element = new RestItem();

            private int count;

            private boolean isLittle;

            @Override
            public Builder.RestList add(int value) {
                try {
                    element.begin(isLittle);
                    element.word(value);
                    element.finish();
                } catch (BuildException e) {
                    throw e.within("rest", count);
                }
                count++;
                return this;
            }

            @Override
            public Builder.RestList add(Repeats.RestItem view) {
                try {
                    element.begin(isLittle);
                    element.put(view);
                    element.finish();
                } catch (BuildException e) {
                    throw e.within("rest", count);
                }
                count++;
                return this;
            }

            private void addAll(RestList elements) {
                for (Repeats.RestItem view : elements) {
                    add(view);
                }
            }
        }

        private final class RestItem {
            private boolean isLittle;

            private ByteBuffer b;

            private int start;

            private void begin(boolean isLittle) {
                this.isLittle = isLittle;
                if (b != out.buffer()) {
                    b = out.buffer();
                }
                start = out.position();
                out.claim("word", 3);
            }

            private void finish() {
            }

            public RestItem word(int value) {
                if (value >>> 24 != 0) {
                    throw BuildException.outOfRange("word", value, 0, 0xffffff);
                }
                if (isLittle) {
                    LittleEndian.putUint24(b, start, value);
                } else {
                    BigEndian.putUint24(b, start, value);
                }
                return this;
            }

            private void put(Repeats.RestItem view) {
                word(view.word());
            }
        }
    }
}
