package org.mpl4j.compiler.cli;

import java.io.PrintStream;
import org.mpl4j.compiler.fuzz.CoverageRow;
import org.mpl4j.compiler.fuzz.Failure;
import org.mpl4j.compiler.fuzz.FuzzReport;

/** Prints what came out of trying a packet: numbers, how much of each choice was reached, and what failed. */
final class FuzzText {
    private final PrintStream out;

    FuzzText(PrintStream out) {
        this.out = out;
    }

    void print(FuzzReport report) {
        out.println(report.packet() + ": " + report.built() + " packets built, " + report.mutated() + " mutants ("
                + report.read() + " read, " + (report.mutated() - report.read()) + " refused), seed " + report.seed());
        int width = report.coverage().stream()
                .mapToInt(row -> row.name().length())
                .max()
                .orElse(0);
        for (CoverageRow row : report.coverage()) {
            out.println("  " + row.name() + ":" + " ".repeat(width - row.name().length() + 1) + row.text());
        }
        report.failures().forEach(this::print);
        out.flush();
    }

    private void print(Failure failure) {
        out.println();
        out.println("FAILED: " + failure.problem().rule().text());
        failure.story().stream().skip(1).forEach(line -> out.println("  " + line));
        out.println("  " + failure.bytes().hex());
        failure.tree().lines().forEach(line -> out.println("    " + line));
    }
}
