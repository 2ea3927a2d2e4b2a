package org.mpl4j.dns.secondary;

import java.io.IOException;

/** What a primary server says is not a zone, or not its changes. */
final class TransferException extends IOException {
    private static final long serialVersionUID = 1;

    TransferException(String message) {
        super(message);
    }

    TransferException(String message, Throwable cause) {
        super(message, cause);
    }
}
