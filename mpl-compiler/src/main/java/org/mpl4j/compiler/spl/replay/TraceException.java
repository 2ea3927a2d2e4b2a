package org.mpl4j.compiler.spl.replay;

/** A trace is not what it should be. The message says where, and what a trace has. */
public final class TraceException extends Exception {
    private static final long serialVersionUID = 1L;

    TraceException(String message) {
        super(message);
    }
}
