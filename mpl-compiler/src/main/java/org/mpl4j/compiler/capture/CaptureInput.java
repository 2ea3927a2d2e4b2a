package org.mpl4j.compiler.capture;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Captures are often kept compressed. */
public final class CaptureInput {
    private static final int BUFFER_BYTES = 1 << 16;

    private CaptureInput() {}

    /** The bytes of a capture: those of a stream, from a {@link CompressedInput} if they are in the format of gzip (RFC 1952 section 2.3.1). */
    public static InputStream decompressed(InputStream raw) throws IOException {
        BufferedInputStream input = new BufferedInputStream(raw, BUFFER_BYTES);
        input.mark(2);
        boolean isCompressed = input.read() == 0x1f && input.read() == 0x8b;
        input.reset();
        return isCompressed ? new CompressedInput(input, BUFFER_BYTES) : input;
    }
}
