package org.mpl4j.compiler.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mpl4j.compiler.spl.explore.Product;
import org.mpl4j.compiler.spl.output.promela.PromelaPrinter;
import org.mpl4j.compiler.spl.pipeline.CompiledPolicy;
import org.mpl4j.compiler.spl.property.PropertyCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mplc spl promela}. */
@Command(
        name = "promela",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a policy as a model for spin, with its properties as formulas.",
            "The model steps through the tables that the generated Java has, so that what holds of it holds of the program."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  mplc spl promela server.spl -o server.pml",
            "  spin -a server.pml && cc -DNOREDUCE -o pan pan.c && ./pan -a -N p_success_is_final"
        })
final class SplPromelaCommand implements Callable<Integer> {
    private final Streams streams;

    @Option(
            names = "--policy",
            paramLabel = "NAME",
            description = "The composition or automaton, where there are several.")
    private String name = "";

    @Mixin
    private FileOutput output = new FileOutput();

    @Mixin
    private PolicyOptions policies = new PolicyOptions();

    SplPromelaCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        Optional<List<CompiledPolicy>> compiled = policies.compile(streams);
        if (compiled.isEmpty()) {
            return ExitCode.ERRORS;
        }
        Map<String, String> models = new LinkedHashMap<>();
        for (CompiledPolicy policy : compiled.get()) {
            PolicyOptions.ensembles(policy.spec()).forEach((ensemble, automata) -> {
                if (name.isEmpty() || name.equals(ensemble)) {
                    models.put(ensemble, model(policy, ensemble, automata));
                }
            });
        }
        if (models.size() != 1) {
            throw new UsageException(
                    models.isEmpty()
                            ? "there is no composition or automaton `" + name + "`"
                            : "a model has one of them; say --policy with one of "
                                    + String.join(", ", models.keySet()));
        }
        output.write(models.values().iterator().next(), streams);
        return ExitCode.FINE;
    }

    private static String model(CompiledPolicy policy, String ensemble, List<String> automata) {
        return PromelaPrinter.print(
                        Product.of(ensemble, PolicyOptions.tables(policy, automata)),
                        policy.spec().properties().stream()
                                .filter(property -> PropertyCheck.compositions(policy.spec(), property).stream()
                                        .anyMatch(composition ->
                                                composition.automata().equals(automata)))
                                .toList())
                .text();
    }
}
