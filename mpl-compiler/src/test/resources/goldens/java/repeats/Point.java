// Generated from repeats.mpl by mplc; do not edit
import java.nio.ByteBuffer;
import java.util.List;
import org.mpl4j.runtime.Bounds;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.GeneratedByMpl;
import org.mpl4j.runtime.Limits;
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

    private Point(ByteBuffer b, int start) {
        this.buffer = b;
        this.start = start;
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
        int end = skip(b, start, limit, start, 0, limits);
        return at(b, start, end, limit, start);
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
        return buffer.getShort(start);
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
    }

    /**
     * {@return {@code y}}
     */
    public int y() {
        return buffer.getShort(start + 2);
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
     * For generated code: a view of bytes that {@link #skip} has accepted.
     *
     * @hidden
     */
    public static Point at(ByteBuffer b, int start, int end, int limit, int origin) {
        return new Point(b, start);
    }
}
