package org.mpl4j.compiler.cli;

import java.io.BufferedOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What a command reads from and writes to: data goes to {@code out}, everything said about it to {@code err}. Text is UTF-8.
 *
 * @param outIsTerminal whether a person reads {@code out} as it comes
 */
record Streams(InputStream in, PrintStream out, PrintStream err, boolean outIsTerminal, boolean errIsTerminal) {
    private static final int BUFFER_BYTES = 1 << 16;

    /** The process's own; the launcher says what is a terminal, as the JDK can't tell the two apart. */
    static Streams ofProcess() {
        return new Streams(
                System.in,
                // System.out keeps to itself that nobody reads any more.
                buffered(new ReaderWatch(System.out)),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                Boolean.getBoolean("mplc.terminal.out"),
                Boolean.getBoolean("mplc.terminal.err"));
    }

    static PrintStream buffered(OutputStream out) {
        return new PrintStream(new BufferedOutputStream(out, BUFFER_BYTES), false, StandardCharsets.UTF_8);
    }
}
