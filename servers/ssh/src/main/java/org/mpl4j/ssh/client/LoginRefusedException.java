package org.mpl4j.ssh.client;

import java.io.IOException;

/** A server has refused whatever was tried to log in. The message says who, and which methods it would take. */
public final class LoginRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    LoginRefusedException(String message) {
        super(message);
    }
}
