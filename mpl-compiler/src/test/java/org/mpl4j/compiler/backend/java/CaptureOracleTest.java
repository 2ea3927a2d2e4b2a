package org.mpl4j.compiler.backend.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpl4j.compiler.capture.CaptureReader;
import org.mpl4j.compiler.capture.Frame;
import org.mpl4j.compiler.capture.FrameBatch;
import org.mpl4j.compiler.dissect.DissectionLibrary;
import org.mpl4j.compiler.dissect.Dissector;
import org.mpl4j.compiler.dissect.Layer;
import org.mpl4j.compiler.dissect.note.NoteTable;
import org.mpl4j.compiler.interpret.TestSpec;
import org.mpl4j.compiler.interpret.build.FreeFields;
import org.mpl4j.compiler.interpret.build.PacketBuilder;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.interpret.value.PacketShape;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.ParseException;

/**
 * Packets that real tools have sent: generated views say of them what the interpreter says, also when they are cut off or have a byte changed, and generated builders
 * build them as the interpreter does.
 */
final class CaptureOracleTest {
    /** Of one kind in one capture. */
    private static final int MOST_PACKETS = 12;

    private static final int MOST_DAMAGES = OracleSize.of(200);

    /** A packet of a capture. */
    private record Sent(QualifiedName name, byte[] bytes, Arguments arguments) {}

    static List<Path> captures() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "samples"))) {
            return files.filter(file -> file.toString().contains(".pcap"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("captures")
    void generatedCodeAgreesAboutEveryKindOfPacketIn(Path capture) throws Exception {
        List<Sent> packets = packets(capture);
        assertThat(packets).isNotEmpty();
        Random random = new Random(1);
        for (Sent sent : packets) {
            GeneratedSpec generated = GeneratedSpec.ofFile("new:" + file(sent.name));
            checkViews(generated, sent, random);
            checkBuilder(generated, sent, random);
        }
    }

    private static String file(QualifiedName name) {
        return name.directory() + "/" + name.file() + ".mpl";
    }

    private static List<Sent> packets(Path capture) throws Exception {
        DissectionLibrary library = DissectionLibrary.load(new SpecPath(List.of(TestSpec.BUNDLED)), new ArrayList<>())
                .orElseThrow();
        Dissector dissector = new Dissector(library.tables());
        NoteTable notes = new NoteTable();
        Map<QualifiedName, List<Sent>> found = new HashMap<>();
        try (InputStream input = Files.newInputStream(capture)) {
            CaptureReader reader = new CaptureReader(library.formats(), input);
            for (FrameBatch batch = reader.next(); batch != null && !batch.isEmpty(); batch = reader.next()) {
                for (Frame frame : batch.frames()) {
                    dissector.dissect(frame, batch.buffer(), notes).layers().forEach(layer -> add(layer, found));
                }
            }
        }
        return found.values().stream().flatMap(List::stream).toList();
    }

    private static void add(Layer layer, Map<QualifiedName, List<Sent>> found) {
        PacketValue packet = layer.packet();
        QualifiedName name = packet.packetShape().type().name();
        List<Sent> same = found.computeIfAbsent(name, any -> new ArrayList<>());
        if (packet.isComplete() && !layer.isPart() && same.size() < MOST_PACKETS) {
            byte[] bytes = new byte[packet.byteLength()];
            packet.buffer().get(packet.start(), bytes);
            same.add(new Sent(name, bytes, copy(packet)));
        }
    }

    /** Arguments of their own: those of a dissection are slices of a buffer that is used again. */
    private static Arguments copy(PacketValue packet) {
        Arguments arguments = packet.arguments().copy();
        for (Param param : packet.packetShape().type().params()) {
            if (GeneratedSpec.type(param) == Bytes.class) {
                byte[] content = packet.arguments().content(param.index()).toArray();
                arguments.set(param.index(), Bytes.wrap(content));
            }
        }
        return arguments;
    }

    private static void checkViews(GeneratedSpec generated, Sent sent, Random random) {
        ViewAgreement agreement = new ViewAgreement(generated);
        agreement.check(sent.name, sent.arguments, sent.bytes);
        int length = sent.bytes.length;
        int step = 1 + length / MOST_DAMAGES;
        for (int at = 0; at < length; at += step) {
            agreement.check(sent.name, sent.arguments, Arrays.copyOf(sent.bytes, at));
            byte[] damaged = sent.bytes.clone();
            damaged[at] = (byte) random.nextInt();
            agreement.check(sent.name, sent.arguments, damaged);
        }
    }

    private static void checkBuilder(GeneratedSpec generated, Sent sent, Random random) throws ParseException {
        TestSpec spec = generated.spec();
        PacketValue packet =
                spec.interpreters().of(sent.name).parse(ByteBuffer.wrap(sent.bytes), sent.arguments, Limits.DEFAULT);
        ByteBuffer buffer = ByteBuffer.allocate(2 * sent.bytes.length + 64);
        BuilderDriver driver = new BuilderDriver(generated, random, 0);
        try {
            Bytes expected = spec.builder()
                    .build(sent.name, FreeFields.of(packet), "", given(packet.packetShape(), sent.arguments));
            driver.build(packet, buffer);
            assertThat(Bytes.view(buffer, 0, buffer.position()))
                    .as(sent.name.toString())
                    .isEqualTo(expected);
        } catch (BuildException e) {
            // Sent by somebody who does not keep to the specification: nobody builds it.
            assertThatThrownBy(() -> driver.build(packet, buffer)).isInstanceOf(BuildException.class);
        }
    }

    /** What a caller gives: all but what branches decide. */
    private static Arguments given(PacketShape shape, Arguments arguments) {
        Arguments given = arguments.copy();
        if (!shape.plan().reportedParams().isEmpty()) {
            given = PacketBuilder.undecided(shape);
            for (Param param : shape.type().params()) {
                if (!shape.plan().reportedParams().containsKey(param.index())) {
                    given = GeneratedSpec.type(param) == Bytes.class
                            ? given.set(param.index(), arguments.content(param.index()))
                            : given.set(param.index(), arguments.number(param.index()));
                }
            }
        }
        return given;
    }
}
