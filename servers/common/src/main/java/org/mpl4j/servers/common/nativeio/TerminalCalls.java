package org.mpl4j.servers.common.nativeio;

import static org.mpl4j.servers.common.nativeio.NativeIo.INT;
import static org.mpl4j.servers.common.nativeio.NativeIo.LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Pseudo-terminals of Linux ({@code pty(7)}), by the end that is not the program's. Whatever fails returns the negative {@code errno}. For one thread at a time. */
public final class TerminalCalls {
    private static final MethodHandle IOCTL = NativeIo.function("ioctl", INT, INT, LONG, LONG);

    private static final long TCGETS = 0x5401;
    private static final long TCSETS = 0x5402;
    private static final long TCSBRK = 0x5409;
    private static final long TIOCSWINSZ = 0x5414;
    private static final long TIOCGPTN = 0x8004_5430L;
    private static final long TIOCSPTLCK = 0x4004_5431L;
    private static final long WINDOW_SIZE = 4 * Short.BYTES;

    private final MemorySegment state = NativeIo.callState();

    /** Opens a terminal that nobody has. It does not make anybody wait. */
    public int open() {
        try (Arena arena = Arena.ofConfined()) {
            int terminal = new PathCalls()
                    .openat(
                            PathCalls.AT_FDCWD,
                            arena.allocateFrom("/dev/ptmx").address(),
                            OpenFlags.RDWR | OpenFlags.NOCTTY | OpenFlags.NONBLOCK | OpenFlags.CLOEXEC,
                            0);
            if (terminal < 0) {
                return terminal;
            }
            int result = control(terminal, TIOCSPTLCK, arena.allocate(INT).address());
            if (result < 0) {
                new FileCalls().close(terminal);
                return result;
            }
            return terminal;
        }
    }

    /** The number that the program's end has below {@code /dev/pts}. */
    public int number(int terminal) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment number = arena.allocate(INT);
            int result = control(terminal, TIOCGPTN, number.address());
            return result < 0 ? result : number.get(INT, 0);
        }
    }

    /** Tells how large the window is: the program gets a signal if that has changed. */
    public int resize(int terminal, int columns, int rows, int width, int height) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment size = arena.allocate(WINDOW_SIZE, Short.BYTES);
            size.setAtIndex(ValueLayout.JAVA_SHORT, 0, (short) rows);
            size.setAtIndex(ValueLayout.JAVA_SHORT, 1, (short) columns);
            size.setAtIndex(ValueLayout.JAVA_SHORT, 2, (short) width);
            size.setAtIndex(ValueLayout.JAVA_SHORT, 3, (short) height);
            return control(terminal, TIOCSWINSZ, size.address());
        }
    }

    /** Sends a break, which a terminal without a line does not notice. */
    public int sendBreak(int terminal) {
        return control(terminal, TCSBRK, 0);
    }

    /** Reads how the terminal is set. */
    public int read(int terminal, TerminalSettings settings) {
        return control(terminal, TCGETS, settings.address());
    }

    /** Sets the terminal. */
    public int write(int terminal, TerminalSettings settings) {
        return control(terminal, TCSETS, settings.address());
    }

    private int control(int terminal, long request, long argument) {
        try {
            return NativeIo.result((int) IOCTL.invokeExact(state, terminal, request, argument), state);
        } catch (Throwable e) {
            throw NativeIo.failed("ioctl", e);
        }
    }
}
