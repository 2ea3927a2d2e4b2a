package org.mpl4j.compiler.dissect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mpl4j.compiler.cli.JsonTree;
import org.mpl4j.compiler.interpret.TestSpec;
import org.mpl4j.compiler.interpret.build.Draft;
import org.mpl4j.compiler.interpret.build.FreeFields;
import org.mpl4j.compiler.interpret.build.PacketBuilder;
import org.mpl4j.compiler.interpret.json.DraftReader;
import org.mpl4j.compiler.interpret.json.DraftSyntaxException;
import org.mpl4j.compiler.interpret.json.JsonBuffer;
import org.mpl4j.compiler.interpret.json.PacketJson;
import org.mpl4j.compiler.interpret.parse.Inspector;
import org.mpl4j.compiler.interpret.parse.Interpreters;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.compiler.interpret.value.ShapeTable;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.pipeline.CompiledSpec;
import org.mpl4j.compiler.pipeline.Compiler;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.runtime.ParseException;

/** The specifications of one folder, as they parse and build. */
final class Protocol {
    private static final SpecPath PATH = new SpecPath(List.of(TestSpec.BUNDLED));

    private final CompiledSpec spec;
    private final Interpreters interpreters;
    private final PacketBuilder builder;

    private Protocol(CompiledSpec spec) {
        this.spec = spec;
        ShapeTable shapes = new ShapeTable(spec);
        this.interpreters = new Interpreters(shapes);
        this.builder = new PacketBuilder(shapes, interpreters);
    }

    static Protocol of(String folder) {
        try {
            List<SourceFile> files = new ArrayList<>();
            for (String file : PATH.list(".mpl").keySet()) {
                if (file.startsWith(folder + "/")) {
                    files.add(PATH.load(file).orElseThrow());
                }
            }
            return new Protocol(Compiler.compile(PATH, files).spec().orElseThrow());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    PacketValue parse(String packet, byte[] bytes) throws ParseException {
        return interpreters.of(name(packet)).parse(ByteBuffer.wrap(bytes));
    }

    /** What is read, as maps and lists of the JSON that `mplc dissect` prints. */
    Map<?, ?> read(String packet, byte[] bytes) throws ParseException {
        return json(parse(packet, bytes));
    }

    static Map<?, ?> json(PacketValue packet) {
        JsonBuffer out = new JsonBuffer();
        new PacketJson().write(out, packet);
        return (Map<?, ?>) JsonTree.of(out.toString());
    }

    static int violations(PacketValue packet) {
        return new Inspector().violations(packet).size();
    }

    /** The labels of the branches of a named classify. */
    List<String> branches(String packet, String classify) {
        return type(packet).items().stream()
                .filter(item -> item instanceof Classify && item.name().equals(classify))
                .flatMap(item -> ((Classify) item).branches().stream())
                .map(Classify.Branch::label)
                .toList();
    }

    byte[] build(String packet, String json) {
        try {
            return build(packet, new DraftReader().read(json));
        } catch (DraftSyntaxException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    /** Builds from what a parse has found. */
    byte[] rebuild(PacketValue packet) {
        return build(packet.name(), FreeFields.of(packet));
    }

    private byte[] build(String packet, Draft.Group fields) {
        return builder.build(name(packet), fields).toArray();
    }

    private QualifiedName name(String packet) {
        return type(packet).name();
    }

    private PacketType type(String packet) {
        return spec.model().allPackets().stream()
                .filter(type -> type.name().name().equals(packet))
                .findFirst()
                .orElseThrow();
    }
}
