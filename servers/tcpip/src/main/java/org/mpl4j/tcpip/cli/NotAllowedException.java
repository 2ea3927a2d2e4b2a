package org.mpl4j.tcpip.cli;

import java.io.IOException;

/** The system does not allow something to this process; the message tells how to allow it. */
final class NotAllowedException extends IOException {
    private static final long serialVersionUID = 1;

    NotAllowedException(String message) {
        super(message);
    }
}
