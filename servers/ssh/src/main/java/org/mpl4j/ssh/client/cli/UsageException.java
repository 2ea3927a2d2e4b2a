package org.mpl4j.ssh.client.cli;

/** The command line is not right. The message says what, and what would be. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
