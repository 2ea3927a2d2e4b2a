package org.mpl4j.ssh.keys;

/** Something is not the key, certificate, signature or file that it should be. The message says what is wrong, and where. */
public final class KeyFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param message in words
     */
    public KeyFormatException(String message) {
        super(message);
    }

    KeyFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
