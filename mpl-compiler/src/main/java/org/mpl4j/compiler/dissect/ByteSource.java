package org.mpl4j.compiler.dissect;

import java.nio.ByteBuffer;
import java.util.List;
import org.mpl4j.compiler.capture.Frame;
import org.mpl4j.compiler.dissect.stream.OrderedBytes;

/** Bytes that packets are read from, and where in a frame, stream or packet they are. */
sealed interface ByteSource {
    ByteBuffer buffer();

    int limit();

    Layer.Origin originOf(int from, int to);

    /** The bytes of one frame. */
    record OfFrame(Frame frame, ByteBuffer buffer, int limit) implements ByteSource {
        @Override
        public Layer.Origin originOf(int from, int to) {
            return new Layer.Origin(frame.start(), List.of());
        }
    }

    /** A packet that was put together from pieces; the frames are those that brought them. */
    record OfPieces(ByteBuffer buffer, List<Long> frames) implements ByteSource {
        @Override
        public int limit() {
            return buffer.capacity();
        }

        @Override
        public Layer.Origin originOf(int from, int to) {
            return new Layer.Origin(0, frames);
        }
    }

    /**
     * What has come of a stream.
     *
     * @param segment what the bytes of this frame's segment are in
     * @param segmentOffset where in the frame, or in the packet that was put together, they begin
     */
    record OfStream(OrderedBytes bytes, Frame frame, Layer.Origin segment, long segmentOffset) implements ByteSource {
        @Override
        public ByteBuffer buffer() {
            return bytes.buffer();
        }

        @Override
        public int limit() {
            return bytes.end();
        }

        @Override
        public Layer.Origin originOf(int from, int to) {
            List<Long> frames = bytes.framesOf(from, Math.max(to, from + 1));
            return frames.equals(List.of(frame.number()))
                    ? new Layer.Origin(bytes.startOf(frame.number()) - segmentOffset, segment.frames())
                    : new Layer.Origin(-bytes.placeOf(0), frames);
        }
    }
}
