package org.mpl4j.tcpip.handover;

import java.io.IOException;

/** A hand-over did not come about: the other side is gone, is late, or said something that makes no sense. */
public final class HandOverException extends IOException {
    private static final long serialVersionUID = 1;

    /** Says why. */
    public HandOverException(String message) {
        super(message);
    }

    /** Says why, with what was the reason for that. */
    public HandOverException(String message, Throwable cause) {
        super(message, cause);
    }
}
