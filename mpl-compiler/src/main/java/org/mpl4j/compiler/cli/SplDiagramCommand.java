package org.mpl4j.compiler.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mpl4j.compiler.spl.output.diagram.DotPrinter;
import org.mpl4j.compiler.spl.output.diagram.MarkdownPrinter;
import org.mpl4j.compiler.spl.output.diagram.SvgPrinter;
import org.mpl4j.compiler.spl.pipeline.CompiledPolicy;
import org.mpl4j.compiler.spl.table.StateTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mplc spl diagram}. */
@Command(
        name = "diagram",
        mixinStandardHelpOptions = true,
        description = {
            "Draws policies: as SVG, as a graph for Graphviz (dot), or as a table in Markdown (md).",
            "States of one name are one node; what nearly all states do alike stands below the picture."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  mplc spl diagram specs/tcp -o tcp.svg",
            "  mplc spl diagram server.spl --automaton auth --as md",
            "  mplc spl diagram server.spl --as dot | dot -Tpng >server.png"
        })
final class SplDiagramCommand implements Callable<Integer> {
    /** What is written. */
    enum Format {
        SVG,
        DOT,
        MD
    }

    private final Streams streams;

    @Option(
            names = "--as",
            paramLabel = "FORMAT",
            description =
                    "svg, dot or md; what the output's name ends in unless given, else svg. `dot` lays graphs out itself.")
    private Optional<Format> format = Optional.empty();

    @Option(names = "--automaton", paramLabel = "NAME", description = "Only this automaton.")
    private String automaton = "";

    @Option(names = "--rows", description = "A node for each row of the table, also where several have one name.")
    private boolean rows;

    @Mixin
    private FileOutput output = new FileOutput();

    @Mixin
    private PolicyOptions policies = new PolicyOptions();

    SplDiagramCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        Optional<List<CompiledPolicy>> compiled = policies.compile(streams);
        if (compiled.isEmpty()) {
            return ExitCode.ERRORS;
        }
        List<StateTable> tables = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (CompiledPolicy policy : compiled.get()) {
            List<String> all =
                    policy.spec().automata().stream().map(own -> own.name()).toList();
            names.addAll(all);
            tables.addAll(PolicyOptions.tables(
                    policy,
                    all.stream()
                            .filter(name -> automaton.isEmpty() || name.equals(automaton))
                            .toList()));
        }
        if (tables.isEmpty()) {
            throw new UsageException(
                    "there is no automaton `" + automaton + "`; there are " + String.join(", ", names));
        }
        output.write(draw(tables), streams);
        return ExitCode.FINE;
    }

    private String draw(List<StateTable> tables) {
        try {
            return switch (format.orElseGet(this::formatOfName)) {
                case SVG -> SvgPrinter.print(tables, !rows);
                case DOT -> DotPrinter.print(tables, !rows);
                case MD -> MarkdownPrinter.print(tables);
            };
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private Format formatOfName() {
        String name = output.name().toLowerCase(Locale.ROOT);
        return name.endsWith(".dot") || name.endsWith(".gv")
                ? Format.DOT
                : name.endsWith(".md") ? Format.MD : Format.SVG;
    }
}
