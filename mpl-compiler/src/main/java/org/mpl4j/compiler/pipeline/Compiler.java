package org.mpl4j.compiler.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mpl4j.compiler.check.Checks;
import org.mpl4j.compiler.derive.BuildPlan;
import org.mpl4j.compiler.derive.BuildPlans;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.ir.PacketPrograms;
import org.mpl4j.compiler.layout.PacketLayout;
import org.mpl4j.compiler.layout.PacketLayouts;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.SpecModel;
import org.mpl4j.compiler.resolve.Parsing;
import org.mpl4j.compiler.resolve.ResolvedSpec;
import org.mpl4j.compiler.resolve.SpecResolver;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecPath;

/** The stages, one after the other. Each works on the packets that the stages before it found no error in. */
public final class Compiler {
    private Compiler() {}

    /**
     * Compiles specifications. Whatever is wrong with them is in the result; only reading files can fail, with an {@link java.io.UncheckedIOException}.
     *
     * @param path where names are looked for that the files themselves do not declare
     * @param requested the files that the user named
     */
    public static CompilationResult compile(SpecPath path, List<SourceFile> requested) {
        Diagnostics diagnostics = new Diagnostics();
        return placed(path, requested, Parsing.WHOLE_FILES, diagnostics).compiled(diagnostics);
    }

    /**
     * Compiles specifications, and keeps what was found out about those that have errors, too. Where there are syntax errors, this looks at the other parts of these files; that
     * adds to what is known, and reports nothing.
     *
     * @param path where names are looked for that the files themselves do not declare
     * @param requested the files that the user works on
     */
    public static Analysis analyze(SpecPath path, List<SourceFile> requested) {
        Diagnostics diagnostics = new Diagnostics();
        Placed placed = placed(path, requested, Parsing.WHOLE_FILES, diagnostics);
        CompilationResult result = placed.compiled(diagnostics);
        if (result.diagnostics().stream().anyMatch(one -> one.code().isSyntax())) {
            placed = placed(path, requested, Parsing.INTACT_PARTS, new Diagnostics());
        }
        ResolvedSpec resolved = placed.resolved;
        return new Analysis(result, resolved.packets(), resolved.enumerations(), resolved.references(), placed.layouts);
    }

    /** The stages that find out what specifications mean and where everything lies. */
    private static Placed placed(SpecPath path, List<SourceFile> requested, Parsing parsing, Diagnostics diagnostics) {
        ResolvedSpec resolved = SpecResolver.resolve(path, requested, parsing, diagnostics);
        Checks.checkAny(resolved.packets(), diagnostics);
        Checks.checkSound(resolved.sound(diagnostics), diagnostics);
        return new Placed(resolved, PacketLayouts.of(resolved.sound(diagnostics), diagnostics));
    }

    private record Placed(ResolvedSpec resolved, Map<QualifiedName, PacketLayout> layouts) {
        CompilationResult compiled(Diagnostics diagnostics) {
            return derived(resolved.sound(diagnostics), layouts, diagnostics);
        }
    }

    /** Compiles packets that were found to have no error so far. */
    public static CompilationResult compile(SpecModel sound) {
        Diagnostics diagnostics = new Diagnostics();
        return derived(sound, PacketLayouts.of(sound, diagnostics), diagnostics);
    }

    private static CompilationResult derived(
            SpecModel model, Map<QualifiedName, PacketLayout> layouts, Diagnostics diagnostics) {
        Map<QualifiedName, BuildPlan> plans = BuildPlans.of(model, layouts, diagnostics);
        return new CompilationResult(
                diagnostics.sorted(),
                diagnostics.hasErrors()
                        ? Optional.empty()
                        : Optional.of(new CompiledSpec(model, layouts, plans, PacketPrograms.of(model, layouts))));
    }
}
