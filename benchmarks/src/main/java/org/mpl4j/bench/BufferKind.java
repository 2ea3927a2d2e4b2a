package org.mpl4j.bench;

import java.nio.ByteBuffer;

/** Where the bytes of a benchmark lie; a fork of JMH sees one kind only, as a server would. */
public enum BufferKind {
    HEAP,
    DIRECT;

    /** A buffer of this kind with these bytes, from position 0 to its limit. */
    ByteBuffer bufferOf(byte[] bytes) {
        ByteBuffer buffer = this == HEAP ? ByteBuffer.allocate(bytes.length) : ByteBuffer.allocateDirect(bytes.length);
        return buffer.put(bytes).flip();
    }
}
