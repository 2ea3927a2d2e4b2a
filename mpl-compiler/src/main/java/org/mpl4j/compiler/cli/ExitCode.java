package org.mpl4j.compiler.cli;

/** What the process ends with. */
final class ExitCode {
    static final int FINE = 0;

    /** A specification or a packet has errors. */
    static final int ERRORS = 1;

    /** The command line can't be understood, or names something that is not there. */
    static final int USAGE = 2;

    /** A bug of mplc. */
    static final int INTERNAL = 70;

    private ExitCode() {}
}
