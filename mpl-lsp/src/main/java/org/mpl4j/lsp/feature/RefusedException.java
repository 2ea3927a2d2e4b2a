package org.mpl4j.lsp.feature;

/** Something that was asked for cannot be done; the message tells a person why. */
public final class RefusedException extends Exception {
    public RefusedException(String message) {
        super(message);
    }
}
