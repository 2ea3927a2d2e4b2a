package org.mpl4j.compiler.cli;

import java.util.List;
import org.mpl4j.compiler.diagnostic.Diagnostic;
import org.mpl4j.compiler.diagnostic.Severity;

/** How many errors and warnings there are, in words and as an exit code. */
final class DiagnosticCount {
    private DiagnosticCount() {}

    /** The numbers, and how to learn more about the first error. */
    static String of(List<Diagnostic> found) {
        StringBuilder text = new StringBuilder(counted(count(found, Severity.ERROR), "error"));
        long warnings = count(found, Severity.WARNING);
        if (warnings > 0) {
            text.append(", ").append(counted(warnings, "warning"));
        }
        found.stream()
                .filter(d -> d.severity() == Severity.ERROR)
                .findFirst()
                .ifPresent(error ->
                        text.append("; `mplc explain ").append(error.code()).append("` tells more about the first"));
        return text.toString();
    }

    static int exitCode(List<Diagnostic> found, boolean fatalWarnings) {
        boolean isWrong = count(found, Severity.ERROR) > 0 || fatalWarnings && count(found, Severity.WARNING) > 0;
        return isWrong ? ExitCode.ERRORS : ExitCode.FINE;
    }

    private static long count(List<Diagnostic> found, Severity severity) {
        return found.stream().filter(d -> d.severity() == severity).count();
    }

    /** A number with a noun. */
    static String counted(long count, String what) {
        return (count == 0 ? "no" : Long.toString(count)) + " " + (count == 1 ? what : plural(what));
    }

    private static String plural(String what) {
        String stem = what.substring(0, what.length() - 1);
        return what.endsWith("y")
                ? stem + "ies"
                : what.endsWith("ton") ? stem.substring(0, stem.length() - 1) + "a" : what + "s";
    }
}
