package org.mpl4j.tcpip.cli;

/** What the command ends with. */
final class ExitStatus {
    static final int DONE = 0;

    /** What was to be done did not work: nobody answers, a connection breaks, a device is in use. */
    static final int FAILED = 1;

    /** The command line is wrong. */
    static final int USAGE = 2;

    /** The system does not allow it to this process. */
    static final int NOT_ALLOWED = 3;

    static final String DONE_TEXT = "0:It did what it was to do.";
    static final String FAILED_TEXT =
            "1:It did not work: nobody answered, a connection was refused or broke, a device is in use.";
    static final String USAGE_TEXT = "2:The command line is wrong.";
    static final String NOT_ALLOWED_TEXT =
            "3:The system does not allow it to this process; the message tells how to allow it.";

    private ExitStatus() {}
}
