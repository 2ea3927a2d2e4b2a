package org.mpl4j.appliance.machine;

import java.util.OptionalInt;

/**
 * How a machine tells how its server has ended: it writes a byte to the port of QEMU's device {@code isa-debug-exit}, which ends QEMU with twice that and one, so that seven bits arrive. Statuses are one more there, as QEMU itself
 * ends with 0 or 1; signals have a bit.
 */
public final class ExitPort {
    /** The port. */
    public static final int PORT = 0xf4;

    /** How many ports belong to the device. */
    public static final int PORTS = 4;

    static final int MORE = 1;
    static final int SIGNAL = 0x40;
    static final int FAILED = 1;

    private static final int SHELL_SIGNAL = 128;
    private static final int KEPT = 0x3f;

    private ExitPort() {}

    /** {@return the status that the server ended with, 128 and the number of the signal if one ended it, from that of QEMU; nothing if the machine has not told it} */
    public static OptionalInt status(int ofEmulator) {
        int told = ofEmulator >> 1;
        if ((ofEmulator & 1) == 0 || told == 0) {
            return OptionalInt.empty();
        }
        return OptionalInt.of((told & SIGNAL) == 0 ? told - MORE : SHELL_SIGNAL | told & KEPT);
    }
}
