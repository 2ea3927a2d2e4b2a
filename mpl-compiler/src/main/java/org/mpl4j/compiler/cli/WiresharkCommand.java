package org.mpl4j.compiler.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.mpl4j.compiler.diagnostic.Diagnostic;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.diagnostic.Severity;
import org.mpl4j.compiler.dissect.table.TableLoader;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.pipeline.CompilationResult;
import org.mpl4j.compiler.pipeline.CompiledSpec;
import org.mpl4j.compiler.pipeline.Compiler;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.wireshark.WiresharkDissector;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code mplc wireshark}. */
@Command(
        name = "wireshark",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a dissector for Wireshark and tshark, in Lua.",
            "Packets become protocols whose names begin with mpl_, fields are fields to filter by. Where Wireshark calls them is said by the *.layers tables on the spec path: by ports, EtherTypes, protocol numbers of IP and kinds of links."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:fine",
            "1:a specification or table has errors, or needs a codec in Java; nothing is written",
            "2:the command line can't be understood, or names a file that can't be read or written"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  mplc wireshark specs/dns -o dns.lua",
            "  tshark -X lua_script:dns.lua -r capture.pcap",
            "  tshark -X lua_script:dns.lua -r capture.pcap -Y 'mpl_dns.id == 4711' -V",
            "  mplc wireshark my-protocol.mpl -o ~/.local/lib/wireshark/plugins/my-protocol.lua"
        })
final class WiresharkCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            arity = "1..*",
            paramLabel = "SPEC",
            description = "Specifications (*.mpl), folders of them, or - for standard input.")
    private List<String> files = List.of();

    @Mixin
    private FileOutput output = new FileOutput();

    @Mixin
    private SpecPathOption specPath = new SpecPathOption();

    @Mixin
    private DiagnosticOptions diagnostics = new DiagnosticOptions();

    WiresharkCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        SpecInputs inputs = SpecInputs.of(files, specPath, streams);
        Diagnostics found = new Diagnostics();
        TableLoader tables = new TableLoader(inputs.path(), found);
        CompilationResult result = Compiler.compile(inputs.path(), sources(inputs, tables));
        diagnostics.print(errors(result, found), streams);
        if (result.spec().isEmpty() || result.hasErrors() || found.hasErrors()) {
            return ExitCode.ERRORS;
        }
        CompiledSpec spec = result.spec().get();
        Set<String> names =
                inputs.files().stream().map(SourceFile::displayName).collect(Collectors.toCollection(HashSet::new));
        List<QualifiedName> wanted = spec.model().requested().stream()
                .filter(name ->
                        names.contains(spec.model().packet(name).span().file().displayName()))
                .toList();
        Optional<String> unreadable = WiresharkDissector.unreadable(spec.model(), wanted);
        if (unreadable.isPresent()) {
            streams.err()
                    .println(
                            "mplc: the codec of `" + unreadable.get()
                                    + "` is written in Java, which Wireshark can't call; describe it with MPL's own types, or leave out its specification");
            return ExitCode.ERRORS;
        }
        output.write(WiresharkDissector.of(spec, tables, wanted), streams);
        return ExitCode.FINE;
    }

    /** What is named, and what tables need to be understood. */
    private static List<SourceFile> sources(SpecInputs inputs, TableLoader tables) throws IOException {
        Map<String, SourceFile> sources = new LinkedHashMap<>();
        inputs.files().forEach(file -> sources.put(file.displayName(), file));
        for (String file : tables.specFiles()) {
            inputs.path().load(file).ifPresent(source -> sources.putIfAbsent(source.displayName(), source));
        }
        return List.copyOf(sources.values());
    }

    private static List<Diagnostic> errors(CompilationResult result, Diagnostics tables) {
        List<Diagnostic> errors = new ArrayList<>(result.diagnostics());
        errors.addAll(tables.sorted());
        errors.removeIf(diagnostic -> diagnostic.severity() != Severity.ERROR);
        return errors;
    }
}
