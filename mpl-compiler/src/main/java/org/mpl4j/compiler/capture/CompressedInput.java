package org.mpl4j.compiler.capture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** What a stream in the format of gzip (RFC 1952) decompresses to. */
public final class CompressedInput extends InputStream {
    private final InputStream compressed;
    private final int bufferBytes;
    private @Nullable InputStream content;

    CompressedInput(InputStream compressed, int bufferBytes) {
        this.compressed = compressed;
        this.bufferBytes = bufferBytes;
    }

    /** The compressed data is damaged, or its end is missing; the message says which. */
    static final class DamagedException extends IOException {
        private static final long serialVersionUID = 1L;

        DamagedException(String message) {
            super(message);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] octet = new byte[1];
        return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xff;
    }

    /** @throws DamagedException if there is nothing more that can be decompressed, and not because it ends */
    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
        try {
            if (content == null) {
                content = new GZIPInputStream(compressed, bufferBytes);
            }
            return content.read(bytes, from, count);
        } catch (EOFException e) {
            throw new DamagedException("its compressed data is cut off");
        } catch (ZipException e) {
            throw new DamagedException("its compressed data is damaged (" + e.getMessage() + ")");
        }
    }

    @Override
    public int available() throws IOException {
        return content == null ? compressed.available() : content.available();
    }
}
