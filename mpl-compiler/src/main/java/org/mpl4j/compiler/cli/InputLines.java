package org.mpl4j.compiler.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The lines of standard input, for commands that answer each. What was answered is shown before there is a wait for more, and the lines end when nobody reads the
 * answers any more, as behind {@code | head}.
 */
final class InputLines {
    /** A look at the output costs a flush. */
    private static final int LINES_A_LOOK = 512;

    private final Streams streams;
    private final BufferedReader lines;
    private int number;

    InputLines(Streams streams) {
        this.streams = streams;
        this.lines = new BufferedReader(new InputStreamReader(streams.in(), StandardCharsets.UTF_8));
    }

    /** The next line; null when there is none, or nobody to answer. */
    @Nullable
    String next() throws IOException {
        boolean isTime = number % LINES_A_LOOK == 0 || !lines.ready();
        if (isTime && streams.out().checkError()) {
            return null;
        }
        number++;
        return lines.readLine();
    }

    /** That of the line, from 1. */
    int number() {
        return number;
    }
}
