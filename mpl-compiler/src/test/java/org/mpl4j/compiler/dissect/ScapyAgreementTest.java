package org.mpl4j.compiler.dissect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpl4j.compiler.capture.Frame;
import org.mpl4j.compiler.capture.Timestamp;
import org.mpl4j.compiler.dissect.note.NoteTable;
import org.mpl4j.compiler.interpret.TestSpec;
import org.mpl4j.compiler.interpret.build.Draft;
import org.mpl4j.compiler.interpret.build.FreeFields;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.compiler.pipeline.Compiler;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.runtime.Bytes;

/**
 * Frames that scapy builds: we find the layers and values in them that scapy finds, they break no rule, and we build each layer from its free fields as scapy has built it.
 * {@code packets.py} prints what scapy has.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScapyAgreementTest {
    private static final Path SCRIPT = Path.of("..", "specs", "src", "test", "scapy", "packets.py");

    /** What Python ends with if there is no scapy. */
    private static final int NO_SCAPY = 3;

    private List<Judged> judged = List.of();
    private TestSpec library;

    /** A frame of scapy's, and what we make of it. */
    record Judged(Draft.Group scapy, Dissection ours) {
        @Override
        public String toString() {
            return DissectedFrames.text(scapy.members().get("name"));
        }
    }

    @BeforeAll
    void askScapy() throws Exception {
        Process process;
        try {
            // The Python that Debian's package python3-scapy belongs to.
            process = new ProcessBuilder("/usr/bin/python3", "-B", SCRIPT.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "Python is not installed");
            return;
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exitCode = process.waitFor();
        assumeTrue(exitCode != NO_SCAPY, "scapy is not installed");
        assertThat(exitCode).isZero();
        Dissector dissector =
                new Dissector(DissectedFrames.load(DissectedFrames.LIBRARY).tables());
        judged = output.lines()
                .map(line -> judge(TestSpec.read(line), dissector))
                .toList();
        library = library();
    }

    private static Judged judge(Draft.Group scapy, Dissector dissector) {
        ByteBuffer bytes = TestSpec.bytes(DissectedFrames.text(scapy.members().get("hex")));
        int link = Integer.parseInt(DissectedFrames.text(scapy.members().get("link")));
        Frame frame = new Frame(1, Timestamp.UNKNOWN, link, 0, bytes.limit(), bytes.limit());
        return new Judged(scapy, dissector.dissect(frame, bytes, new NoteTable()));
    }

    private static TestSpec library() throws IOException {
        List<SourceFile> files = new ArrayList<>();
        for (String file : DissectedFrames.LIBRARY.list(".mpl").keySet()) {
            files.add(DissectedFrames.LIBRARY.load(file).orElseThrow());
        }
        return new TestSpec(
                Compiler.compile(DissectedFrames.LIBRARY, files).spec().orElseThrow());
    }

    List<Judged> frames() {
        return judged;
    }

    @Test
    void scapyHasFramesOfAllProtocols() {
        assertThat(judged).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @MethodSource("frames")
    void findsTheSameLayers(Judged frame) {
        assertThat(frame.ours().fault()).isNull();
        assertThat(frame.ours().layers())
                .extracting(layer -> layer.packet().name())
                .isEqualTo(texts(frame.scapy().members().get("layers")));
    }

    @ParameterizedTest
    @MethodSource("frames")
    void findsTheSameValues(Judged frame) {
        Draft.Group layers = new Draft.Group(Map.of(
                "layers",
                new Draft.Items(frame.ours().layers().stream()
                        .<Draft>map(layer -> TestSpec.read(TestSpec.json(layer.packet())))
                        .toList())));
        Map<String, List<String>> ours = new TreeMap<>();
        Map<String, List<String>> theirs = new TreeMap<>();
        ((Draft.Group) frame.scapy().members().get("values")).members().forEach((path, values) -> {
            List<String> found = new ArrayList<>();
            String[] names = path.split("\\.");
            packets(layers, names, found);
            ours.put(path, found);
            theirs.put(path, texts(values));
        });
        assertThat(ours).isEqualTo(theirs);
    }

    @ParameterizedTest
    @MethodSource("frames")
    void breaksNoRule(Judged frame) {
        assertThat(frame.ours().layers().stream().filter(layer -> !layer.isPart()))
                .allSatisfy(
                        layer -> assertThat(TestSpec.violations(layer.packet())).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("frames")
    void buildsTheSameBytes(Judged frame) {
        for (Layer layer : frame.ours().layers()) {
            PacketValue packet = layer.packet();
            if (packet.isComplete()) {
                Bytes built = library.builder()
                        .build(packet.packetShape().type().name(), FreeFields.of(packet), "", packet.arguments());
                assertThat(built)
                        .as(packet.name())
                        .isEqualTo(Bytes.view(packet.buffer(), packet.start(), packet.byteLength()));
            }
        }
    }

    /** Looks for the packets that a path begins with, and for the rest of the path in them. */
    private static void packets(Draft draft, String[] path, List<String> found) {
        switch (draft) {
            case Draft.Group group -> {
                if (group.members().get("packet") instanceof Draft.Text name
                        && name.value().equals(path[0])
                        && group.members().containsKey("fields")) {
                    fields(group, path, 1, found);
                }
                group.members().values().forEach(member -> packets(member, path, found));
            }
            case Draft.Items items -> items.elements().forEach(element -> packets(element, path, found));
            default -> {}
        }
    }

    private static void fields(Draft draft, String[] path, int at, List<String> found) {
        if (draft instanceof Draft.Items items) {
            items.elements().forEach(element -> fields(element, path, at, found));
        } else if (at == path.length) {
            found.add(canonical(draft));
        } else if (draft instanceof Draft.Group group && group.members().get("fields") instanceof Draft.Group inside) {
            fields(inside, path, at, found);
        } else if (draft instanceof Draft.Group group && group.members().containsKey(path[at])) {
            fields(group.members().get(path[at]), path, at + 1, found);
        }
    }

    private static List<String> texts(Draft items) {
        return ((Draft.Items) items)
                .elements().stream().map(ScapyAgreementTest::canonical).toList();
    }

    /** Numbers as decimals, truth values as numbers, bytes as hexadecimal digits. */
    private static String canonical(Draft value) {
        String text = DissectedFrames.text(value);
        return switch (text) {
            case "true" -> "1";
            case "false" -> "0";
            default -> text.startsWith("0x") ? new BigInteger(text.substring(2), 16).toString() : text;
        };
    }
}
