package org.mpl4j.compiler.capture;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads the frames of a capture, batch by batch, in constant memory. For one thread. */
public final class CaptureReader {
    private final CaptureFormats formats;
    private final SlidingBuffer input;
    private @Nullable FrameSource source;
    private @Nullable CaptureException failure;
    private boolean isAtEnd;
    private long frameCount;

    /**
     * @param input pcap or pcapng from its first byte
     */
    public CaptureReader(CaptureFormats formats, InputStream input) {
        this.formats = formats;
        this.input = new SlidingBuffer(input);
    }

    /** How many bytes of the capture have been turned into frames. */
    public long offset() {
        return input.offset();
    }

    /** Whether {@link #next} may have to wait for more input. */
    public boolean mayBlock() throws IOException {
        return failure == null && !isAtEnd && input.mayBlock();
    }

    /**
     * The next frames: as many as fill a batch, or as are there without waiting, but at least one.
     *
     * @return null at the end of the capture
     * @throws CaptureException if the capture goes wrong; all frames before have been returned
     */
    public @Nullable FrameBatch next() throws IOException, CaptureException {
        FrameBatch batch = new FrameBatch();
        try {
            fill(batch);
        } catch (CaptureException e) {
            failure = e;
        } catch (CompressedInput.DamagedException e) {
            long frame = frameCount + batch.frames().size();
            failure = new CaptureException(
                    (frame == 0 ? "before the first frame: " : "after frame " + frame + ": ") + e.getMessage(),
                    input.offset());
        }
        frameCount += batch.frames().size();
        if (!batch.isEmpty()) {
            return batch;
        }
        if (failure != null) {
            throw failure;
        }
        return null;
    }

    private void fill(FrameBatch batch) throws IOException, CaptureException {
        FrameSource frames = source;
        if (frames == null && failure == null) {
            frames = formats.open(input);
            source = frames;
        }
        while (frames != null && failure == null && !isAtEnd && !batch.isFull()) {
            if (!batch.isEmpty() && input.available() == 0 && input.mayBlock()) {
                return;
            }
            isAtEnd = !frames.read(batch);
        }
    }
}
