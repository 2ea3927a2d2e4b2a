package org.mpl4j.appliance.build;

/** An image cannot be made; the message says why, and what to do about it. */
public final class BuildException extends Exception {
    private static final long serialVersionUID = 1;

    BuildException(String message) {
        super(message);
    }

    BuildException(String message, Throwable cause) {
        super(message, cause);
    }
}
