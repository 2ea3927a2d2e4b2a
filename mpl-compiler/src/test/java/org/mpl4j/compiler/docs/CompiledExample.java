package org.mpl4j.compiler.docs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mpl4j.compiler.diagnostic.Diagnostic;
import org.mpl4j.compiler.diagnostic.Severity;
import org.mpl4j.compiler.interpret.build.Draft;
import org.mpl4j.compiler.interpret.build.FreeFields;
import org.mpl4j.compiler.interpret.build.PacketBuilder;
import org.mpl4j.compiler.interpret.json.JsonBuffer;
import org.mpl4j.compiler.interpret.json.PacketJson;
import org.mpl4j.compiler.interpret.parse.Inspector;
import org.mpl4j.compiler.interpret.parse.Interpreters;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.compiler.interpret.value.ShapeTable;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.compiler.pipeline.CompilationResult;
import org.mpl4j.compiler.pipeline.Compiler;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.ParseException;

/** A specification of a page, compiled, and what the interpreter makes of its packets. */
final class CompiledExample {
    private static final String FILE = "example.mpl";

    private final CompilationResult result;

    private CompiledExample(CompilationResult result) {
        this.result = result;
    }

    /**
     * Compiles a block.
     *
     * @param others the files that it can refer to
     */
    static CompiledExample of(MarkdownBlock block, List<MarkdownBlock> others) throws Exception {
        Map<String, String> files = new HashMap<>();
        others.forEach(other -> files.put(other.option("file").orElseThrow(), text(other)));
        String file = block.option("file").orElse(FILE);
        files.put(file, text(block));
        SpecPath path = new SpecPath(List.of(new SpecRoot.Memory("page", files)));
        List<SourceFile> requested = List.of(path.load(file).orElseThrow());
        return new CompiledExample(Compiler.compile(path, requested));
    }

    /** Specifications are text of one character a byte. */
    private static String text(MarkdownBlock block) {
        return new String(block.text().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** What the compiler reported, each code once, sorted. */
    List<String> codes(Severity severity) {
        return result.diagnostics().stream()
                .filter(diagnostic -> diagnostic.severity() == severity)
                .map(diagnostic -> diagnostic.code().name())
                .distinct()
                .sorted()
                .toList();
    }

    List<Diagnostic> diagnostics() {
        return result.diagnostics();
    }

    /** Parses the bytes of a block as the packet that it names, or reports why that is not possible. */
    PacketValue parse(MarkdownBlock hex) throws ParseException {
        QualifiedName packet = packet(hex.option("packet").orElseThrow());
        return interpreters().of(packet).parse(ByteBuffer.wrap(hex.bytes()), arguments(packet, hex), Limits.DEFAULT);
    }

    List<String> violations(PacketValue packet) {
        return new Inspector()
                .violations(packet).stream()
                        .map(violation -> violation.kind().name())
                        .sorted()
                        .toList();
    }

    static String json(PacketValue packet) {
        JsonBuffer out = new JsonBuffer();
        new PacketJson().write(out, packet);
        return out.toString();
    }

    /** Builds a packet from the free fields of one that was parsed from a block. */
    Bytes rebuild(MarkdownBlock hex, PacketValue packet) {
        QualifiedName name = packet.packetShape().type().name();
        return build(name, FreeFields.of(packet), packet.branch(), given(name, hex));
    }

    /** Builds the packet that a block names. */
    Bytes build(MarkdownBlock json, Draft fields) {
        QualifiedName packet = packet(json.option("build").orElseThrow());
        return build(packet, fields, json.option("branch").orElse(""), given(packet, json));
    }

    private Bytes build(QualifiedName packet, Draft fields, String branch, Arguments arguments) {
        ShapeTable shapes = shapes();
        return new PacketBuilder(shapes, new Interpreters(shapes)).build(packet, fields, branch, arguments);
    }

    private ShapeTable shapes() {
        return new ShapeTable(result.spec().orElseThrow());
    }

    private Interpreters interpreters() {
        return new Interpreters(shapes());
    }

    private QualifiedName packet(String name) {
        return result.spec().orElseThrow().model().packets().keySet().stream()
                .filter(packet -> packet.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<Param> params(QualifiedName packet) {
        return result.spec().orElseThrow().model().packet(packet).params();
    }

    private Arguments arguments(QualifiedName packet, MarkdownBlock block) {
        return fill(Arguments.defaults(params(packet)), packet, block);
    }

    /** For a builder: what is not given is left for the branches to decide. */
    private Arguments given(QualifiedName packet, MarkdownBlock block) {
        return fill(PacketBuilder.undecided(shapes().shape(packet)), packet, block);
    }

    private Arguments fill(Arguments arguments, QualifiedName packet, MarkdownBlock block) {
        for (Param param : params(packet)) {
            block.option(param.name()).ifPresent(value -> set(arguments, param, value));
        }
        return arguments;
    }

    private static void set(Arguments arguments, Param param, String value) {
        if (param.kind() == ValueKind.BYTES) {
            arguments.set(param.index(), Bytes.ofHex(value));
        } else {
            arguments.set(
                    param.index(),
                    param.kind() == ValueKind.BOOL ? (value.equals("true") ? 1 : 0) : Long.parseLong(value));
        }
    }
}
