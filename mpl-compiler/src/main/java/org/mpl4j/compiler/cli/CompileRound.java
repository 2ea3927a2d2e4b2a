package org.mpl4j.compiler.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.backend.Backend;
import org.mpl4j.compiler.backend.BackendContext;
import org.mpl4j.compiler.backend.ClassListing;
import org.mpl4j.compiler.backend.JavaPackages;
import org.mpl4j.compiler.diagnostic.Diagnostic;
import org.mpl4j.compiler.diagnostic.Severity;
import org.mpl4j.compiler.output.OutputConflictException;
import org.mpl4j.compiler.output.OutputFolder;
import org.mpl4j.compiler.pipeline.CompilationResult;
import org.mpl4j.compiler.pipeline.CompiledSpec;
import org.mpl4j.compiler.pipeline.Compiler;
import org.mpl4j.compiler.source.SpecPath;

/** A compilation as a command line asks for it. It can be done again and again: each time, all that is named is looked for and read anew. */
final class CompileRound {
    private final List<String> files;
    private final CompileOptions options;
    private final Backend backend;
    private final Streams streams;

    /** @throws UsageException if the options can't be, whatever is in the files */
    CompileRound(List<String> files, CompileOptions options, Streams streams) {
        this.files = List.copyOf(files);
        this.options = options;
        this.backend = options.checkedBackend();
        this.streams = streams;
    }

    /**
     * What came of it.
     *
     * @param diagnostics all that was printed
     * @param written what was done to the output folder; empty if there are errors: then it was left alone
     */
    record Outcome(List<Diagnostic> diagnostics, Optional<OutputFolder.Summary> written) {
        Outcome {
            diagnostics = List.copyOf(diagnostics);
        }

        long errors() {
            return diagnostics.stream()
                    .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                    .count();
        }
    }

    /** Where specifications are looked for, and the files that are named, as things are now. */
    SpecInputs inputs() {
        return SpecInputs.of(files, options.specPath(), streams);
    }

    /**
     * Compiles, prints what is wrong, and writes if nothing is.
     *
     * @throws UsageException if something named is not there, or two declarations would become one file
     * @throws IOException if something can't be read or written; an {@link java.io.UncheckedIOException} says the same
     */
    Outcome run() throws IOException {
        SpecInputs inputs = inputs();
        CompilationResult result = Compiler.compile(inputs.path(), inputs.files());
        options.diagnostics().print(result.diagnostics(), streams);
        Optional<OutputFolder.Summary> written = Optional.empty();
        if (result.spec().isPresent()) {
            written = Optional.of(write(result.spec().get(), inputs.path()));
        }
        return new Outcome(result.diagnostics(), written);
    }

    private OutputFolder.Summary write(CompiledSpec spec, SpecPath path) throws IOException {
        JavaPackages packages = new JavaPackages(options.javaPackage(), ClassListing.read(path));
        try {
            return OutputFolder.of(options.out())
                    .write(backend.generate(spec, new BackendContext(packages, options.options())));
        } catch (OutputConflictException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
