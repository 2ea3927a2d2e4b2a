package org.mpl4j.compiler.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.compiler.pipeline.CompilationResult;
import org.mpl4j.compiler.pipeline.CompiledSpec;
import org.mpl4j.compiler.pipeline.Compiler;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.runtime.Bytes;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which packet, from which specification, and what its parameters are. */
final class PacketOptions {
    private static final String ENDING = ".mpl";

    @Option(
            names = {"-p", "--packet"},
            paramLabel = "[FILE.mpl:]NAME",
            description = "Which packet: NAME of FILE.mpl, or of any specification on the spec path.")
    private Optional<String> packet = Optional.empty();

    @Option(
            names = {"-a", "--arg"},
            paramLabel = "NAME=VALUE",
            description =
                    "Sets a parameter of the packet to a number, true or false, or bytes as hex; can be repeated. "
                            + "The others are 0, false, no bytes, or what the branch that is built says.")
    private Map<String, String> arguments = new LinkedHashMap<>();

    @Mixin
    private SpecPathOption specPath = new SpecPathOption();

    @Mixin
    private DiagnosticOptions diagnostics = new DiagnosticOptions();

    /** A packet that was found. */
    record Found(CompiledSpec spec, QualifiedName name) {}

    /** Packets that were found. */
    record Chosen(CompiledSpec spec, List<QualifiedName> names) {}

    boolean isGiven() {
        return packet.isPresent();
    }

    DiagnosticOptions diagnostics() {
        return diagnostics;
    }

    SpecPathOption specPath() {
        return specPath;
    }

    /**
     * Compiles the specification that has the packet.
     *
     * @return empty if it has errors, which are then printed
     * @throws UsageException if there is no such packet, or several
     */
    Optional<Found> find(Streams streams) {
        String reference = packet.orElseThrow(
                () -> new UsageException("which packet? Say --packet NAME or --packet FILE.mpl:NAME"));
        int colon = reference.lastIndexOf(ENDING + ":");
        String name = colon < 0 ? reference : reference.substring(colon + ENDING.length() + 1);
        SpecInputs inputs = colon < 0
                ? mentioning(name)
                : SpecInputs.of(List.of(reference.substring(0, colon + ENDING.length())), specPath, streams);
        CompilationResult result = Compiler.compile(inputs.path(), inputs.files());
        if (result.hasErrors()) {
            diagnostics.print(result.diagnostics(), streams);
            return Optional.empty();
        }
        CompiledSpec spec = result.spec().orElseThrow();
        return Optional.of(new Found(spec, only(name, spec)));
    }

    /** The files of the spec path in which the word occurs: one of them declares the packet, if any does. */
    private SpecInputs mentioning(String name) {
        SpecPath path = specPath.path();
        List<SourceFile> files = new ArrayList<>();
        try {
            for (String file : path.list(ENDING).keySet()) {
                SourceFile source = path.load(file).orElseThrow();
                if (source.text().contains(name)) {
                    files.add(source);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SpecInputs(path, files);
    }

    /**
     * Compiles a specification that is named beside the packet.
     *
     * @param file a file, or {@code -}
     * @return the packet, or all that the file declares if none is named; empty if there are errors, which are then printed
     * @throws UsageException if there is no such packet
     */
    Optional<Chosen> findIn(String file, Streams streams) {
        SpecInputs inputs = SpecInputs.of(List.of(file), specPath, streams);
        CompilationResult result = Compiler.compile(inputs.path(), inputs.files());
        if (result.hasErrors()) {
            diagnostics.print(result.diagnostics(), streams);
            return Optional.empty();
        }
        CompiledSpec spec = result.spec().orElseThrow();
        return Optional.of(new Chosen(
                spec,
                packet.map(name -> List.of(only(name, spec)))
                        .orElseGet(() -> List.copyOf(spec.model().requested()))));
    }

    private static QualifiedName only(String name, CompiledSpec spec) {
        List<QualifiedName> found = spec.model().requested().stream()
                .filter(q -> q.name().equals(name))
                .toList();
        if (found.isEmpty()) {
            List<String> there = spec.model().requested().stream()
                    .map(QualifiedName::name)
                    .sorted()
                    .toList();
            String hint = there.isEmpty() || there.size() > 20
                    ? "name its file, as in FILE.mpl:" + name
                    : "there is " + String.join(", ", there);
            throw new UsageException("there is no packet `" + name + "`; " + hint);
        }
        if (found.size() > 1) {
            throw new UsageException(
                    "`" + name + "` could be any of " + found + "; name its file, as in FILE.mpl:" + name);
        }
        return found.get(0);
    }

    /**
     * Adds what {@code --arg} says.
     *
     * @param into what the packet is given where it says nothing; changed
     * @throws UsageException if a value does not fit its parameter, or there is no such parameter
     */
    Arguments arguments(List<Param> params, Arguments into) {
        Map<String, String> left = new LinkedHashMap<>(arguments);
        for (Param param : params) {
            String text = left.remove(param.name());
            if (text == null) {
                continue;
            }
            if (param.kind() == ValueKind.BYTES) {
                into.set(param.index(), bytes(param, text));
            } else {
                into.set(param.index(), number(param, text));
            }
        }
        if (!left.isEmpty()) {
            String there = params.isEmpty()
                    ? "it has none"
                    : "it has "
                            + String.join(", ", params.stream().map(Param::name).toList());
            throw new UsageException("--arg: the packet has no parameter `"
                    + left.keySet().iterator().next() + "`; " + there);
        }
        return into;
    }

    private static Bytes bytes(Param param, String text) {
        try {
            return Bytes.wrap(java.nio.ByteBuffer.wrap(HexLine.parse(text)));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--arg " + param.name() + ": " + e.getMessage());
        }
    }

    private static long number(Param param, String text) {
        if (param.kind() == ValueKind.BOOL && (text.equals("true") || text.equals("false"))) {
            return text.equals("true") ? 1 : 0;
        }
        try {
            if (param.kind() == ValueKind.INT) {
                return Long.decode(text.replace("_", ""));
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new UsageException("--arg " + param.name() + ": `" + text + "` is "
                + (param.kind() == ValueKind.BOOL ? "neither true nor false" : "no number of 64 bits"));
    }
}
