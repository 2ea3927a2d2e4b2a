// Generated from scalars.mpl by mplc; do not edit
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.mpl4j.runtime.Bounds;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ElementList;
import org.mpl4j.runtime.GeneratedByMpl;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.OpenBytesEnum;
import org.mpl4j.runtime.OpenEnum;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.ParseResult;
import org.mpl4j.runtime.PayloadWriter;
import org.mpl4j.runtime.Range;
import org.mpl4j.runtime.View;
import org.mpl4j.runtime.Violation;
import org.mpl4j.runtime.codec.CompressedDnsNameCodec;
import org.mpl4j.runtime.codec.DelimitedBytes;
import org.mpl4j.runtime.codec.DnsName;
import org.mpl4j.runtime.codec.DnsNameCodec;
import org.mpl4j.runtime.codec.FixedBytes;
import org.mpl4j.runtime.codec.Mpint;
import org.mpl4j.runtime.codec.MpintCodec;
import org.mpl4j.runtime.codec.PrefixedBytes;
import org.mpl4j.runtime.codec.Quicint;
import org.mpl4j.runtime.codec.Varint;
import org.mpl4j.runtime.text.Show;
import org.mpl4j.runtime.text.TreePrintable;
import org.mpl4j.runtime.text.TreePrinter;
import org.mpl4j.runtime.wire.BigEndian;
import org.mpl4j.runtime.wire.Bits;

/**
 * Packet {@code scalars}.
 *
 * <p>A field of every type.
 * &#64;author is no tag here, and &#92;u002a/ ends nothing.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                             magic                             |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |     kind      |f|col|                                         |
 * |               | |our|                                         |
 * +-+-+-+-+-+-+-+-+-+-+-+                         +-+-+-+-+-+-+-+-+
 * |                     wide                      |       a       |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |      ...      |                       b                       |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                               c                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                               d                               |
 * +                               +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                               |                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+                               +
 * |                               e                               |
 * +                               +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                               |       f       |       g       |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |      ...      |                       h                       |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                               i                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                               j                               |
 * +                               +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                               |                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+                               +
 * |                               k                               |
 * +                               +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                               |      on       |      ...      |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                       l                       |               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+               +
 * |                               m                               |
 * +                                               +-+-+-+-+-+-+-+-+
 * |                                               |               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+               +
 * |                                                               |
 * +                                                               +
 * |                            address                            |
 * +                                                               +
 * |                                                               |
 * +                                               +-+-+-+-+-+-+-+-+
 * |                                               |      ...      |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |             verb              |width|
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * ~                   ratio: bit[5 + 8 * width]                   ~
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * ~                        short: string8                         ~
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * ~                       medium: string16                        ~
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * ~                        long: string32                         ~
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * ~                   name: bytes until (0x00)                    ~
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * ~                  line: bytes until (0x0d0a)                   ~
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * ~                           n: varint                           ~
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * ~                          o: quicint                           ~
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * ~                           p: mpint                            ~
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * ~                           q: number                           ~
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * ~                       plain: dns_label                        ~
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * ~                    packed: dns_label_comp                     ~
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * f = flag
 * </pre>
 */
@GeneratedByMpl("scalars.mpl")
public final class Scalars implements View, TreePrintable {
    private static final Bytes BYTES_0 = Bytes.ofHex("00");

    private static final Bytes BYTES_1 = Bytes.ofHex("0d0a");

    private static final Bytes BYTES_2 = Bytes.ofHex("7f454c46");

    private final ByteBuffer buffer;

    private final int start;

    private final int ratioEnd;

    private final int short_End;

    private final int mediumEnd;

    private final int long_End;

    private final int nameEnd;

    private final int lineEnd;

    private final int nEnd;

    private final int oEnd;

    private final int pEnd;

    private final int qEnd;

    private final int plainEnd;

    private final int packedEnd;

    private final int origin;

    private long word0;

    private long word1;

    private long word2;

    private Scalars(ByteBuffer b, int start, int ratioEnd, int short_End, int mediumEnd,
            int long_End, int nameEnd, int lineEnd, int nEnd, int oEnd, int pEnd, int qEnd,
            int plainEnd, int packedEnd, int origin, long word0, long word1, long word2) {
        this.buffer = b;
        this.start = start;
        this.ratioEnd = ratioEnd;
        this.short_End = short_End;
        this.mediumEnd = mediumEnd;
        this.long_End = long_End;
        this.nameEnd = nameEnd;
        this.lineEnd = lineEnd;
        this.nEnd = nEnd;
        this.oEnd = oEnd;
        this.pEnd = pEnd;
        this.qEnd = qEnd;
        this.plainEnd = plainEnd;
        this.packedEnd = packedEnd;
        this.origin = origin;
        this.word0 = word0;
        this.word1 = word1;
        this.word2 = word2;
    }

    /**
     * Parses a packet. Bytes after it are left alone.
     *
     * @param buffer whose remaining bytes are looked at; its position stays where it is
     * @return a view of the buffer
     * @throws ParseException if there is no such packet
     */
    public static Scalars parse(ByteBuffer buffer) throws ParseException {
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
    public static Scalars parse(ByteBuffer buffer, Limits limits) throws ParseException {
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
    public static Scalars parse(Bytes bytes) throws ParseException {
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
    public static ParseResult<Scalars> tryParse(ByteBuffer buffer) {
        return tryParse(buffer, Limits.DEFAULT);
    }

    /**
     * Parses a packet, and throws nothing if there is none.
     *
     * @param buffer whose remaining bytes are looked at; its position stays where it is
     * @param limits how much may be done
     * @return the packet, or what is wrong
     */
    public static ParseResult<Scalars> tryParse(ByteBuffer buffer, Limits limits) {
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
    public static ParseResult<Scalars> tryParse(Bytes bytes) {
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
    public static Scalars parseStrict(ByteBuffer buffer) throws ParseException {
        Scalars packet = parse(buffer, Limits.DEFAULT);
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
        Bounds.require(start, 91, limit, "magic 0-4 kind 4-5 flag 5-6 colour 5-6 wide 5-11 a 11-13 b 13-16 c 16-20 d 20-26 e 26-34 "
                + "f 34-35 g 35-37 h 37-40 i 40-44 j 44-50 k 50-58 on 58-59 l 59-63 m 63-71 address 71-87 "
                + "verb 87-90 width 90-91");
        Bounds.magic("magic", b, start, start + 4, BYTES_2);
        int width = BigEndian.get(b, start + 90) >>> 5 & 0x7;
        int ratioEnd = Bounds.endOfBits("ratio", (start + 90) * 8L + 3, 8 * width + 5, limit);
        int short_End = PrefixedBytes.skip(b, ratioEnd, limit, 1, false, "short");
        int mediumEnd = PrefixedBytes.skip(b, short_End, limit, 2, false, "medium");
        int long_End = PrefixedBytes.skip32(b, mediumEnd, limit, "long");
        int nameEnd;
        try {
            nameEnd = DelimitedBytes.skip(b, long_End, limit, BYTES_0);
        } catch (ParseException e) {
            throw e.within("name");
        }
        int lineEnd;
        try {
            lineEnd = DelimitedBytes.skip(b, nameEnd, limit, BYTES_1);
        } catch (ParseException e) {
            throw e.within("line");
        }
        int nEnd;
        try {
            nEnd = Varint.skip(b, lineEnd, limit);
        } catch (ParseException e) {
            throw e.within("n");
        }
        int oEnd;
        try {
            oEnd = Quicint.skip(b, nEnd, limit);
        } catch (ParseException e) {
            throw e.within("o");
        }
        int pEnd;
        try {
            pEnd = MpintCodec.INSTANCE.skip(b, oEnd, limit, origin, limits);
        } catch (ParseException e) {
            throw e.within("p");
        }
        int qEnd;
        try {
            qEnd = MpintCodec.INSTANCE.skip(b, pEnd, limit, origin, limits);
        } catch (ParseException e) {
            throw e.within("q");
        }
        int plainEnd;
        try {
            plainEnd = DnsNameCodec.INSTANCE.skip(b, qEnd, limit, origin, limits);
        } catch (ParseException e) {
            throw e.within("plain");
        }
        int packedEnd;
        try {
            packedEnd = CompressedDnsNameCodec.INSTANCE.skip(b, plainEnd, limit, origin, limits);
        } catch (ParseException e) {
            throw e.within("packed");
        }
        return packedEnd;
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
        return packedEnd;
    }

    /**
     * {@return {@code magic}}
     */
    public Bytes magic() {
        return Bytes.between(buffer, start, start + 4);
    }

    /**
     * {@return {@code kind}}
     */
    public Level kind() {
        return Level.of(kindRaw());
    }

    /**
     * {@return the number of {@code kind}}
     */
    public int kindRaw() {
        return (int) (word0 >>> 56);
    }

    /**
     * Overwrites {@code kind} in the buffer.
     *
     * @param value the new value
     * @throws BuildException if it does not fit
     */
    public void setKind(int value) {
        Range.unsigned("kind", value, 8);
        buffer.put(start + 4, (byte) value);
        word0 = word0 & ~0xff00000000000000L | (long) value << 56;
    }

    /**
     * Overwrites {@code kind} in the buffer.
     *
     * @param value the new value
     * @throws BuildException if it does not fit
     */
    public void setKind(Level value) {
        setKind((int) value.value());
    }

    /**
     * {@return {@code flag}}
     */
    public boolean flag() {
        return (word0 & 0x80000000000000L) != 0;
    }

    /**
     * Overwrites {@code flag} in the buffer.
     *
     * @param value the new value
     * @throws BuildException if it does not fit
     */
    public void setFlag(boolean value) {
        buffer.put(start + 5, (byte) (BigEndian.get(buffer, start + 5) & 0x7f | (value ? 0x80 : 0)));
        word0 = value ? word0 | 0x80000000000000L : word0 & ~0x80000000000000L;
    }

    /**
     * {@return {@code colour}}
     */
    public Colour colour() {
        return Colour.of(colourRaw());
    }

    /**
     * {@return the number of {@code colour}}
     */
    public int colourRaw() {
        return (int) (word0 >>> 53) & 0x3;
    }

    /**
     * Overwrites {@code colour} in the buffer.
     *
     * @param value the new value
     * @throws BuildException if it does not fit
     */
    public void setColour(int value) {
        Range.unsigned("colour", value, 2);
        buffer.put(start + 5, (byte) (BigEndian.get(buffer, start + 5) & 0x9f | value << 5));
        word0 = word0 & ~0x60000000000000L | (long) value << 53;
    }

    /**
     * Overwrites {@code colour} in the buffer.
     *
     * @param value the new value
     * @throws BuildException if it does not fit
     */
    public void setColour(Colour value) {
        setColour((int) value.value());
    }

    /**
     * {@return {@code wide}}
     */
    public long wide() {
        return word0 >>> 8 & 0x1fffffffffffL;
    }

    /**
     * Overwrites {@code wide} in the buffer.
     *
     * @param value the new value
     * @throws BuildException if it does not fit
     */
    public void setWide(long value) {
        Range.unsigned("wide", value, 45);
        Bits.put(buffer, (start + 5) * 8L + 3, 45, value);
        word0 = word0 & ~0x1fffffffffff00L | value << 8;
    }

    /**
     * {@return where {@code end_wide} is, in bytes from the start of the packet or element}
     */
    public int endWideOffset() {
        return 11;
    }

    /**
     * {@return {@code a}}
     */
    public int a() {
        return (int) (word1 >>> 48);
    }

    /**
     * Overwrites {@code a} in the buffer.
     *
     * @param value the new value
     * @throws BuildException if it does not fit
     */
    public void setA(int value) {
        Range.unsigned("a", value, 16);
        buffer.putShort(start + 11, (short) value);
        word1 = word1 & ~0xffff000000000000L | (long) value << 48;
    }

    /**
     * {@return {@code b}}
     */
    public int b() {
        return (int) (word1 >>> 24) & 0xffffff;
    }

    /**
     * Overwrites {@code b} in the buffer.
     *
     * @param value the new value
     * @throws BuildException if it does not fit
     */
    public void setB(int value) {
        Range.unsigned("b", value, 24);
        BigEndian.putUint24(buffer, start + 13, value);
        word1 = word1 & ~0xffffff000000L | (long) value << 24;
    }

    /**
     * {@return {@code c}}
     */
    public long c() {
        return BigEndian.getInt(buffer, start + 16) & 0xffff_ffffL;
    }

    /**
     * Overwrites {@code c} in the buffer.
     *
     * @param value the new value
     * @throws BuildException if it does not fit
     */
    public void setC(long value) {
        Range.unsigned("c", value, 32);
        buffer.putInt(start + 16, (int) value);
    }

    /**
     * {@return {@code d}}
     */
    public long d() {
        return BigEndian.getUint48(buffer, start + 20);
    }

    /**
     * Overwrites {@code d} in the buffer.
     *
     * @param value the new value
     * @throws BuildException if it does not fit
     */
    public void setD(long value) {
        Range.unsigned("d", value, 48);
        BigEndian.putUint48(buffer, start + 20, value);
    }

    /**
     * {@return {@code e}}
     */
    public long e() {
        return BigEndian.getLong(buffer, start + 26);
    }

    /**
     * Overwrites {@code e} in the buffer.
     *
     * @param value the new value
     * @throws BuildException if it does not fit
     */
    public void setE(long value) {
        buffer.putLong(start + 26, value);
    }

    /**
     * {@return {@code f}}
     */
    public int f() {
        return (byte) (word2 >>> 56);
    }

    /**
     * {@return {@code g}}
     */
    public int g() {
        return (short) (word2 >>> 40);
    }

    /**
     * Overwrites {@code g} in the buffer.
     *
     * @param value the new value
     * @throws BuildException if it does not fit
     */
    public void setG(int value) {
        Range.signed("g", value, 16);
        buffer.putShort(start + 35, (short) value);
        word2 = word2 & ~0xffff0000000000L | (value & 0xffffL) << 40;
    }

    /**
     * {@return {@code h}}
     */
    public int h() {
        return (int) (word2 << 24 >> 40);
    }

    /**
     * Overwrites {@code h} in the buffer.
     *
     * @param value the new value
     * @throws BuildException if it does not fit
     */
    public void setH(int value) {
        Range.signed("h", value, 24);
        BigEndian.putUint24(buffer, start + 37, value);
        word2 = word2 & ~0xffffff0000L | (value & 0xffffffL) << 16;
    }

    /**
     * {@return {@code i}}
     */
    public int i() {
        return BigEndian.getInt(buffer, start + 40);
    }

    /**
     * Overwrites {@code i} in the buffer.
     *
     * @param value the new value
     * @throws BuildException if it does not fit
     */
    public void setI(int value) {
        Range.signed("i", value, 32);
        buffer.putInt(start + 40, value);
    }

    /**
     * {@return {@code j}}
     */
    public long j() {
        return BigEndian.getUint48(buffer, start + 44) << 16 >> 16;
    }

    /**
     * Overwrites {@code j} in the buffer.
     *
     * @param value the new value
     * @throws BuildException if it does not fit
     */
    public void setJ(long value) {
        Range.signed("j", value, 48);
        BigEndian.putUint48(buffer, start + 44, value);
    }

    /**
     * {@return {@code k}}
     */
    public long k() {
        return BigEndian.getLong(buffer, start + 50);
    }

    /**
     * Overwrites {@code k} in the buffer.
     *
     * @param value the new value
     * @throws BuildException if it does not fit
     */
    public void setK(long value) {
        Range.signed("k", value, 64);
        buffer.putLong(start + 50, value);
    }

    /**
     * {@return {@code on}}
     */
    public On on() {
        return On.of(onRaw());
    }

    /**
     * {@return the number of {@code on}}
     */
    public int onRaw() {
        return BigEndian.get(buffer, start + 58) != 0 ? 1 : 0;
    }

    /**
     * Overwrites {@code on} in the buffer.
     *
     * @param value the new value
     * @throws BuildException if it does not fit
     */
    public void setOn(int value) {
        Range.unsigned("on", value, 8);
        buffer.put(start + 58, (byte) (value != 0 ? 1 : 0));
    }

    /**
     * Overwrites {@code on} in the buffer.
     *
     * @param value the new value
     * @throws BuildException if it does not fit
     */
    public void setOn(On value) {
        setOn((int) value.value());
    }

    /**
     * {@return {@code l}}
     */
    public float l() {
        return buffer.getFloat(start + 59);
    }

    /**
     * Overwrites {@code l} in the buffer.
     *
     * @param value the new value
     * @throws BuildException if it does not fit
     */
    public void setL(float value) {
        buffer.putFloat(start + 59, value);
    }

    /**
     * {@return {@code m}}
     */
    public double m() {
        return buffer.getDouble(start + 63);
    }

    /**
     * Overwrites {@code m} in the buffer.
     *
     * @param value the new value
     * @throws BuildException if it does not fit
     */
    public void setM(double value) {
        buffer.putDouble(start + 63, value);
    }

    /**
     * {@return {@code address}: Of a host.}
     */
    public Bytes address() {
        return Bytes.between(buffer, start + 71, start + 87);
    }

    /**
     * {@return the first 8 bytes of {@code address} as an unsigned number, its first byte the most significant one}
     */
    public long addressHighAsLong() {
        return BigEndian.getLong(buffer, start + 71);
    }

    /**
     * {@return the last 8 bytes of {@code address} as an unsigned number, its first byte the most significant one}
     */
    public long addressLowAsLong() {
        return BigEndian.getLong(buffer, start + 79);
    }

    /**
     * Overwrites {@code address} in the buffer.
     *
     * @param value the new value
     * @throws BuildException if it does not fit
     */
    public void setAddress(Bytes value) {
        Range.byteLength("address", value.length(), 16);
        FixedBytes.put16(value, buffer, start + 71);
    }

    /**
     * {@return {@code verb}}
     */
    public Verb verb() {
        return Verb.of(verbRaw());
    }

    /**
     * {@return the number of {@code verb}}
     */
    public Bytes verbRaw() {
        return Bytes.between(buffer, start + 87, start + 90);
    }

    /**
     * Overwrites {@code verb} in the buffer.
     *
     * @param value the new value
     * @throws BuildException if it does not fit
     */
    public void setVerb(Bytes value) {
        Range.byteLength("verb", value.length(), 3);
        FixedBytes.put3(value, buffer, start + 87);
    }

    /**
     * Overwrites {@code verb} in the buffer.
     *
     * @param value the new value
     * @throws BuildException if it does not fit
     */
    public void setVerb(Verb value) {
        setVerb(value.value());
    }

    /**
     * {@return {@code width}}
     */
    public int width() {
        return BigEndian.get(buffer, start + 90) >>> 5 & 0x7;
    }

    /**
     * {@return {@code ratio}}
     */
    public long ratio() {
        return Bits.get(buffer, (start + 90) * 8L + 3, (ratioEnd - start - 90) * 8 - 3);
    }

    /**
     * {@return {@code short}}
     */
    public Bytes short_() {
        return Bytes.between(buffer, ratioEnd + 1, short_End);
    }

    /**
     * {@return {@code medium}}
     */
    public Bytes medium() {
        return Bytes.between(buffer, short_End + 2, mediumEnd);
    }

    /**
     * {@return {@code long}}
     */
    public Bytes long_() {
        return Bytes.between(buffer, mediumEnd + 4, long_End);
    }

    /**
     * {@return {@code name}}
     */
    public Bytes name() {
        return Bytes.between(buffer, long_End, nameEnd - 1);
    }

    /**
     * {@return {@code line}}
     */
    public Bytes line() {
        return Bytes.between(buffer, nameEnd, lineEnd - 2);
    }

    /**
     * {@return {@code n}}
     */
    public long n() {
        return Varint.get(buffer, lineEnd);
    }

    /**
     * {@return {@code o}}
     */
    public long o() {
        return Quicint.get(buffer, nEnd);
    }

    /**
     * {@return {@code p}}
     */
    public Mpint p() {
        return MpintCodec.INSTANCE.read(buffer, oEnd, pEnd, origin);
    }

    /**
     * {@return {@code q}}
     */
    public Mpint q() {
        return MpintCodec.INSTANCE.read(buffer, pEnd, qEnd, origin);
    }

    /**
     * {@return {@code plain}}
     */
    public DnsName plain() {
        return DnsNameCodec.INSTANCE.read(buffer, qEnd, plainEnd, origin);
    }

    /**
     * {@return {@code packed}}
     */
    public DnsName packed() {
        return CompressedDnsNameCodec.INSTANCE.read(buffer, plainEnd, packedEnd, origin);
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
        if ((int) (word1 >>> 48) < 1) {
            found.add(Violation.of("a", start + 11, Violation.Kind.MIN, 1, (int) (word1 >>> 48)));
        }
        if ((int) (word1 >>> 48) > 0xfff0) {
            found.add(Violation.of("a", start + 11, Violation.Kind.MAX, 0xfff0, (int) (word1 >>> 48)));
        }
        if ((byte) (word2 >>> 56) != -1) {
            found.add(Violation.of("f", start + 34, Violation.Kind.CONST, -1, (byte) (word2 >>> 56)));
        }
        return found;
    }

    @Override
    public void print(TreePrinter tree) {
        tree.field("magic", magic());
        tree.field("kind", kind());
        tree.field("flag", flag());
        tree.field("colour", colour());
        tree.field("wide", wide());
        tree.field("a", a());
        tree.show("b", Show.HEX, b(), 24);
        tree.show("c", Show.IPV4, c(), 32);
        tree.show("d", Show.MAC, d(), 48);
        tree.unsigned("e", e());
        tree.field("f", f());
        tree.field("g", g());
        tree.field("h", h());
        tree.field("i", i());
        tree.field("j", j());
        tree.field("k", k());
        tree.field("on", on());
        tree.field("l", l());
        tree.field("m", m());
        tree.show("address", Show.IPV6, address());
        tree.field("verb", verb());
        tree.field("width", width());
        tree.unsigned("ratio", ratio());
        tree.text("short", short_());
        tree.show("medium", Show.TEXT, medium());
        tree.text("long", long_());
        tree.text("name", name());
        tree.text("line", line());
        tree.unsigned("n", n());
        tree.field("o", o());
        tree.field("p", MpintCodec.INSTANCE.toText(p()));
        tree.field("q", MpintCodec.INSTANCE.toText(q()));
        tree.field("plain", DnsNameCodec.INSTANCE.toText(plain()));
        tree.field("packed", CompressedDnsNameCodec.INSTANCE.toText(packed()));
    }

    @Override
    public String toString() {
        return TreePrinter.print("scalars", this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scalars that
                && magic().equals(that.magic())
                && kindRaw() == that.kindRaw()
                && flag() == that.flag()
                && colourRaw() == that.colourRaw()
                && wide() == that.wide()
                && a() == that.a()
                && b() == that.b()
                && c() == that.c()
                && d() == that.d()
                && e() == that.e()
                && f() == that.f()
                && g() == that.g()
                && h() == that.h()
                && i() == that.i()
                && j() == that.j()
                && k() == that.k()
                && onRaw() == that.onRaw()
                && Float.compare(l(), that.l()) == 0
                && Double.compare(m(), that.m()) == 0
                && address().equals(that.address())
                && verbRaw().equals(that.verbRaw())
                && width() == that.width()
                && ratio() == that.ratio()
                && short_().equals(that.short_())
                && medium().equals(that.medium())
                && long_().equals(that.long_())
                && name().equals(that.name())
                && line().equals(that.line())
                && n() == that.n()
                && o() == that.o()
                && p().equals(that.p())
                && q().equals(that.q())
                && plain().equals(that.plain())
                && packed().equals(that.packed());
    }

    @Override
    public int hashCode() {
        int hash = 1;
        hash = 31 * hash + magic().hashCode();
        hash = 31 * hash + Integer.hashCode(kindRaw());
        hash = 31 * hash + Boolean.hashCode(flag());
        hash = 31 * hash + Integer.hashCode(colourRaw());
        hash = 31 * hash + Long.hashCode(wide());
        hash = 31 * hash + Integer.hashCode(a());
        hash = 31 * hash + Integer.hashCode(b());
        hash = 31 * hash + Long.hashCode(c());
        hash = 31 * hash + Long.hashCode(d());
        hash = 31 * hash + Long.hashCode(e());
        hash = 31 * hash + Integer.hashCode(f());
        hash = 31 * hash + Integer.hashCode(g());
        hash = 31 * hash + Integer.hashCode(h());
        hash = 31 * hash + Integer.hashCode(i());
        hash = 31 * hash + Long.hashCode(j());
        hash = 31 * hash + Long.hashCode(k());
        hash = 31 * hash + Integer.hashCode(onRaw());
        hash = 31 * hash + Float.hashCode(l());
        hash = 31 * hash + Double.hashCode(m());
        hash = 31 * hash + address().hashCode();
        hash = 31 * hash + verbRaw().hashCode();
        hash = 31 * hash + Integer.hashCode(width());
        hash = 31 * hash + Long.hashCode(ratio());
        hash = 31 * hash + short_().hashCode();
        hash = 31 * hash + medium().hashCode();
        hash = 31 * hash + long_().hashCode();
        hash = 31 * hash + name().hashCode();
        hash = 31 * hash + line().hashCode();
        hash = 31 * hash + Long.hashCode(n());
        hash = 31 * hash + Long.hashCode(o());
        hash = 31 * hash + p().hashCode();
        hash = 31 * hash + q().hashCode();
        hash = 31 * hash + plain().hashCode();
        hash = 31 * hash + packed().hashCode();
        return hash;
    }

    /**
     * For generated code: finds the end of bytes that {@link #skip} has accepted.
     *
     * @hidden
     */
    public static int end(ByteBuffer b, int start, int limit, int origin) {
        int ratioEnd = (int) ((start + 90) * 8L + 3 + (8 * (BigEndian.get(b, start + 90) >>> 5 & 0x7) + 5) >> 3);
        int short_End = PrefixedBytes.end(b, ratioEnd, 1, false);
        int mediumEnd = PrefixedBytes.end(b, short_End, 2, false);
        int long_End = PrefixedBytes.end32(b, mediumEnd);
        int nameEnd = DelimitedBytes.end(b, long_End, limit, BYTES_0);
        int lineEnd = DelimitedBytes.end(b, nameEnd, limit, BYTES_1);
        int nEnd = Varint.end(b, lineEnd);
        int oEnd = Quicint.end(b, nEnd);
        int pEnd = MpintCodec.INSTANCE.end(b, oEnd, limit, origin);
        int qEnd = MpintCodec.INSTANCE.end(b, pEnd, limit, origin);
        int plainEnd = DnsNameCodec.INSTANCE.end(b, qEnd, limit, origin);
        int packedEnd = CompressedDnsNameCodec.INSTANCE.end(b, plainEnd, limit, origin);
        return packedEnd;
    }

    /**
     * For generated code: a view of bytes that {@link #skip} has accepted.
     *
     * @hidden
     */
    public static Scalars at(ByteBuffer b, int start, int end, int limit, int origin) {
        int ratioEnd = (int) ((start + 90) * 8L + 3 + (8 * (BigEndian.get(b, start + 90) >>> 5 & 0x7) + 5) >> 3);
        int short_End = PrefixedBytes.end(b, ratioEnd, 1, false);
        int mediumEnd = PrefixedBytes.end(b, short_End, 2, false);
        int long_End = PrefixedBytes.end32(b, mediumEnd);
        int nameEnd = DelimitedBytes.end(b, long_End, end, BYTES_0);
        int lineEnd = DelimitedBytes.end(b, nameEnd, end, BYTES_1);
        int nEnd = Varint.end(b, lineEnd);
        int oEnd = Quicint.end(b, nEnd);
        int pEnd = MpintCodec.INSTANCE.end(b, oEnd, end, origin);
        int qEnd = MpintCodec.INSTANCE.end(b, pEnd, end, origin);
        int plainEnd = DnsNameCodec.INSTANCE.end(b, qEnd, end, origin);
        int packedEnd = end;
        long word0 = BigEndian.getLong(b, start + 4);
        long word1 = BigEndian.getLong(b, start + 11);
        long word2 = BigEndian.getLong(b, start + 34);
        return new Scalars(b, start, ratioEnd, short_End, mediumEnd, long_End, nameEnd, lineEnd, nEnd, oEnd, pEnd, qEnd, plainEnd, packedEnd, origin, word0, word1, word2);
    }

    /**
     * For generated code: a view of bytes that {@link #skip} has accepted.
     *
     * @hidden
     */
    public static Scalars startingAt(ByteBuffer b, int start, int limit, int origin) {
        int ratioEnd = (int) ((start + 90) * 8L + 3 + (8 * (BigEndian.get(b, start + 90) >>> 5 & 0x7) + 5) >> 3);
        int short_End = PrefixedBytes.end(b, ratioEnd, 1, false);
        int mediumEnd = PrefixedBytes.end(b, short_End, 2, false);
        int long_End = PrefixedBytes.end32(b, mediumEnd);
        int nameEnd = DelimitedBytes.end(b, long_End, limit, BYTES_0);
        int lineEnd = DelimitedBytes.end(b, nameEnd, limit, BYTES_1);
        int nEnd = Varint.end(b, lineEnd);
        int oEnd = Quicint.end(b, nEnd);
        int pEnd = MpintCodec.INSTANCE.end(b, oEnd, limit, origin);
        int qEnd = MpintCodec.INSTANCE.end(b, pEnd, limit, origin);
        int plainEnd = DnsNameCodec.INSTANCE.end(b, qEnd, limit, origin);
        int packedEnd = CompressedDnsNameCodec.INSTANCE.end(b, plainEnd, limit, origin);
        long word0 = BigEndian.getLong(b, start + 4);
        long word1 = BigEndian.getLong(b, start + 11);
        long word2 = BigEndian.getLong(b, start + 34);
        return new Scalars(b, start, ratioEnd, short_End, mediumEnd, long_End, nameEnd, lineEnd, nEnd, oEnd, pEnd, qEnd, plainEnd, packedEnd, origin, word0, word1, word2);
    }

    private static Scalars read(ByteBuffer b, int start, int limit, int origin, Limits limits)
            throws ParseException {
        Bounds.require(start, 91, limit, "magic 0-4 kind 4-5 flag 5-6 colour 5-6 wide 5-11 a 11-13 b 13-16 c 16-20 d 20-26 e 26-34 "
                + "f 34-35 g 35-37 h 37-40 i 40-44 j 44-50 k 50-58 on 58-59 l 59-63 m 63-71 address 71-87 "
                + "verb 87-90 width 90-91");
        Bounds.magic("magic", b, start, start + 4, BYTES_2);
        int width = BigEndian.get(b, start + 90) >>> 5 & 0x7;
        int ratioEnd = Bounds.endOfBits("ratio", (start + 90) * 8L + 3, 8 * width + 5, limit);
        int short_End = PrefixedBytes.skip(b, ratioEnd, limit, 1, false, "short");
        int mediumEnd = PrefixedBytes.skip(b, short_End, limit, 2, false, "medium");
        int long_End = PrefixedBytes.skip32(b, mediumEnd, limit, "long");
        int nameEnd;
        try {
            nameEnd = DelimitedBytes.skip(b, long_End, limit, BYTES_0);
        } catch (ParseException e) {
            throw e.within("name");
        }
        int lineEnd;
        try {
            lineEnd = DelimitedBytes.skip(b, nameEnd, limit, BYTES_1);
        } catch (ParseException e) {
            throw e.within("line");
        }
        int nEnd;
        try {
            nEnd = Varint.skip(b, lineEnd, limit);
        } catch (ParseException e) {
            throw e.within("n");
        }
        int oEnd;
        try {
            oEnd = Quicint.skip(b, nEnd, limit);
        } catch (ParseException e) {
            throw e.within("o");
        }
        int pEnd;
        try {
            pEnd = MpintCodec.INSTANCE.skip(b, oEnd, limit, origin, limits);
        } catch (ParseException e) {
            throw e.within("p");
        }
        int qEnd;
        try {
            qEnd = MpintCodec.INSTANCE.skip(b, pEnd, limit, origin, limits);
        } catch (ParseException e) {
            throw e.within("q");
        }
        int plainEnd;
        try {
            plainEnd = DnsNameCodec.INSTANCE.skip(b, qEnd, limit, origin, limits);
        } catch (ParseException e) {
            throw e.within("plain");
        }
        int packedEnd;
        try {
            packedEnd = CompressedDnsNameCodec.INSTANCE.skip(b, plainEnd, limit, origin, limits);
        } catch (ParseException e) {
            throw e.within("packed");
        }
        long word0 = BigEndian.getLong(b, start + 4);
        long word1 = BigEndian.getLong(b, start + 11);
        long word2 = BigEndian.getLong(b, start + 34);
        return new Scalars(b, start, ratioEnd, short_End, mediumEnd, long_End, nameEnd, lineEnd, nEnd, oEnd, pEnd, qEnd, plainEnd, packedEnd, origin, word0, word1, word2);
    }

    /**
     * Begins to build a packet in a buffer, step by step.
     *
     * @param buffer where it is written to, from its position on; that moves when the packet is complete
     * @return what is to be given first
     */
    public static Builder.NeedsWide builder(ByteBuffer buffer) {
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
        boolean isInside = out.position() > out.start();
        if (isInside) {
            out.pushOrigin();
        }
        Writer writer = new Writer();
        writer.begin(out);
        content.write(writer);
        writer.finish();
        if (isInside) {
            out.popOrigin();
        }
    }

    /**
     * Values of {@code colour}.
     */
    public sealed interface Colour extends OpenEnum permits Colour.Known, Colour.Unknown {
        /**
         * {@link Known#Red}.
         */
        Colour Red = Known.Red;

        /**
         * {@link Known#Green}.
         */
        Colour Green = Known.Green;

        /**
         * The value for a number, whether it has a name or not.
         *
         * @param value on the wire
         * @return the value
         */
        static Colour of(int value) {
            Known known = Known.find(value);
            return known != null ? known : new Unknown(value);
        }

        /**
         * The values that have a name.
         */
        enum Known implements Colour {
            /**
             * {@code 0}.
             */
            Red(0, "Red"),

            /**
             * {@code 1}.
             */
            Green(1, "Green");

            private final long value;

            private final String tag;

            Known(long value, String tag) {
                this.value = value;
                this.tag = tag;
            }

            static Known find(int value) {
                switch (value) {
                    case 0:
                        return Red;
                    case 1:
                        return Green;
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
        record Unknown(long value) implements Colour {
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
     * Values of {@code on}.
     */
    public sealed interface On extends OpenEnum permits On.Known, On.Unknown {
        /**
         * {@link Known#On}.
         */
        On On = Known.On;

        /**
         * {@link Known#Off}.
         */
        On Off = Known.Off;

        /**
         * The value for a number, whether it has a name or not.
         *
         * @param value on the wire
         * @return the value
         */
        static On of(int value) {
            Known known = Known.find(value);
            return known != null ? known : new Unknown(value);
        }

        /**
         * The values that have a name.
         */
        enum Known implements On {
            /**
             * {@code 1}.
             */
            On(1, "On"),

            /**
             * {@code 0}.
             */
            Off(0, "Off");

            private final long value;

            private final String tag;

            Known(long value, String tag) {
                this.value = value;
                this.tag = tag;
            }

            static Known find(int value) {
                switch (value) {
                    case 1:
                        return On;
                    case 0:
                        return Off;
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
        record Unknown(long value) implements On {
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
     * Values of {@code verb}.
     */
    public sealed interface Verb extends OpenBytesEnum permits Verb.Known, Verb.Unknown {
        /**
         * {@link Known#Get}.
         */
        Verb Get = Known.Get;

        /**
         * {@link Known#Put}.
         */
        Verb Put = Known.Put;

        /**
         * The value for a number, whether it has a name or not.
         *
         * @param value on the wire
         * @return the value
         */
        static Verb of(Bytes value) {
            Known known = Known.find(value);
            return known != null ? known : new Unknown(value);
        }

        /**
         * The values that have a name.
         */
        enum Known implements Verb {
            /**
             * {@code get}.
             */
            Get(Bytes.ofUtf8("get"), "Get"),

            /**
             * {@code put}.
             */
            Put(Bytes.ofUtf8("put"), "Put");

            private final Bytes value;

            private final String tag;

            Known(Bytes value, String tag) {
                this.value = value;
                this.tag = tag;
            }

            static Known find(Bytes value) {
                for (Known known : values()) {
                    if (known.value.equals(value)) {
                        return known;
                    }
                }
                return null;
            }

            @Override
            public Bytes value() {
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
        record Unknown(Bytes value) implements Verb {
            public Unknown {
                if (Known.find(value) != null) {
                    throw new IllegalArgumentException(value + " has a name");
                }
            }

            @Override
            public Optional<String> tag() {
                return Optional.empty();
            }

            @Override
            public String toString() {
                return value.hex();
            }
        }
    }

    /**
     * A list of such packets, one behind the other, inside another packet.
     */
    public static final class Sequence extends ElementList<Scalars> {
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
        protected Scalars elementAt(int at, int elementEnd) {
            return Scalars.at(buffer, at, elementEnd, elementEnd, origin);
        }

        @Override
        protected int next(int at) {
            return Scalars.end(buffer, at, limit, origin);
        }

        @Override
        public Iterator<Scalars> iterator() {
            return new Iterator<Scalars>() {
                private int at = startOffset();

                private int left = knownSize();

                @Override
                public boolean hasNext() {
                    return left > 0 || left == UNCOUNTED && at < endOffset();
                }

                @Override
                public Scalars next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    Scalars element = Scalars.startingAt(buffer, at, limit, origin);
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
     * The stages in which {@code scalars} is built: each says what may be given next, and only when nothing is missing there is a {@code build()}.
     */
    public interface Builder {
        /**
         * {@code wide} is still missing.
         */
        interface NeedsWide {
            /**
             * Gives {@code kind}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsWide kind(int value);

            /**
             * Gives {@code kind}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsWide kind(Level value);

            /**
             * Gives {@code flag}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsWide flag(boolean value);

            /**
             * Gives {@code colour}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsWide colour(int value);

            /**
             * Gives {@code colour}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsWide colour(Colour value);

            /**
             * Gives {@code wide}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsA wide(long value);
        }

        /**
         * {@code a} is still missing.
         */
        interface NeedsA {
            /**
             * Gives {@code a}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsB a(int value);
        }

        /**
         * {@code b} is still missing.
         */
        interface NeedsB {
            /**
             * Gives {@code b}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsC b(int value);
        }

        /**
         * {@code c} is still missing.
         */
        interface NeedsC {
            /**
             * Gives {@code c}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsD c(long value);

            /**
             * Gives {@code c}.
             *
             * @param text the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsD c(String text);
        }

        /**
         * {@code d} is still missing.
         */
        interface NeedsD {
            /**
             * Gives {@code d}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsE d(long value);

            /**
             * Gives {@code d}.
             *
             * @param text the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsE d(String text);
        }

        /**
         * {@code e} is still missing.
         */
        interface NeedsE {
            /**
             * Gives {@code e}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsG e(long value);
        }

        /**
         * {@code g} is still missing.
         */
        interface NeedsG {
            /**
             * Gives {@code g}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsH g(int value);
        }

        /**
         * {@code h} is still missing.
         */
        interface NeedsH {
            /**
             * Gives {@code h}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsJ h(int value);
        }

        /**
         * {@code j} is still missing.
         */
        interface NeedsJ {
            /**
             * Gives {@code i}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsJAfterI i(int value);

            /**
             * Gives {@code j}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsK j(long value);
        }

        /**
         * {@code j} is still missing.
         */
        interface NeedsJAfterI {
            /**
             * Gives {@code j}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsK j(long value);
        }

        /**
         * {@code k} is still missing.
         */
        interface NeedsK {
            /**
             * Gives {@code k}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsL k(long value);
        }

        /**
         * {@code l} is still missing.
         */
        interface NeedsL {
            /**
             * Gives {@code on}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsL on(int value);

            /**
             * Gives {@code on}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsL on(On value);

            /**
             * Gives {@code l}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsM l(float value);
        }

        /**
         * {@code m} is still missing.
         */
        interface NeedsM {
            /**
             * Gives {@code m}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsAddress m(double value);
        }

        /**
         * {@code address} is still missing.
         */
        interface NeedsAddress {
            /**
             * Gives {@code address}: Of a host.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsVerb address(Bytes value);

            /**
             * Gives {@code address}: Of a host.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsVerb address(byte[] value);

            /**
             * Gives {@code address}: Of a host.
             *
             * @param text the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsVerb address(String text);
        }

        /**
         * {@code verb} is still missing.
         */
        interface NeedsVerb {
            /**
             * Gives {@code verb}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsWidth verb(Bytes value);

            /**
             * Gives {@code verb}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsWidth verb(Verb value);

            /**
             * Gives {@code verb}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsWidth verb(byte[] value);
        }

        /**
         * {@code width} is still missing.
         */
        interface NeedsWidth {
            /**
             * Gives {@code width}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsRatio width(int value);
        }

        /**
         * {@code ratio} is still missing.
         */
        interface NeedsRatio {
            /**
             * Gives {@code ratio}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsShort ratio(long value);
        }

        /**
         * {@code short} is still missing.
         */
        interface NeedsShort {
            /**
             * Gives {@code short}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsMedium short_(Bytes value);

            /**
             * Gives {@code short}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsMedium short_(byte[] value);

            /**
             * Gives {@code short}.
             *
             * @param text the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsMedium short_(String text);

            /**
             * Gives {@code short}.
             *
             * @param content the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsMedium short_(PayloadWriter content);
        }

        /**
         * {@code medium} is still missing.
         */
        interface NeedsMedium {
            /**
             * Gives {@code medium}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsLong_ medium(Bytes value);

            /**
             * Gives {@code medium}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsLong_ medium(byte[] value);

            /**
             * Gives {@code medium}.
             *
             * @param text the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsLong_ medium(String text);

            /**
             * Gives {@code medium}.
             *
             * @param content the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsLong_ medium(PayloadWriter content);
        }

        /**
         * {@code long} is still missing.
         */
        interface NeedsLong_ {
            /**
             * Gives {@code long}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsName long_(Bytes value);

            /**
             * Gives {@code long}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsName long_(byte[] value);

            /**
             * Gives {@code long}.
             *
             * @param text the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsName long_(String text);

            /**
             * Gives {@code long}.
             *
             * @param content the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsName long_(PayloadWriter content);
        }

        /**
         * {@code name} is still missing.
         */
        interface NeedsName {
            /**
             * Gives {@code name}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsLine name(Bytes value);

            /**
             * Gives {@code name}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsLine name(byte[] value);

            /**
             * Gives {@code name}.
             *
             * @param text the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsLine name(String text);
        }

        /**
         * {@code line} is still missing.
         */
        interface NeedsLine {
            /**
             * Gives {@code line}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsN line(Bytes value);

            /**
             * Gives {@code line}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsN line(byte[] value);

            /**
             * Gives {@code line}.
             *
             * @param text the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsN line(String text);
        }

        /**
         * {@code n} is still missing.
         */
        interface NeedsN {
            /**
             * Gives {@code n}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsO n(long value);
        }

        /**
         * {@code o} is still missing.
         */
        interface NeedsO {
            /**
             * Gives {@code o}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsP o(long value);
        }

        /**
         * {@code p} is still missing.
         */
        interface NeedsP {
            /**
             * Gives {@code p}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsQ p(Mpint value);

            /**
             * Gives {@code p}.
             *
             * @param text the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsQ p(String text);
        }

        /**
         * {@code q} is still missing.
         */
        interface NeedsQ {
            /**
             * Gives {@code q}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsPlain q(Mpint value);

            /**
             * Gives {@code q}.
             *
             * @param text the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsPlain q(String text);
        }

        /**
         * {@code plain} is still missing.
         */
        interface NeedsPlain {
            /**
             * Gives {@code plain}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsPacked plain(DnsName value);

            /**
             * Gives {@code plain}.
             *
             * @param text the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsPacked plain(String text);
        }

        /**
         * {@code packed} is still missing.
         */
        interface NeedsPacked {
            /**
             * Gives {@code packed}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            Complete packed(DnsName value);

            /**
             * Gives {@code packed}.
             *
             * @param text the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            Complete packed(String text);
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
            Complete write(NeedsWide builder);
        }
    }

    /**
     * Builds packets, one after the other: one that is kept makes further packets without allocating. Not for several threads at once.
     */
    public static final class Writer implements Builder.NeedsWide,
            Builder.NeedsA,
            Builder.NeedsB,
            Builder.NeedsC,
            Builder.NeedsD,
            Builder.NeedsE,
            Builder.NeedsG,
            Builder.NeedsH,
            Builder.NeedsJ,
            Builder.NeedsJAfterI,
            Builder.NeedsK,
            Builder.NeedsL,
            Builder.NeedsM,
            Builder.NeedsAddress,
            Builder.NeedsVerb,
            Builder.NeedsWidth,
            Builder.NeedsRatio,
            Builder.NeedsShort,
            Builder.NeedsMedium,
            Builder.NeedsLong_,
            Builder.NeedsName,
            Builder.NeedsLine,
            Builder.NeedsN,
            Builder.NeedsO,
            Builder.NeedsP,
            Builder.NeedsQ,
            Builder.NeedsPlain,
            Builder.NeedsPacked,
            Builder.Complete {
        private PacketWriter out;

        /**
         * {@code kind}, {@code flag}, {@code colour}, {@code wide}.
         */
        private long kindWord;

        /**
         * {@code a}, {@code b}.
         */
        private long aWord;

        /**
         * {@code c}.
         */
        private long cWord;

        /**
         * {@code d}.
         */
        private long dWord;

        /**
         * {@code e}.
         */
        private long e_Word;

        /**
         * {@code f}, {@code g}, {@code h}.
         */
        private long fWord;

        private ByteBuffer b;

        private int start;

        private int step;

        /**
         * {@code j}.
         */
        private long jWord;

        /**
         * {@code k}.
         */
        private long kWord;

        /**
         * {@code on}.
         */
        private long onWord;

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
            out.claim("magic", 40);
            kindWord = 0x10800000000000L;
            aWord = 0;
            cWord = 0;
            dWord = 0;
            e_Word = 0;
            fWord = 0xff0000000000L;
            b.putInt(start, 0x7f454c46);
        }

        /**
         * For generated code: fills in and checks what follows from the rest.
         *
         * @hidden
         */
        public void finish() {
            b.putInt(start + 4, (int) (kindWord >>> 24));
            b.putShort(start + 8, (short) (kindWord >>> 8));
            b.put(start + 10, (byte) kindWord);
            b.putInt(start + 11, (int) (aWord >>> 8));
            b.put(start + 15, (byte) aWord);
            b.putInt(start + 16, (int) cWord);
            b.putInt(start + 20, (int) (dWord >>> 16));
            b.putShort(start + 24, (short) dWord);
            b.putLong(start + 26, e_Word);
            b.putInt(start + 34, (int) (fWord >>> 16));
            b.putShort(start + 38, (short) fWord);
            b.putInt(start + 44, (int) (jWord >>> 16));
            b.putShort(start + 48, (short) jWord);
            b.putLong(start + 50, kWord);
            b.put(start + 58, (byte) onWord);
        }

        @Override
        public ByteBuffer build() {
            finish();
            return out.finish();
        }

        @Override
        public Builder.NeedsWide kind(int value) {
            if (value >>> 8 != 0) {
                throw BuildException.outOfRange("kind", value, 0, 255);
            }
            kindWord = kindWord & ~0xff000000000000L | (long) value << 48;
            return this;
        }

        @Override
        public Builder.NeedsWide kind(Level value) {
            return kind((int) value.value());
        }

        @Override
        public Builder.NeedsWide flag(boolean value) {
            kindWord = kindWord & ~0x800000000000L | (value ? 0x800000000000L : 0);
            return this;
        }

        @Override
        public Builder.NeedsWide colour(int value) {
            if (value >>> 2 != 0) {
                throw BuildException.outOfRange("colour", value, 0, 3);
            }
            kindWord = kindWord & ~0x600000000000L | (long) value << 45;
            return this;
        }

        @Override
        public Builder.NeedsWide colour(Colour value) {
            return colour((int) value.value());
        }

        @Override
        public Builder.NeedsA wide(long value) {
            if (value >>> 45 != 0) {
                throw BuildException.outOfRange("wide", value, 0, 0x1fffffffffffL);
            }
            kindWord = kindWord & ~0x1fffffffffffL | value;
            return this;
        }

        @Override
        public Builder.NeedsB a(int value) {
            if (value < 1 || value > 0xfff0) {
                throw BuildException.outOfRange("a", value, 1, 0xfff0);
            }
            aWord = aWord & ~0xffff000000L | (long) value << 24;
            return this;
        }

        @Override
        public Builder.NeedsC b(int value) {
            if (value >>> 24 != 0) {
                throw BuildException.outOfRange("b", value, 0, 0xffffff);
            }
            aWord = aWord & ~0xffffffL | value;
            return this;
        }

        @Override
        public Builder.NeedsD c(long value) {
            if (value >>> 32 != 0) {
                throw BuildException.outOfRange("c", value, 0, 0xffffffffL);
            }
            cWord = value;
            return this;
        }

        @Override
        public Builder.NeedsD c(String text) {
            return c(Show.IPV4.parseNumber(text, 32));
        }

        @Override
        public Builder.NeedsE d(long value) {
            if (value >>> 48 != 0) {
                throw BuildException.outOfRange("d", value, 0, 0xffffffffffffL);
            }
            dWord = value;
            return this;
        }

        @Override
        public Builder.NeedsE d(String text) {
            return d(Show.MAC.parseNumber(text, 48));
        }

        @Override
        public Builder.NeedsG e(long value) {
            e_Word = value;
            return this;
        }

        @Override
        public Builder.NeedsH g(int value) {
            if (value < -32768 || value > 0x7fff) {
                throw BuildException.outOfRange("g", value, -32768, 0x7fff);
            }
            fWord = fWord & ~0xffff000000L | (value & 0xffffL) << 24;
            return this;
        }

        @Override
        public Builder.NeedsJ h(int value) {
            if (value < -8388608 || value > 0x7fffff) {
                throw BuildException.outOfRange("h", value, -8388608, 0x7fffff);
            }
            fWord = fWord & ~0xffffffL | (value & 0xffffffL);
            return this;
        }

        @Override
        public Builder.NeedsJAfterI i(int value) {
            out.claim("i", 4);
            b.putInt(start + 40, value);
            step = 2;
            out.claim("j", 46);
            jWord = 0;
            kWord = 0;
            onWord = 1;
            return this;
        }

        @Override
        public Builder.NeedsK j(long value) {
            passI();
            if (value < 0xffff800000000000L || value > 0x7fffffffffffL) {
                throw BuildException.outOfRange("j", value, 0xffff800000000000L, 0x7fffffffffffL);
            }
            jWord = (value & 0xffffffffffffL);
            return this;
        }

        @Override
        public Builder.NeedsL k(long value) {
            passI();
            kWord = value;
            return this;
        }

        @Override
        public Builder.NeedsL on(int value) {
            passI();
            if (value >>> 8 != 0) {
                throw BuildException.outOfRange("on", value, 0, 255);
            }
            onWord = (value != 0 ? 0x1L : 0);
            return this;
        }

        @Override
        public Builder.NeedsL on(On value) {
            return on((int) value.value());
        }

        @Override
        public Builder.NeedsM l(float value) {
            passI();
            b.putFloat(start + 59, value);
            return this;
        }

        @Override
        public Builder.NeedsAddress m(double value) {
            passI();
            b.putDouble(start + 63, value);
            return this;
        }

        @Override
        public Builder.NeedsVerb address(Bytes value) {
            passI();
            Range.byteLength("address", value.length(), 16);
            FixedBytes.put16(value, b, start + 71);
            return this;
        }

        @Override
        public Builder.NeedsVerb address(byte[] value) {
            return address(Bytes.wrap(value));
        }

        @Override
        public Builder.NeedsVerb address(String text) {
            return address(Show.IPV6.parseBytes(text));
        }

        @Override
        public Builder.NeedsWidth verb(Bytes value) {
            passI();
            Range.byteLength("verb", value.length(), 3);
            FixedBytes.put3(value, b, start + 87);
            return this;
        }

        @Override
        public Builder.NeedsWidth verb(Verb value) {
            return verb(value.value());
        }

        @Override
        public Builder.NeedsWidth verb(byte[] value) {
            return verb(Bytes.wrap(value));
        }

        @Override
        public Builder.NeedsRatio width(int value) {
            passI();
            if (value >>> 3 != 0) {
                throw BuildException.outOfRange("width", value, 0, 7);
            }
            out.patchBits(out.claimBits("width", 3), 3, value);
            step = 4;
            return this;
        }

        @Override
        public Builder.NeedsShort ratio(long value) {
            int size;
            size = (int) Range.between("ratio", 8 * (BigEndian.get(b, start + 90) >>> 5 & 0x7) + 5, 1, 64);
            out.patchBits(out.claimBits("ratio", size), size, Range.unsigned("ratio", value, size));
            step = 5;
            return this;
        }

        @Override
        public Builder.NeedsMedium short_(Bytes value) {
            PrefixedBytes.write(out, "short", value, 1, false);
            step = 6;
            return this;
        }

        @Override
        public Builder.NeedsMedium short_(byte[] value) {
            return short_(Bytes.wrap(value));
        }

        @Override
        public Builder.NeedsMedium short_(String text) {
            return short_(Bytes.ofUtf8(text));
        }

        @Override
        public Builder.NeedsMedium short_(PayloadWriter content) {
            PrefixedBytes.write(out, "short", content, 1, false);
            step = 6;
            return this;
        }

        @Override
        public Builder.NeedsLong_ medium(Bytes value) {
            PrefixedBytes.write(out, "medium", value, 2, false);
            step = 7;
            return this;
        }

        @Override
        public Builder.NeedsLong_ medium(byte[] value) {
            return medium(Bytes.wrap(value));
        }

        @Override
        public Builder.NeedsLong_ medium(String text) {
            return medium(Bytes.ofUtf8(text));
        }

        @Override
        public Builder.NeedsLong_ medium(PayloadWriter content) {
            PrefixedBytes.write(out, "medium", content, 2, false);
            step = 7;
            return this;
        }

        @Override
        public Builder.NeedsName long_(Bytes value) {
            PrefixedBytes.write32(out, "long", value);
            step = 8;
            return this;
        }

        @Override
        public Builder.NeedsName long_(byte[] value) {
            return long_(Bytes.wrap(value));
        }

        @Override
        public Builder.NeedsName long_(String text) {
            return long_(Bytes.ofUtf8(text));
        }

        @Override
        public Builder.NeedsName long_(PayloadWriter content) {
            PrefixedBytes.write(out, "long", content, 4, false);
            step = 8;
            return this;
        }

        @Override
        public Builder.NeedsLine name(Bytes value) {
            DelimitedBytes.write(out, "name", value, BYTES_0);
            step = 9;
            return this;
        }

        @Override
        public Builder.NeedsLine name(byte[] value) {
            return name(Bytes.wrap(value));
        }

        @Override
        public Builder.NeedsLine name(String text) {
            return name(Bytes.ofUtf8(text));
        }

        @Override
        public Builder.NeedsN line(Bytes value) {
            DelimitedBytes.write(out, "line", value, BYTES_1);
            step = 10;
            return this;
        }

        @Override
        public Builder.NeedsN line(byte[] value) {
            return line(Bytes.wrap(value));
        }

        @Override
        public Builder.NeedsN line(String text) {
            return line(Bytes.ofUtf8(text));
        }

        @Override
        public Builder.NeedsO n(long value) {
            Varint.write(out, "n", value);
            step = 11;
            return this;
        }

        @Override
        public Builder.NeedsP o(long value) {
            if (value >>> 62 != 0) {
                throw BuildException.outOfRange("o", value, 0, 0x3fffffffffffffffL);
            }
            Quicint.write(out, "o", value);
            step = 12;
            return this;
        }

        @Override
        public Builder.NeedsQ p(Mpint value) {
            try {
                MpintCodec.INSTANCE.write(out, value);
            } catch (BuildException e) {
                throw e.within("p");
            }
            step = 13;
            return this;
        }

        @Override
        public Builder.NeedsQ p(String text) {
            return p(MpintCodec.INSTANCE.fromText(text));
        }

        @Override
        public Builder.NeedsPlain q(Mpint value) {
            try {
                MpintCodec.INSTANCE.write(out, value);
            } catch (BuildException e) {
                throw e.within("q");
            }
            step = 14;
            return this;
        }

        @Override
        public Builder.NeedsPlain q(String text) {
            return q(MpintCodec.INSTANCE.fromText(text));
        }

        @Override
        public Builder.NeedsPacked plain(DnsName value) {
            try {
                DnsNameCodec.INSTANCE.write(out, value);
            } catch (BuildException e) {
                throw e.within("plain");
            }
            step = 15;
            return this;
        }

        @Override
        public Builder.NeedsPacked plain(String text) {
            return plain(DnsNameCodec.INSTANCE.fromText(text));
        }

        @Override
        public Builder.Complete packed(DnsName value) {
            try {
                CompressedDnsNameCodec.INSTANCE.write(out, value);
            } catch (BuildException e) {
                throw e.within("packed");
            }
            step = 16;
            return this;
        }

        @Override
        public Builder.Complete packed(String text) {
            return packed(CompressedDnsNameCodec.INSTANCE.fromText(text));
        }

        /**
         * For generated code: gives all that a view has.
         *
         * @param view what was read
         * @hidden
         */
        public void put(Scalars view) {
            kind(view.kindRaw());
            flag(view.flag());
            colour(view.colourRaw());
            wide(view.wide());
            a(view.a());
            b(view.b());
            c(view.c());
            d(view.d());
            e(view.e());
            g(view.g());
            h(view.h());
            i(view.i());
            j(view.j());
            k(view.k());
            on(view.onRaw());
            passI();
            b.put(start + 59, view.buffer, view.start + 59, 31);
            width(view.width());
            ratio(view.ratio());
            short_(view.short_());
            medium(view.medium());
            long_(view.long_());
            name(view.name());
            line(view.line());
            n(view.n());
            o(view.o());
            p(view.p());
            q(view.q());
            plain(view.plain());
            packed(view.packed());
        }

        private void passI() {
            if (step <= 1) {
                out.claim("i", 4);
                b.putInt(start + 40, (int) Range.between("i", 11, -2147483648, 0x7fffffff));
                step = 2;
                out.claim("j", 46);
                jWord = 0;
                kWord = 0;
                onWord = 1;
            }
        }

        /**
         * Appends a packet.
         *
         * @param out what it is appended to
         * @param content gives what the packet consists of
         * @throws BuildException if something does not fit, or contradicts something else
         */
        public void write(PacketWriter out, Builder.Content content) {
            boolean isInside = out.position() > out.start();
            if (isInside) {
                out.pushOrigin();
            }
            begin(out);
            content.write(this);
            finish();
            if (isInside) {
                out.popOrigin();
            }
        }
    }
}
