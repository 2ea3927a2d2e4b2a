package org.mpl4j.compiler.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.mpl4j.compiler.diagram.SvgDrawing;
import org.mpl4j.compiler.diagram.TextDrawing;
import org.mpl4j.compiler.layout.PacketLayout;
import org.mpl4j.compiler.pipeline.CompilationResult;
import org.mpl4j.compiler.pipeline.CompiledSpec;
import org.mpl4j.compiler.pipeline.Compiler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mplc diagram}. */
@Command(
        name = "diagram",
        mixinStandardHelpOptions = true,
        description = {
            "Draws packets as RFCs do: 32 bits a row, with what is inside of branches and arrays below.",
            "As text, or as SVG, where what a builder asks for, what it knows itself and what has parts of its own have a colour each."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  mplc diagram specs/tcp",
            "  mplc diagram specs/tcp --packet tcp -o tcp.svg",
            "  mplc diagram specs/dns --as svg >dns.svg"
        })
final class DiagramCommand implements Callable<Integer> {
    /** What is written. */
    enum Format {
        TXT,
        SVG
    }

    private final Streams streams;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Specifications (*.mpl), folders of them, or - for standard input.")
    private List<String> files = List.of();

    @Option(
            names = {"-p", "--packet"},
            paramLabel = "NAME",
            description = "Only this packet; can be repeated. Else all of them, in the order of the specifications.")
    private List<String> packets = List.of();

    @Option(
            names = "--as",
            paramLabel = "FORMAT",
            description = "txt or svg; what the output's name ends in unless given, else txt.")
    private Optional<Format> format = Optional.empty();

    @Mixin
    private FileOutput output = new FileOutput();

    @Mixin
    private SpecPathOption specPath = new SpecPathOption();

    @Mixin
    private DiagnosticOptions diagnostics = new DiagnosticOptions();

    DiagramCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        SpecInputs inputs = SpecInputs.of(files, specPath, streams);
        CompilationResult result = Compiler.compile(inputs.path(), inputs.files());
        diagnostics.print(result.diagnostics(), streams);
        if (result.hasErrors()) {
            return ExitCode.ERRORS;
        }
        List<PacketLayout> chosen = chosen(result.spec().orElseThrow());
        output.write(
                isSvg()
                        ? SvgDrawing.draw(chosen)
                        : chosen.stream().map(TextDrawing::draw).collect(Collectors.joining("\n\n")),
                streams);
        return ExitCode.FINE;
    }

    private List<PacketLayout> chosen(CompiledSpec spec) {
        List<PacketLayout> all =
                spec.model().requested().stream().map(spec::layout).toList();
        if (packets.isEmpty()) {
            return all;
        }
        List<PacketLayout> chosen = new ArrayList<>();
        for (String name : packets) {
            List<PacketLayout> found = all.stream()
                    .filter(layout -> layout.packet().name().name().equals(name))
                    .toList();
            if (found.isEmpty()) {
                throw new UsageException("there is no packet `" + name + "`; there are "
                        + all.stream()
                                .map(layout -> layout.packet().name().name())
                                .distinct()
                                .collect(Collectors.joining(", ")));
            }
            chosen.addAll(found);
        }
        return chosen;
    }

    private boolean isSvg() {
        return format.map(given -> given == Format.SVG)
                .orElseGet(() -> output.name().toLowerCase(Locale.ROOT).endsWith(".svg"));
    }
}
