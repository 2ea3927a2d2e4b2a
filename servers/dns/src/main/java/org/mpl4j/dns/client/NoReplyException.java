package org.mpl4j.dns.client;

import java.io.IOException;

/** No server gave an answer that is one. */
public final class NoReplyException extends IOException {
    private static final long serialVersionUID = 1;

    /** Says what was tried. */
    public NoReplyException(String message) {
        super(message);
    }

    /** Says what was tried, and why it failed. */
    public NoReplyException(String message, Throwable cause) {
        super(message, cause);
    }
}
