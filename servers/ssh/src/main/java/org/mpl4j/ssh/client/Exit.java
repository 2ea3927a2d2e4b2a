package org.mpl4j.ssh.client;

/** How a program of a session has ended. */
public sealed interface Exit {
    /**
     * By itself.
     *
     * @param status mostly 0 to 255
     */
    record Status(long status) implements Exit {}

    /**
     * By a signal.
     *
     * @param name without SIG
     * @param isCoreDumped whether it has left an image of its memory
     * @param message in words
     */
    record Signal(String name, boolean isCoreDumped, String message) implements Exit {}

    /** The channel was closed without a word, or the connection was lost. */
    record Unknown() implements Exit {}
}
