// Generated from repeats.mpl by mplc; do not edit
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.mpl4j.runtime.Bounds;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ElementList;
import org.mpl4j.runtime.GeneratedByMpl;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.ParseResult;
import org.mpl4j.runtime.Range;
import org.mpl4j.runtime.View;
import org.mpl4j.runtime.Violation;
import org.mpl4j.runtime.text.TreePrintable;
import org.mpl4j.runtime.text.TreePrinter;
import org.mpl4j.runtime.wire.BigEndian;

/**
 * Struct {@code point}.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |               x               |               y               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
@GeneratedByMpl("repeats.mpl")
public final class Point implements View, TreePrintable {
    private final ByteBuffer buffer;

    private final int start;

    private int word0;

    private Point(ByteBuffer b, int start, int word0) {
        this.buffer = b;
        this.start = start;
        this.word0 = word0;
    }

    /**
     * Parses a packet. Bytes after it are left alone.
     *
     * @param buffer whose remaining bytes are looked at; its position stays where it is
     * @return a view of the buffer
     * @throws ParseException if there is no such packet
     */
    public static Point parse(ByteBuffer buffer) throws ParseException {
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
    public static Point parse(ByteBuffer buffer, Limits limits) throws ParseException {
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
    public static Point parse(Bytes bytes) throws ParseException {
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
    public static ParseResult<Point> tryParse(ByteBuffer buffer) {
        return tryParse(buffer, Limits.DEFAULT);
    }

    /**
     * Parses a packet, and throws nothing if there is none.
     *
     * @param buffer whose remaining bytes are looked at; its position stays where it is
     * @param limits how much may be done
     * @return the packet, or what is wrong
     */
    public static ParseResult<Point> tryParse(ByteBuffer buffer, Limits limits) {
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
    public static ParseResult<Point> tryParse(Bytes bytes) {
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
    public static Point parseStrict(ByteBuffer buffer) throws ParseException {
        Point packet = parse(buffer, Limits.DEFAULT);
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
        Bounds.require(start, 4, limit, "x 0-2 y 2-4");
        return start + 4;
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
     * {@return {@code x}}
     */
    public int x() {
        return (short) (word0 >>> 16);
    }

    /**
     * Overwrites {@code x} in the buffer.
     *
     * @param value the new value
     * @throws BuildException if it does not fit
     */
    public void setX(int value) {
        Range.signed("x", value, 16);
        buffer.putShort(start, (short) value);
        word0 = word0 & ~0xffff0000 | value << 16;
    }

    /**
     * {@return {@code y}}
     */
    public int y() {
        return (short) word0;
    }

    /**
     * Overwrites {@code y} in the buffer.
     *
     * @param value the new value
     * @throws BuildException if it does not fit
     */
    public void setY(int value) {
        Range.signed("y", value, 16);
        buffer.putShort(start + 2, (short) value);
        word0 = word0 & ~0xffff | (value & 0xffff);
    }

    /**
     * {@return which of the packet's statecalls this is, as policies count them: from 0, in the order of its branches}
     */
    public int statecall() {
        return 0;
    }

    @Override
    public List<Violation> violations() {
        return List.of();
    }

    @Override
    public void print(TreePrinter tree) {
        tree.field("x", x());
        tree.field("y", y());
    }

    @Override
    public String toString() {
        return TreePrinter.print("point", this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Point that
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
        return start + 4;
    }

    /**
     * For generated code: a view of bytes that {@link #skip} has accepted.
     *
     * @hidden
     */
    public static Point at(ByteBuffer b, int start, int end, int limit, int origin) {
        int word0 = BigEndian.getInt(b, start);
        return new Point(b, start, word0);
    }

    /**
     * For generated code: a view of bytes that {@link #skip} has accepted.
     *
     * @hidden
     */
    public static Point startingAt(ByteBuffer b, int start, int limit, int origin) {
        int word0 = BigEndian.getInt(b, start);
        return new Point(b, start, word0);
    }

    private static Point read(ByteBuffer b, int start, int limit, int origin, Limits limits) throws
            ParseException {
        Bounds.require(start, 4, limit, "x 0-2 y 2-4");
        int word0 = BigEndian.getInt(b, start);
        return new Point(b, start, word0);
    }

    /**
     * Begins to build a packet in a buffer, step by step.
     *
     * @param buffer where it is written to, from its position on; that moves when the packet is complete
     * @return what is to be given first
     */
    public static Builder.NeedsX builder(ByteBuffer buffer) {
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
     * A list of such packets, one behind the other, inside another packet.
     */
    public static final class Sequence extends ElementList<Point> {
        private final ByteBuffer buffer;

        private final int limit;

        private final int origin;

        /**
         * For generated code: a list of what has been validated.
         *
         * @hidden
         */
        public Sequence(int start, int end, int size, ByteBuffer buffer, int limit, int origin) {
            super(start, end, size, 4);
            this.buffer = buffer;
            this.limit = limit;
            this.origin = origin;
        }

        @Override
        protected Point elementAt(int at, int elementEnd) {
            return Point.at(buffer, at, elementEnd, elementEnd, origin);
        }

        @Override
        protected int next(int at) {
            return at + 4;
        }

        @Override
        public Iterator<Point> iterator() {
            return new Iterator<Point>() {
                private int at = startOffset();

                @Override
                public boolean hasNext() {
                    return at < endOffset();
                }

                @Override
                public Point next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    Point element = Point.startingAt(buffer, at, limit, origin);
                    at += 4;
                    return element;
                }
            };
        }
    }

    /**
     * The stages in which {@code point} is built: each says what may be given next, and only when nothing is missing there is a {@code build()}.
     */
    public interface Builder {
        /**
         * {@code x} is still missing.
         */
        interface NeedsX {
            /**
             * Gives {@code x}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsY x(int value);
        }

        /**
         * {@code y} is still missing.
         */
        interface NeedsY {
            /**
             * Gives {@code y}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            Complete y(int value);
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
            Complete write(NeedsX builder);
        }
    }

    /**
     * Builds packets, one after the other: one that is kept makes further packets without allocating. Not for several threads at once.
     */
    public static final class Writer implements Builder.NeedsX, Builder.NeedsY, Builder.Complete {
        private PacketWriter out;

        /**
         * {@code x}, {@code y}.
         */
        private long xWord;

        private ByteBuffer b;

        private int start;

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
            out.claim("x", 4);
            xWord = 0;
        }

        /**
         * For generated code: fills in and checks what follows from the rest.
         *
         * @hidden
         */
        public void finish() {
            b.putInt(start, (int) xWord);
        }

        @Override
        public ByteBuffer build() {
            finish();
            return out.finish();
        }

        @Override
        public Builder.NeedsY x(int value) {
            if (value < -32768 || value > 0x7fff) {
                throw BuildException.outOfRange("x", value, -32768, 0x7fff);
            }
            xWord = xWord & ~0xffff0000L | (value & 0xffffL) << 16;
            return this;
        }

        @Override
        public Builder.Complete y(int value) {
            if (value < -32768 || value > 0x7fff) {
                throw BuildException.outOfRange("y", value, -32768, 0x7fff);
            }
            xWord = xWord & ~0xffffL | (value & 0xffffL);
            return this;
        }

        /**
         * For generated code: gives all that a view has.
         *
         * @param view what was read
         * @hidden
         */
        public void put(Point view) {
            x(view.x());
            y(view.y());
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
    }
}
