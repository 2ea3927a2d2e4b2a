package org.mpl4j.ssh.crypto;

/** The other side's part in a key exchange is not fit for use. */
public final class KeyExchangeException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param message in words
     */
    public KeyExchangeException(String message) {
        super(message);
    }

    KeyExchangeException(String message, Throwable cause) {
        super(message, cause);
    }
}
