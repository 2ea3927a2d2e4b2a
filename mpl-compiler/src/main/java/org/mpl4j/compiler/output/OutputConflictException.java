package org.mpl4j.compiler.output;

/** Two declarations would become the same file; the message says which, and how to mend that. */
public final class OutputConflictException extends RuntimeException {
    private static final long serialVersionUID = 1;

    OutputConflictException(String path) {
        super("two declarations become the file " + path
                + "; rename one of them, or put its specification into another folder");
    }
}
