package org.mpl4j.web.connection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is left of a response that did not go into the output at once: texts, and pieces of a representation that is in memory or in a file. */
public final class Sending {
    private final List<Part> parts;
    private final byte @Nullable [] content;
    private final @Nullable FileChannel file;
    private int index;
    private int textAt;
    private long at;

    /**
     * A text, and a piece of the representation behind it.
     *
     * @param text perhaps empty
     * @param first the first byte of the piece
     * @param end behind its last byte
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Part(byte[] text, long first, long end) {}

    /** Of parts, from what is in memory or in a file, which is closed by {@link #close}. */
    Sending(List<Part> parts, byte @Nullable [] content, @Nullable FileChannel file) {
        this.parts = List.copyOf(parts);
        this.content = content;
        this.file = file;
        begin(0);
    }

    /** A text only. */
    static Sending of(byte[] text) {
        return new Sending(List.of(new Part(text, 0, 0)), null, null);
    }

    private void begin(int part) {
        index = part;
        textAt = 0;
        at = part < parts.size() ? parts.get(part).first() : 0;
    }

    /** How many bytes all parts have. */
    long totalBytes() {
        long total = 0;
        for (Part part : parts) {
            total += part.text().length + part.end() - part.first();
        }
        return total;
    }

    /** Puts what there is room for into the output; whether that was all. */
    boolean fill(ByteBuffer out) {
        while (index < parts.size()) {
            Part part = parts.get(index);
            int text = Math.min(out.remaining(), part.text().length - textAt);
            out.put(part.text(), textAt, text);
            textAt += text;
            if (textAt < part.text().length || isFileNext()) {
                return false;
            }
            if (content != null && at < part.end()) {
                int count = (int) Math.min(out.remaining(), part.end() - at);
                out.put(content, (int) at, count);
                at += count;
            }
            if (at < part.end()) {
                return false;
            }
            begin(index + 1);
        }
        return true;
    }

    /** {@return whether a piece of the file is to be sent before anything else} */
    public boolean isFileNext() {
        return file != null
                && index < parts.size()
                && textAt == parts.get(index).text().length
                && at < parts.get(index).end();
    }

    /** {@return the file, while {@link #isFileNext} says so} */
    public FileChannel file() {
        if (file == null) {
            throw new IllegalStateException("there is no file");
        }
        return file;
    }

    /** {@return where in the file the piece begins} */
    public long position() {
        return at;
    }

    /** {@return how many bytes the piece has} */
    public long count() {
        return parts.get(index).end() - at;
    }

    /** Says that so many bytes of the piece were sent. */
    public void sent(long count) {
        at += count;
    }

    void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
