package org.mpl4j.tcpip.cli;

import java.io.IOException;
import java.io.PrintWriter;

/** The table that {@code demo} prints, a row for each step, as soon as it is done. */
final class DemoTable {
    private static final String ROW = "%-50s  %-8s %s";

    private final PrintWriter out;
    private int failures;

    /** Prints the header. */
    DemoTable(PrintWriter out) {
        this.out = out;
        row("step", "result", "what came out");
        row("-".repeat(50), "-".repeat(7), "-".repeat(50));
    }

    /** Something that is shown. */
    interface Step {
        /**
         * Does it.
         *
         * @return what came out
         * @throws IOException if it did not work, with what went wrong
         */
        String run() throws IOException, InterruptedException;
    }

    /** Does a step and prints its row. */
    void step(String name, Step step) throws InterruptedException {
        try {
            row(name, "ok", step.run());
        } catch (IOException e) {
            failures++;
            row(name, "FAILED", String.valueOf(e.getMessage()));
        }
    }

    /** Prints why a step is left out. */
    void skip(String name, String reason) {
        row(name, "skipped", reason);
    }

    private void row(String name, String result, String detail) {
        out.println(ROW.formatted(name, result, detail).stripTrailing());
        out.flush();
    }

    int failures() {
        return failures;
    }
}
