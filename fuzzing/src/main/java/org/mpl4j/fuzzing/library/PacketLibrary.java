package org.mpl4j.fuzzing.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mpl4j.compiler.diagnostic.Rendering;
import org.mpl4j.compiler.fuzz.RandomValues;
import org.mpl4j.compiler.interpret.build.PacketBuilder;
import org.mpl4j.compiler.interpret.parse.Interpreters;
import org.mpl4j.compiler.interpret.value.ShapeTable;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.pipeline.CompilationResult;
import org.mpl4j.compiler.pipeline.CompiledSpec;
import org.mpl4j.compiler.pipeline.Compiler;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;

/** All packets of {@code specs/}, by protocol. */
public final class PacketLibrary {
    private final CompiledSpec spec;
    private final ShapeTable shapes;
    private final PacketBuilder builder;
    private final Map<QualifiedName, PacketTarget> targets;

    private PacketLibrary(CompiledSpec spec) {
        this.spec = spec;
        this.shapes = new ShapeTable(spec);
        Interpreters interpreters = new Interpreters(shapes);
        this.builder = new PacketBuilder(shapes, interpreters);
        this.targets = spec.model().requested().stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        name -> new PacketTarget(name, interpreters.of(name)),
                        (a, b) -> a,
                        TreeMap::new));
    }

    /** Where specifications are looked for. */
    public static SpecPath specPath() {
        return new SpecPath(List.of(new SpecRoot.Folder(Project.specs())));
    }

    /** Compiles everything below {@code specs/}. */
    public static PacketLibrary load() {
        SpecPath path = specPath();
        try {
            List<SourceFile> files = new ArrayList<>();
            for (String file : path.list(".mpl").keySet()) {
                if (!file.startsWith("target/")) {
                    files.add(path.load(file).orElseThrow());
                }
            }
            CompilationResult result = Compiler.compile(path, files);
            return new PacketLibrary(result.spec()
                    .orElseThrow(() -> new IllegalStateException(Rendering.gcc().render(result.diagnostics()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the protocols, in order. */
    public List<String> protocols() {
        return targets.values().stream().map(PacketTarget::protocol).distinct().toList();
    }

    /** The packets of a protocol, in order of their names. */
    public List<PacketTarget> packets(String protocol) {
        return targets.values().stream()
                .filter(target -> target.protocol().equals(protocol))
                .toList();
    }

    /** All packets. */
    public List<PacketTarget> packets() {
        return List.copyOf(targets.values());
    }

    /** Builds packets without generated code. */
    public PacketBuilder builder() {
        return builder;
    }

    /** What others have sent or published of a packet. */
    public List<Vectors.Vector> vectors(PacketTarget target) {
        Path file = Project.specs().resolve(target.name().path().replaceFirst("\\.mpl$", ".vectors"));
        try {
            return !file.toFile().exists()
                    ? List.of()
                    : Vectors.read(file).stream()
                            .filter(vector ->
                                    vector.packet().equals(target.name().name()))
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of {@link #vectors}, those that are refused included. */
    public List<PacketInput> examples(PacketTarget target) {
        return vectors(target).stream()
                .filter(vector -> !vector.hex().isEmpty())
                .map(vector -> PacketInput.of(target, vector))
                .toList();
    }

    /** Packets that are made up; fewer than asked for where values seldom fit. */
    public List<PacketInput> madeUp(PacketTarget target, int count, long seed) {
        RandomValues values = new RandomValues(shapes, builder, new Random(seed));
        List<PacketInput> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.sample(target.name())
                    .ifPresent(sample -> all.add(new PacketInput(sample.bytes().toArray(), sample.arguments())));
        }
        return all;
    }

    /** Everything that the compiler found out about the specifications. */
    public CompiledSpec spec() {
        return spec;
    }
}
