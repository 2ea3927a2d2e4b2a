package org.mpl4j.compiler.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mpl4j.compiler.spl.explore.Exploration;
import org.mpl4j.compiler.spl.model.Composition;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.pipeline.CompiledPolicy;
import org.mpl4j.compiler.spl.pipeline.PolicyCompiler;
import org.mpl4j.compiler.spl.pipeline.PolicyResult;
import org.mpl4j.compiler.spl.table.StateTable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The policies that commands make something of. */
final class PolicyOptions {
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Policies (*.spl), folders of them, or - for standard input.")
    private List<String> files = List.of();

    @Mixin
    private SpecPathOption specPath = new SpecPathOption();

    @Mixin
    private DiagnosticOptions diagnostics = new DiagnosticOptions();

    DiagnosticOptions diagnostics() {
        return diagnostics;
    }

    SpecPathOption specPath() {
        return specPath;
    }

    /** The policies, if none has an error; errors and warnings are printed. */
    Optional<List<CompiledPolicy>> compile(Streams streams) {
        SpecInputs inputs = SpecInputs.policies(files, specPath, streams);
        PolicyResult result = PolicyCompiler.compile(inputs.path(), inputs.files());
        diagnostics.print(result.diagnostics(), streams);
        return DiagnosticCount.exitCode(result.diagnostics(), false) == ExitCode.FINE
                ? Optional.of(result.policies())
                : Optional.empty();
    }

    /** The automata that belong together: those of compositions, and each of the others by itself. */
    static Map<String, List<String>> ensembles(PolicySpec spec) {
        Map<String, List<String>> ensembles = new LinkedHashMap<>();
        List<String> composed = new ArrayList<>();
        for (Composition composition : spec.compositions()) {
            ensembles.put(composition.name(), composition.automata());
            composed.addAll(composition.automata());
        }
        spec.automata().stream()
                .map(automaton -> automaton.name())
                .filter(name -> !composed.contains(name))
                .forEach(name -> ensembles.put(name, List.of(name)));
        return ensembles;
    }

    /**
     * The tables of automata.
     *
     * @throws UsageException if one has none, as it has too many states
     */
    static List<StateTable> tables(CompiledPolicy policy, List<String> automata) {
        List<StateTable> tables = new ArrayList<>();
        for (String automaton : automata) {
            if (!(policy.explorations().get(automaton) instanceof Exploration.Table table)) {
                throw new UsageException(
                        "`" + automaton + "` of " + policy.spec().file()
                                + " has too many states for a table; give its variables smaller ranges, such as int[0..3]");
            }
            tables.add(table.table());
        }
        return tables;
    }
}
