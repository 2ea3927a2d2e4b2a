package org.mpl4j.compiler.cli;

/** The command line asks for something that can't be: the message says what, and how to mend it. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
