package org.mpl4j.ssh.crypto;

/** Both sides have nothing in common where they must. */
public final class NegotiationException extends Exception {
    private static final long serialVersionUID = 1L;

    NegotiationException(String message) {
        super(message);
    }
}
