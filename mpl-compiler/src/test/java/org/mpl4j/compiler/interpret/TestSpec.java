package org.mpl4j.compiler.interpret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mpl4j.compiler.diagnostic.Severity;
import org.mpl4j.compiler.interpret.build.Draft;
import org.mpl4j.compiler.interpret.build.PacketBuilder;
import org.mpl4j.compiler.interpret.json.DraftReader;
import org.mpl4j.compiler.interpret.json.DraftSyntaxException;
import org.mpl4j.compiler.interpret.json.JsonBuffer;
import org.mpl4j.compiler.interpret.json.PacketJson;
import org.mpl4j.compiler.interpret.parse.Inspector;
import org.mpl4j.compiler.interpret.parse.Interpreters;
import org.mpl4j.compiler.interpret.parse.Outcome;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.interpret.value.PacketShape;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.compiler.interpret.value.ShapeTable;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.pipeline.CompilationResult;
import org.mpl4j.compiler.pipeline.CompiledSpec;
import org.mpl4j.compiler.pipeline.Compiler;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.Violation;

/** A specification, compiled, with everything that runs on it. */
public final class TestSpec {
    /** The specifications that this project comes with. */
    public static final SpecRoot BUNDLED = new SpecRoot.Folder(Path.of("..", "specs"));

    /** Specifications as people wrote them in 2007. */
    public static final SpecRoot OLD = new SpecRoot.Folder(Path.of("src", "test", "resources", "specs2007"));

    /** Specifications of that style, whose packets were worked out by hand. */
    public static final SpecRoot JUDGE = new SpecRoot.Folder(Path.of("src", "test", "resources", "judge"));

    private static final Map<String, SpecRoot> ROOTS = Map.of("new", BUNDLED, "old", OLD, "judge", JUDGE);

    private static final PacketJson JSON = new PacketJson();

    private final CompiledSpec spec;
    private final ShapeTable shapes;
    private final Interpreters interpreters;
    private final PacketBuilder builder;

    public TestSpec(CompiledSpec spec) {
        this.spec = spec;
        this.shapes = new ShapeTable(spec);
        this.interpreters = new Interpreters(shapes);
        this.builder = new PacketBuilder(shapes, interpreters);
    }

    /** A specification in one text. */
    public static TestSpec of(String text) {
        SpecRoot root = new SpecRoot.Memory("memory", Map.of("test.mpl", text));
        return compile(root, "test.mpl");
    }

    /** All files of all roots, as {@link #ofFile} takes them. */
    public static List<String> files() {
        List<String> files = new ArrayList<>();
        new TreeMap<>(ROOTS).forEach((name, root) -> {
            try {
                root.list(".mpl").forEach(file -> files.add(name + ":" + file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return files;
    }

    /** One of {@link #files}. */
    public static TestSpec ofFile(String file) {
        String[] parts = file.split(":", 2);
        return compile(ROOTS.get(parts[0]), parts[1]);
    }

    /** A file of a root. */
    public static TestSpec compile(SpecRoot root, String file) {
        SpecPath path = new SpecPath(List.of(root));
        try {
            SourceFile source = path.load(file).orElseThrow();
            CompilationResult result = Compiler.compile(path, List.of(source));
            return new TestSpec(result.spec().orElseThrow(() -> new AssertionError(errors(result))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String errors(CompilationResult result) {
        return result.diagnostics().stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .toList()
                .toString();
    }

    public CompiledSpec spec() {
        return spec;
    }

    public ShapeTable shapes() {
        return shapes;
    }

    public Interpreters interpreters() {
        return interpreters;
    }

    public PacketBuilder builder() {
        return builder;
    }

    /** The packet of that name in any file. */
    public PacketType packet(String name) {
        return spec.model().allPackets().stream()
                .filter(packet -> packet.name().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public QualifiedName name(String packet) {
        return packet(packet).name();
    }

    public PacketShape shape(String packet) {
        return shapes.shape(name(packet));
    }

    /** Parses hexadecimal digits, which may have spaces. */
    public PacketValue parse(String packet, String hex) throws ParseException {
        return interpreters.of(name(packet)).parse(bytes(hex));
    }

    public PacketValue parse(String packet, String hex, Arguments arguments) throws ParseException {
        return interpreters.of(name(packet)).parse(bytes(hex), arguments, Limits.DEFAULT);
    }

    public Outcome tryParse(String packet, String hex) {
        Arguments arguments = Arguments.defaults(packet(packet).params());
        return interpreters.of(name(packet)).tryParse(bytes(hex), arguments, Limits.DEFAULT);
    }

    /** The JSON of a packet that is parsed from hexadecimal digits. */
    public String json(String packet, String hex) throws ParseException {
        return json(parse(packet, hex));
    }

    public static String json(PacketValue packet) {
        JsonBuffer out = new JsonBuffer();
        JSON.write(out, packet);
        return out.toString();
    }

    public static List<Violation> violations(PacketValue packet) {
        return new Inspector().violations(packet);
    }

    /** Builds from JSON in which {@code '} stands for quotes; the result is hexadecimal. */
    public String build(String packet, String json) {
        return build(packet, json, "", PacketBuilder.undecided(shape(packet)));
    }

    public String build(String packet, String json, String branch, Arguments arguments) {
        return builder.build(name(packet), draft(json), branch, arguments).hex();
    }

    private static Draft.Group draft(String json) {
        return read(json.replace('\'', '"'));
    }

    /** The draft that JSON stands for. */
    public static Draft.Group read(String json) {
        try {
            return new DraftReader().read(json);
        } catch (DraftSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(Bytes.ofHex(hex.replace(" ", "")).toArray());
    }
}
