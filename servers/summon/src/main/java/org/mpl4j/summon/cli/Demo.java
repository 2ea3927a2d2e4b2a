package org.mpl4j.summon.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

final class Demo implements Closeable {
    Demo(PrintStream out) {}

    Path prepare() throws IOException {
        throw new IOException("later");
    }

    String invitation() {
        return "";
    }

    @Override
    public void close() {}
}
