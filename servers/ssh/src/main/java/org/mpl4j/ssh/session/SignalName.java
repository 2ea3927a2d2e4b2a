package org.mpl4j.ssh.session;

import java.util.Optional;

/** Signals that SSH has names for (RFC 4254 section 6.10), with their numbers on Linux. */
enum SignalName {
    HUP(1),
    INT(2),
    QUIT(3),
    ILL(4),
    ABRT(6),
    FPE(8),
    KILL(9),
    USR1(10),
    SEGV(11),
    USR2(12),
    PIPE(13),
    ALRM(14),
    TERM(15);

    /** Goes on after a stop; has no name in SSH. */
    static final int CONTINUE = 18;

    private final int number;

    SignalName(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** The signal that a peer calls so. */
    static Optional<SignalName> named(String name) {
        for (SignalName signal : values()) {
            if (signal.name().equals(name)) {
                return Optional.of(signal);
            }
        }
        return Optional.empty();
    }

    /** What a signal with a number is called; OpenSSH has one name for all that SSH has none for. */
    static String nameOf(int number) {
        for (SignalName signal : values()) {
            if (signal.number == number) {
                return signal.name();
            }
        }
        return "SIG@openssh.com";
    }
}
