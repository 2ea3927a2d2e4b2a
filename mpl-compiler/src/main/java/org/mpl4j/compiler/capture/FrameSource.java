package org.mpl4j.compiler.capture;

import java.io.IOException;

/** The frames of a capture in one of the formats. */
interface FrameSource {
    /**
     * Reads up to the next frame and adds it to a batch.
     *
     * @return false if the capture has ended
     * @throws CaptureException if it goes wrong here; nothing more can be read then
     */
    boolean read(FrameBatch batch) throws IOException, CaptureException;
}
