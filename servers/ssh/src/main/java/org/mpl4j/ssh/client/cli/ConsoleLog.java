package org.mpl4j.ssh.client.cli;

import java.io.PrintStream;
import org.mpl4j.ssh.client.ClientLog;

/**
 * Tells on standard error.
 *
 * @param out where to
 * @param level how much
 */
record ConsoleLog(PrintStream out, Level level) implements ClientLog {
    /** How much is told. */
    enum Level {
        /** Nothing but why it fails. */
        QUIET,
        /** What one should know, and what the server says. */
        USUAL,
        /** Each step. */
        DETAILED
    }

    @Override
    public void warning(String text) {
        if (level != Level.QUIET) {
            line(text);
        }
    }

    @Override
    public void detail(String text) {
        if (level == Level.DETAILED) {
            line(text);
        }
    }

    @Override
    public void banner(String text) {
        if (level != Level.QUIET) {
            out.print(text);
            out.flush();
        }
    }

    private void line(String text) {
        out.println("mpl-ssh: " + text);
    }
}
