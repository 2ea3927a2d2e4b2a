package org.mpl4j.bench.harness;

import java.nio.ByteBuffer;
import java.util.List;

/** Where the bytes of a benchmark lie. A fork of JMH sees one kind only, as a server would; or all of them at one call site. */
public enum BufferKind {
    HEAP,
    DIRECT,
    MIXED;

    /** Buffers with these bytes to read, from position 0 to their limits. */
    List<ByteBuffer> readable(byte[] bytes) {
        return switch (this) {
            case HEAP -> List.of(heap(bytes));
            case DIRECT -> List.of(direct(bytes));
            case MIXED ->
                List.of(
                        heap(bytes),
                        direct(bytes),
                        heap(bytes).asReadOnlyBuffer(),
                        direct(bytes).asReadOnlyBuffer());
        };
    }

    /** Buffers with these bytes to write on, from position 0 to their limits. */
    List<ByteBuffer> writable(byte[] bytes) {
        return switch (this) {
            case HEAP, DIRECT -> readable(bytes);
            case MIXED -> List.of(heap(bytes), direct(bytes));
        };
    }

    private static ByteBuffer heap(byte[] bytes) {
        return ByteBuffer.wrap(bytes.clone());
    }

    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }
}
