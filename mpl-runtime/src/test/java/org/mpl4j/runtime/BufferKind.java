package org.mpl4j.runtime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The kinds of buffers that everything must work with alike. */
public enum BufferKind {
    HEAP {
        @Override
        ByteBuffer allocate(int capacity) {
            return ByteBuffer.allocate(capacity);
        }
    },
    HEAP_SLICE {
        @Override
        ByteBuffer allocate(int capacity) {
            return ByteBuffer.allocate(capacity + 12).slice(5, capacity);
        }
    },
    DIRECT {
        @Override
        ByteBuffer allocate(int capacity) {
            return ByteBuffer.allocateDirect(capacity);
        }
    },
    DIRECT_SLICE {
        @Override
        ByteBuffer allocate(int capacity) {
            return ByteBuffer.allocateDirect(capacity + 9).slice(3, capacity);
        }
    },
    HEAP_LITTLE {
        @Override
        ByteBuffer allocate(int capacity) {
            return ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
        }
    },
    DIRECT_LITTLE {
        @Override
        ByteBuffer allocate(int capacity) {
            return ByteBuffer.allocateDirect(capacity).order(ByteOrder.LITTLE_ENDIAN);
        }
    },
    READ_ONLY {
        @Override
        ByteBuffer allocate(int capacity) {
            return ByteBuffer.allocate(capacity);
        }

        @Override
        public ByteBuffer holding(int before, byte[] content, int after) {
            return super.holding(before, content, after).asReadOnlyBuffer();
        }
    };

    abstract ByteBuffer allocate(int capacity);

    /** A buffer with zeros before and after the content, its position at the content and its limit at the capacity. */
    public ByteBuffer holding(int before, byte[] content, int after) {
        ByteBuffer b = allocate(before + content.length + after);
        return b.put(before, content).position(before);
    }

    /** A writable buffer full of 0xa5, with the position and limit given. */
    public ByteBuffer room(int before, int size, int after) {
        ByteBuffer b = allocate(before + size + after);
        for (int i = 0; i < b.capacity(); i++) {
            b.put(i, (byte) 0xa5);
        }
        return b.position(before).limit(before + size);
    }

    public boolean isWritable() {
        return this != READ_ONLY;
    }
}
