package org.mpl4j.servers.common.nativeio;

import static org.mpl4j.servers.common.nativeio.NativeIo.INT;
import static org.mpl4j.servers.common.nativeio.NativeIo.LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** {@code ioctl(2)}, for the requests that are made before anything is fast. */
final class DeviceControl {
    private static final MethodHandle IOCTL = NativeIo.function("ioctl", INT, INT, LONG, LONG);

    private DeviceControl() {}

    /** Makes a request with a number or an address; returns what it returned, or the negative {@code errno}. */
    static int ioctl(int file, long request, long argument) {
        MemorySegment state = NativeIo.callState();
        try {
            return NativeIo.result((int) IOCTL.invokeExact(state, file, request, argument), state);
        } catch (Throwable e) {
            throw NativeIo.failed("ioctl", e);
        }
    }
}
