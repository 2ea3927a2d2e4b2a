package org.mpl4j.servers.common.nativeio;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** How a terminal is set: the kernel's {@code struct termios}, the same on all 64-bit processors that are known here. */
public final class TerminalSettings {
    private static final long SIZE = 36;
    private static final long CHARACTERS = 17;
    private static final int SPEED = 0x100f;

    /** The four groups of flags. */
    public enum Flags {
        INPUT,
        OUTPUT,
        CONTROL,
        LOCAL;

        private long offset() {
            return (long) ordinal() * Integer.BYTES;
        }
    }

    private final MemorySegment struct;

    /** Nothing is set. */
    public TerminalSettings(Arena arena) {
        struct = arena.allocate(SIZE, Integer.BYTES);
    }

    long address() {
        return struct.address();
    }

    /** Sets flags, or clears them. */
    public void set(Flags group, int mask, boolean isOn) {
        int before = struct.get(ValueLayout.JAVA_INT, group.offset());
        struct.set(ValueLayout.JAVA_INT, group.offset(), isOn ? before | mask : before & ~mask);
    }

    /** Sets what a special character is; 0 for none. */
    public void setCharacter(int index, int character) {
        struct.set(ValueLayout.JAVA_BYTE, CHARACTERS + index, (byte) character);
    }

    /** Sets the speed, by the number that the kernel has for it. */
    public void setSpeed(int code) {
        set(Flags.CONTROL, SPEED, false);
        set(Flags.CONTROL, code & SPEED, true);
    }
}
