package org.mpl4j.compiler.spin;

import java.io.IOException;

/** Spin or the C compiler can't be run, or does not take what it is given. */
public final class SpinException extends IOException {
    private static final long serialVersionUID = 1L;

    SpinException(String message) {
        super(message);
    }
}
