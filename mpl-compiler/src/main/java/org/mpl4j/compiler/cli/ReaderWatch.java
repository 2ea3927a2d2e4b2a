package org.mpl4j.compiler.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/** Standard output for large results: notices when nobody reads them any more, as behind {@code | head}, so that the work can stop. */
final class ReaderWatch extends OutputStream {
    private final PrintStream out;

    ReaderWatch(PrintStream out) {
        this.out = out;
    }

    /** Nobody reads the output any more. */
    static final class ReaderGoneException extends IOException {
        private static final long serialVersionUID = 1L;
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
            throw new ReaderGoneException();
        }
    }
}
