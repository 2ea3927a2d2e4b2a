package org.mpl4j.compiler.spin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The programs that turn a model into a search: spin, and a C compiler. */
record Tools(Path spin, Path compiler, SpinLimits limits) {
    /** Writes the search of a model as C, beginning in one of its starts. */
    void generate(Path folder, String model, int start) throws IOException {
        make(folder, List.of(spin.toString(), "-a", "-DSTART=" + start, model));
    }

    /**
     * Compiles it.
     *
     * @param program what the program is to be called
     * @param options for spin's search
     */
    void compile(Path folder, String program, String... options) throws IOException {
        // One process has nothing to reduce, and formulas may speak about the next step.
        List<String> command = new ArrayList<>(List.of(
                compiler.toString(), "-O1", "-w", "-DNOREDUCE", "-DMEMLIM=" + limits.megabytes(), "-o", program));
        command.addAll(List.of(options));
        command.add("pan.c");
        make(folder, command);
    }

    private void make(Path folder, List<String> command) throws IOException {
        Program.Run run = Program.run(folder, limits.time(), command);
        if (!run.isOver()) {
            throw new SpinException(
                    command.get(0) + " was stopped after " + limits.time().toSeconds() + " s");
        } else if (run.exitCode() != 0) {
            throw new SpinException(command.get(0) + " refuses the model: "
                    + run.output().strip().lines().findFirst().orElse("exit code " + run.exitCode()));
        }
    }
}
