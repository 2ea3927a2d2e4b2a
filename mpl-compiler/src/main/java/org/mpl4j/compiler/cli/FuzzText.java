package org.mpl4j.compiler.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.mpl4j.compiler.fuzz.CoverageRow;
import org.mpl4j.compiler.fuzz.Failure;
import org.mpl4j.compiler.fuzz.FuzzReport;
import org.mpl4j.compiler.fuzz.MutantRow;

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
        printMutants(report.mutants());
        report.failures().forEach(this::print);
        out.flush();
    }

    private void printMutants(List<MutantRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        out.printf(Locale.ROOT, "  %-28s %9s %9s%n", "mutants", "read", "refused");
        for (MutantRow row : rows) {
            out.printf(Locale.ROOT, "    %-26s %9d %9d%n", row.mutation().text(), row.read(), row.refused());
        }
    }

    private void print(Failure failure) {
        out.println();
        out.println("FAILED: " + failure.problem().rule().text());
        failure.story().stream().skip(1).forEach(line -> out.println("  " + line));
        if (failure.hasBytes()) {
            out.println("  " + failure.bytes().hex());
            failure.tree().lines().forEach(line -> out.println("    " + line));
        } else {
            out.println("  there are no bytes to look at");
        }
    }
}
