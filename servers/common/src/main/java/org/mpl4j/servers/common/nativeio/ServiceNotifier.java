package org.mpl4j.servers.common.nativeio;

import static org.mpl4j.servers.common.nativeio.NativeIo.INT;
import static org.mpl4j.servers.common.nativeio.NativeIo.LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/** Tells systemd how a service of the type notify is doing (sd_notify(3)): a datagram to a Unix domain socket, which Java has no class for. */
public final class ServiceNotifier {
    private static final MethodHandle SOCKET = NativeIo.function("socket", INT, INT, INT, INT);
    private static final MethodHandle SENDTO = NativeIo.function("sendto", LONG, INT, LONG, LONG, INT, LONG, INT);
    private static final MethodHandle CLOSE = NativeIo.function("close", INT, INT);

    /** The variable with the socket; if it is not set, nobody wants to know, and this class need not be loaded. */
    public static final String VARIABLE = "NOTIFY_SOCKET";

    private static final int AF_UNIX = 1;
    private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int LONGEST_PATH = 107;
    private static final int FAMILY_SIZE = 2;

    private ServiceNotifier() {}

    /**
     * Tells a state.
     *
     * @param socket a path, or @ and a name in the abstract namespace
     * @param state {@code READY=1}, {@code RELOADING=1}, {@code STOPPING=1}, {@code STATUS=..}, a line each
     */
    public static void tell(String socket, String state) throws IOException {
        if (socket.length() > LONGEST_PATH) {
            throw new IOException("the path in " + VARIABLE + " is too long: " + socket);
        }
        MemorySegment callState = NativeIo.callState();
        try (Arena arena = Arena.ofConfined()) {
            byte[] path = socket.getBytes(StandardCharsets.UTF_8);
            if (path[0] == '@') {
                path[0] = 0;
            }
            MemorySegment address = arena.allocate(FAMILY_SIZE + LONGEST_PATH + 1L, Long.BYTES);
            address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
            MemorySegment.copy(path, 0, address, ValueLayout.JAVA_BYTE, FAMILY_SIZE, path.length);
            byte[] text = state.getBytes(StandardCharsets.UTF_8);
            MemorySegment content = arena.allocateFrom(ValueLayout.JAVA_BYTE, text);
            int descriptor = (int) SOCKET.invokeExact(callState, AF_UNIX, SOCK_DGRAM_CLOEXEC, 0);
            if (descriptor < 0) {
                throw new IOException("socket: " + NativeIo.describe(NativeIo.errno(callState)));
            }
            long sent = (long) SENDTO.invokeExact(
                    callState,
                    descriptor,
                    content.address(),
                    (long) text.length,
                    MSG_NOSIGNAL,
                    address.address(),
                    FAMILY_SIZE + path.length);
            int errno = NativeIo.errno(callState);
            int closed = (int) CLOSE.invokeExact(callState, descriptor);
            if (sent < 0 || closed < 0) {
                throw new IOException("telling " + socket + " failed: " + NativeIo.describe(errno));
            }
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw NativeIo.failed("sendto", e);
        }
    }
}
