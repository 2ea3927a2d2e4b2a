package org.mpl4j.compiler.dissect;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mpl4j.compiler.capture.CaptureFormats;
import org.mpl4j.compiler.diagnostic.Diagnostic;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.diagnostic.Severity;
import org.mpl4j.compiler.dissect.table.LayerTables;
import org.mpl4j.compiler.dissect.table.TableLoader;
import org.mpl4j.compiler.interpret.parse.Interpreters;
import org.mpl4j.compiler.interpret.value.ShapeTable;
import org.mpl4j.compiler.pipeline.CompilationResult;
import org.mpl4j.compiler.pipeline.CompiledSpec;
import org.mpl4j.compiler.pipeline.Compiler;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecPath;

/**
 * All that dissecting captures needs from a spec path.
 *
 * @param formats how captures are read
 * @param tables how their frames are taken apart
 */
public record DissectionLibrary(CaptureFormats formats, LayerTables tables) {
    /**
     * Reads the tables of a spec path and compiles the specifications that they name.
     *
     * @param errors gets what is wrong with either, sorted
     * @return empty if something is wrong
     * @throws IOException if a file cannot be read, or the path has no specification of the capture formats
     */
    public static Optional<DissectionLibrary> load(SpecPath path, List<Diagnostic> errors) throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        TableLoader tables = new TableLoader(path, diagnostics);
        Set<String> files = new LinkedHashSet<>(CaptureFormats.SPEC_FILES);
        files.addAll(tables.specFiles());
        List<SourceFile> sources = new ArrayList<>();
        for (String file : files) {
            sources.add(path.load(file).orElseThrow(() -> missing(file)));
        }
        CompilationResult result = Compiler.compile(path, sources);
        Optional<DissectionLibrary> library = result.spec().map(spec -> bind(spec, tables));
        errorsOf(result.diagnostics(), errors);
        errorsOf(diagnostics.sorted(), errors);
        return errors.isEmpty() ? library : Optional.empty();
    }

    /** Whether a spec path has the specifications of the capture formats, without which no table can be used. */
    public static boolean isThere(SpecPath path) throws IOException {
        return path.list(".mpl").keySet().containsAll(CaptureFormats.SPEC_FILES);
    }

    /**
     * What dissecting captures would report of the tables of a spec path, and of specifications that they need.
     *
     * @param checked specifications that are checked anyway: what is wrong with these is left out
     */
    public static List<Diagnostic> tableErrors(SpecPath path, List<SourceFile> checked) throws IOException {
        List<Diagnostic> errors = new ArrayList<>();
        load(path, errors);
        Set<String> names = checked.stream().map(SourceFile::displayName).collect(Collectors.toSet());
        errors.removeIf(error -> names.contains(error.span().file().displayName()));
        return errors;
    }

    private static DissectionLibrary bind(CompiledSpec spec, TableLoader tables) {
        Interpreters interpreters = new Interpreters(new ShapeTable(spec));
        return new DissectionLibrary(new CaptureFormats(interpreters), tables.bind(spec.model(), interpreters));
    }

    /** Warnings are for those who write specifications, not for those who look at captures. */
    private static void errorsOf(List<Diagnostic> all, List<Diagnostic> errors) {
        all.stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .forEach(errors::add);
    }

    private static IOException missing(String file) {
        return new IOException("there is no " + file
                + " on the spec path, which captures are read with; add the folder specs/ of MPL with --spec-path");
    }
}
