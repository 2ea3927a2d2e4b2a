package org.mpl4j.compiler.cli;

import picocli.CommandLine.Option;

/** What becomes of formatted text. */
final class FmtMode {
    @Option(
            names = "--check",
            description = "Write nothing; name the files that would change, and make the exit code 1 if there are any.")
    private boolean check;

    @Option(names = "--stdout", description = "Write to standard output instead of the file.")
    private boolean stdout;

    /** @throws UsageException if it is both */
    boolean isCheck() {
        if (check && stdout) {
            throw new UsageException("--check and --stdout exclude each other");
        }
        return check;
    }

    boolean isStdout() {
        return stdout;
    }
}
