package org.mpl4j.servers.common.nativeio;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;

/** Whether there are native calls, and what each of them needs. The first use of it costs tens of milliseconds: bring it in when there is time for that. */
public final class NativeIo {
    /** Set to {@code false}, it turns all native calls off. */
    public static final String SWITCH = "mpl.native";

    private static final Linker.Option CAPTURE_ERRNO = Linker.Option.captureCallState("errno");
    private static final VarHandle ERRNO =
            Linker.Option.captureStateLayout().varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private NativeIo() {}

    /** Whether this is a system whose structures are known here, all functions are found, and nobody turned them off. */
    public static boolean isAvailable() {
        return isKnownSystem()
                && !"false".equals(System.getProperty(SWITCH))
                && NativeIo.class.getModule().isNativeAccessEnabled()
                && Linker.nativeLinker().defaultLookup().find("recvmmsg").isPresent()
                && Linker.nativeLinker().defaultLookup().find("sendmmsg").isPresent();
    }

    private static boolean isKnownSystem() {
        String cpu = System.getProperty("os.arch", "");
        return "Linux".equals(System.getProperty("os.name")) && (cpu.equals("amd64") || cpu.equals("aarch64"));
    }

    /**
     * A function of the C library, with a place for {@code errno} before its parameters.
     *
     * @param name the function
     * @param result what it returns
     * @param parameters what it takes; addresses are {@code JAVA_LONG}, as what they point to lives longer than the call
     */
    static MethodHandle function(String name, MemoryLayout result, MemoryLayout... parameters) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name), FunctionDescriptor.of(result, parameters), CAPTURE_ERRNO);
    }

    /** Room for {@code errno}, to be kept by who calls. */
    static MemorySegment callState() {
        return MemorySegment.ofBuffer(ByteBuffer.allocateDirect(
                        (int) Linker.Option.captureStateLayout().byteSize() + Long.BYTES)
                .alignedSlice(Long.BYTES));
    }

    /** The error of the last call that failed. */
    static int errno(MemorySegment callState) {
        return (int) ERRNO.get(callState, 0L);
    }

    /** What a function returned, or its error below zero. */
    static int result(int value, MemorySegment callState) {
        return value < 0 ? -errno(callState) : value;
    }

    /** What a function returned, or its error below zero. */
    static long result(long value, MemorySegment callState) {
        return value < 0 ? -errno(callState) : value;
    }

    /** Where a direct buffer's first byte is. */
    static long address(ByteBuffer direct) {
        return MemorySegment.ofBuffer(direct.duplicate().clear()).address();
    }

    /** A name of an error, for those that operators meet. */
    static String describe(int errno) {
        return switch (errno) {
            case 1 -> "operation not permitted (EPERM)";
            case 11 -> "would block (EAGAIN)";
            case 13 -> "permission denied (EACCES)";
            case 22 -> "invalid argument (EINVAL)";
            default -> "error " + errno;
        };
    }

    static IllegalStateException failed(String function, Throwable cause) {
        return new IllegalStateException("cannot call " + function, cause);
    }

    /** An int of C. */
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    /** A pointer or size of C. */
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
}
