package org.mpl4j.compiler.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
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
                buffered(new StandardOutput(System.out)),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                Boolean.getBoolean("mplc.terminal.out"),
                Boolean.getBoolean("mplc.terminal.err"));
    }

    static PrintStream buffered(OutputStream out) {
        return new PrintStream(new BufferedOutputStream(out, BUFFER_BYTES), false, StandardCharsets.UTF_8);
    }

    /** System.out keeps to itself that nobody reads any more; this does not. */
    private static final class StandardOutput extends OutputStream {
        private final PrintStream out;

        StandardOutput(PrintStream out) {
            this.out = out;
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
            flush();
        }

        @Override
        public void flush() throws IOException {
            if (out.checkError()) {
                throw new IOException("nobody reads the output any more");
            }
        }
    }
}
