package org.mpl4j.tcpip.cli;

import java.util.function.Supplier;

/** The command line asks for what cannot be. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }

    /** What is made of options, some of which may be out of range. */
    static <T> T orUsage(Supplier<T> options) throws UsageException {
        try {
            return options.get();
        } catch (IllegalArgumentException e) {
            throw (UsageException) new UsageException(String.valueOf(e.getMessage())).initCause(e);
        }
    }
}
