package org.mpl4j.compiler.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpl4j.compiler.capture.CaptureException;
import org.mpl4j.compiler.capture.CaptureInput;
import org.mpl4j.compiler.capture.CaptureReader;
import org.mpl4j.compiler.interpret.json.PacketJson;
import org.mpl4j.compiler.interpret.parse.Inspector;
import org.mpl4j.compiler.interpret.print.Palette;

/**
 * Whatever a capture holds, it is dissected, or as much of it as comes before the {@link CaptureException} that says what is wrong. {@code -Dmpl.capture.variants=N} tries so many variants of each sample.
 */
class HostileCaptureTest {
    private static final int VARIANTS = Integer.getInteger("mpl.capture.variants", 20);
    private static final int HEADERS = 64;
    private static final int[] OCTETS = {0, 1, 0x7f, 0x80, 0xff};

    private static final DissectionLibrary LIBRARY = DissectedFrames.load(DissectedFrames.LIBRARY);
    private static final ViolationFinder VIOLATIONS = new ViolationFinder(new Inspector(), false);

    static List<Path> captures() {
        try (Stream<Path> files = Files.list(Path.of("../samples"))) {
            return files.filter(file -> file.toString().contains(".pcap"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void dissect(byte[] capture, @Nullable Reassembly reassembly, Supplier<FrameWriter> writers)
            throws IOException {
        DissectionPlan plan = new DissectionPlan(
                new Dissector(LIBRARY.tables(), reassembly),
                FrameRange.ALL,
                FrameFilter.ALL,
                Long.MAX_VALUE,
                writers,
                1);
        try (InputStream input = CaptureInput.decompressed(new ByteArrayInputStream(capture));
                DissectionRun run = new DissectionRun(plan, OutputStream.nullOutputStream(), Progress.NONE)) {
            run.run(new CaptureReader(LIBRARY.formats(), input));
        } catch (CaptureException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("null").doesNotContain("Exception");
            assertThat(e.offset()).isNotNegative();
        }
    }

    private static void dissect(byte[] capture) throws IOException {
        dissect(capture, null, () -> new FrameText(Palette.PLAIN, false, VIOLATIONS));
        dissect(capture, new Reassembly(), () -> new FrameJson(new PacketJson(), "", VIOLATIONS));
    }

    private static byte[] mutated(byte[] capture, Random random) {
        byte[] bytes = capture.clone();
        for (int i = 1 + random.nextInt(20); i > 0; i--) {
            int octet = random.nextBoolean() ? OCTETS[random.nextInt(OCTETS.length)] : random.nextInt();
            bytes[random.nextInt(bytes.length)] = (byte) octet;
        }
        return bytes;
    }

    @ParameterizedTest
    @MethodSource("captures")
    void everyTruncationAndMutationIsDissectedOrRefused(Path file) throws IOException {
        byte[] capture = Files.readAllBytes(file);
        Random random = new Random(file.getFileName().toString().hashCode());
        for (int i = 0; i < VARIANTS; i++) {
            dissect(Arrays.copyOf(capture, random.nextInt(capture.length)));
            dissect(mutated(capture, random));
        }
        for (int i = 0; i < Math.min(HEADERS, capture.length); i++) {
            dissect(Arrays.copyOf(capture, i));
            byte[] changed = capture.clone();
            changed[i] = (byte) 0xff;
            dissect(changed);
        }
    }

    @ParameterizedTest
    @MethodSource("captures")
    void everyDamageToCompressedDataIsRefused(Path file) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(compressed)) {
            out.write(Files.readAllBytes(file));
        }
        byte[] capture = compressed.toByteArray();
        Random random = new Random(file.getFileName().toString().hashCode());
        for (int i = 0; i < VARIANTS; i++) {
            dissect(Arrays.copyOf(capture, random.nextInt(capture.length)));
            dissect(mutated(capture, random));
        }
    }

    @Test
    void noiseBehindEveryKindOfHeaderIsDissectedOrRefused() throws IOException {
        Random random = new Random(1);
        for (Path file : captures()) {
            byte[] head = Arrays.copyOf(Files.readAllBytes(file), 40);
            for (int i = 0; i < VARIANTS; i++) {
                byte[] noise = new byte[40 + random.nextInt(2000)];
                random.nextBytes(noise);
                dissect(noise);
                System.arraycopy(head, 0, noise, 0, random.nextInt(head.length));
                dissect(noise);
            }
        }
    }
}
