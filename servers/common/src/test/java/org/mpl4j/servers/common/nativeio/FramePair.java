package org.mpl4j.servers.common.nativeio;

import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.mpl4j.servers.common.nativeio.NativeIo.INT;
import static org.mpl4j.servers.common.nativeio.NativeIo.LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;

/** Two files that keep frames apart and do not block, as a TAP does: what is written to one is read from the other. */
final class FramePair implements AutoCloseable {
    private static final MethodHandle SOCKETPAIR = NativeIo.function("socketpair", INT, INT, INT, INT, LONG);
    private static final int AF_UNIX = 1;
    private static final int SOCK_SEQPACKET = 5;

    final FrameFile left;
    final FrameFile right;

    FramePair() throws IOException {
        try (Arena scratch = Arena.ofConfined()) {
            MemorySegment files = scratch.allocate(2 * Integer.BYTES, Integer.BYTES);
            int result = (int) SOCKETPAIR.invokeExact(
                    NativeIo.callState(),
                    AF_UNIX,
                    SOCK_SEQPACKET | OpenFlags.NONBLOCK | OpenFlags.CLOEXEC,
                    0,
                    files.address());
            if (result < 0) {
                throw new IOException("no sockets");
            }
            left = new FrameFile(files.get(INT, 0));
            right = new FrameFile(files.get(INT, Integer.BYTES));
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw NativeIo.failed("socketpair", e);
        }
    }

    /** Has the test skipped where the kernel has no rings, or does not allow them. */
    static void assumeRings() {
        assumeTrue(NativeIo.isAvailable(), "no native calls: this is not tested");
        try {
            RequestRing.open(1).close();
        } catch (IOException e) {
            assumeTrue(false, e.getMessage() + ": this is not tested");
        }
    }

    /** A frame of so many bytes that begins with its number. */
    static ByteBuffer frame(int number, int bytes) {
        return fill(ByteBuffer.allocateDirect(bytes), number, bytes);
    }

    static ByteBuffer fill(ByteBuffer frame, int number, int bytes) {
        return frame.clear().limit(bytes).putInt(0, number);
    }

    @Override
    public void close() {
        left.close();
        right.close();
    }
}
