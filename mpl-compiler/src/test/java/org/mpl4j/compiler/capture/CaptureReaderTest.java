package org.mpl4j.compiler.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.compiler.interpret.parse.Interpreters;
import org.mpl4j.compiler.interpret.value.ShapeTable;
import org.mpl4j.compiler.pipeline.Compiler;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;

class CaptureReaderTest {
    private static final CaptureFormats FORMATS = formats();

    private static CaptureFormats formats() {
        try {
            SpecPath path = new SpecPath(List.of(new SpecRoot.Folder(Path.of("..", "specs"))));
            List<SourceFile> files = new ArrayList<>();
            for (String file : CaptureFormats.SPEC_FILES) {
                files.add(path.load(file).orElseThrow());
            }
            return new CaptureFormats(new Interpreters(
                    new ShapeTable(Compiler.compile(path, files).spec().orElseThrow())));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Reads all frames, each as a line. */
    private static List<String> read(byte[] capture) throws IOException, CaptureException {
        List<String> lines = new ArrayList<>();
        read(new ByteArrayInputStream(capture), lines);
        return lines;
    }

    private static void read(InputStream capture, List<String> into) throws IOException, CaptureException {
        CaptureReader reader = new CaptureReader(FORMATS, capture);
        for (FrameBatch batch = reader.next(); batch != null; batch = reader.next()) {
            for (Frame frame : batch.frames()) {
                byte[] content = new byte[frame.length()];
                batch.buffer().get(frame.start(), content);
                Timestamp time = frame.time();
                into.add("#" + frame.number() + " "
                        + (time.isKnown() ? time.seconds() + "+" + time.fraction() + "e-" + time.digits() : "-")
                        + " link "
                        + frame.linkType() + " " + new String(content, StandardCharsets.ISO_8859_1)
                        + (frame.isCut() ? " of " + frame.originalLength() : ""));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsPcapInBothByteOrders(boolean isLittle) throws Exception {
        byte[] capture = new CaptureBytes()
                .order(isLittle ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN)
                .pcap(0xa1b2c3d4L, 101)
                .record(1_700_000_000, 5, "abc")
                .u32(1_700_000_001, 999_999, 2, 1500)
                .text("xy")
                .toArray();
        assertThat(read(capture))
                .containsExactly("#1 1700000000+5e-6 link 101 abc", "#2 1700000001+999999e-6 link 101 xy of 1500");
    }

    @Test
    void readsNanosecondsAndIgnoresFlagsOfTheLinkType() throws Exception {
        byte[] capture = new CaptureBytes()
                .order(ByteOrder.LITTLE_ENDIAN)
                .pcap(0xa1b23c4dL, 0x4400_0001)
                .record(4_294_967_295L, 123_456_789, "")
                .toArray();
        assertThat(read(capture)).containsExactly("#1 4294967295+123456789e-9 link 1 ");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsPcapngWithSeveralInterfaces(boolean isLittle) throws Exception {
        CaptureBytes capture = new CaptureBytes().order(isLittle ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        CaptureBytes nanos = capture.body()
                .u16(9, 1)
                .raw((byte) 9, (byte) 0, (byte) 0, (byte) 0)
                .u16(0, 0);
        capture.section()
                .describe(1, 0, capture.body())
                .describe(101, 0, nanos)
                .packet(0, 1_700_000_000_000_001L, "abcd")
                .block(0x0bad, capture.body().u32(1, 2, 3))
                .packet(1, 1_700_000_000_000_000_002L, "e")
                .block(5, capture.body().u32(0, 0, 0));
        assertThat(read(capture.toArray()))
                .containsExactly("#1 1700000000+1e-6 link 1 abcd", "#2 1700000000+2e-9 link 101 e");
    }

    @Test
    void takesTheByteOrderOfEachSection() throws Exception {
        CaptureBytes capture = new CaptureBytes();
        capture.order(ByteOrder.LITTLE_ENDIAN).section();
        capture.describe(1, 0, capture.body()).packet(0, 1_000_000, "a");
        capture.order(ByteOrder.BIG_ENDIAN).section();
        capture.describe(113, 0, capture.body()).packet(0, 2_000_000, "b");
        assertThat(read(capture.toArray())).containsExactly("#1 1+0e-6 link 1 a", "#2 2+0e-6 link 113 b");
    }

    @Test
    void readsResolutionsOfAllKindsAndOffsets() throws Exception {
        CaptureBytes capture = new CaptureBytes();
        CaptureBytes binary = capture.body().u16(9, 1).raw((byte) 0x81, (byte) 0, (byte) 0, (byte) 0);
        CaptureBytes offset =
                capture.body().u16(14, 8).u32(0, 100).u16(9, 1).raw((byte) 0, (byte) 0, (byte) 0, (byte) 0);
        CaptureBytes fine = capture.body().u16(9, 1).raw((byte) 20, (byte) 0, (byte) 0, (byte) 0);
        capture.section().describe(1, 0, binary).describe(1, 0, offset).describe(1, 0, fine);
        capture.packet(0, 3, "half").packet(1, 7, "seven").packet(2, -1, "atto");
        assertThat(read(capture.toArray()))
                .containsExactly(
                        "#1 1+500000000e-9 link 1 half", "#2 107+0e-0 link 1 seven", "#3 0+184467440e-9 link 1 atto");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsModifiedPcap(boolean isLittle) throws Exception {
        byte[] capture = new CaptureBytes()
                .order(isLittle ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN)
                .pcap(0xa1b2cd34L, 1)
                .u32(5, 7, 3, 9, 2)
                .u16(0x0800, 0x0400)
                .text("abc")
                .u32(6, 8, 1, 1, 2)
                .u16(0x0800, 0)
                .text("d")
                .toArray();
        assertThat(read(capture)).containsExactly("#1 5+7e-6 link 1 abc of 9", "#2 6+8e-6 link 1 d");
    }

    @Test
    void ignoresWhatIsBehindTheEndOfOptions() throws Exception {
        CaptureBytes capture = new CaptureBytes();
        CaptureBytes options = capture.body()
                .u16(9, 1)
                .raw((byte) 3, (byte) 0, (byte) 0, (byte) 0)
                .u16(0, 0)
                .u32(-1);
        capture.section().describe(1, 0, options).packet(0, 1007, "abc");
        assertThat(read(capture.toArray())).containsExactly("#1 1+7e-3 link 1 abc");
    }

    /** No calendar has them. */
    @Test
    void timesThatAreNoneAreUnknown() throws Exception {
        CaptureBytes capture = new CaptureBytes();
        CaptureBytes seconds = capture.body().u16(9, 1).raw((byte) 0, (byte) 0, (byte) 0, (byte) 0);
        CaptureBytes late = capture.body().u16(14, 8).u32(0x7fffffffL, 0xffffffffL);
        CaptureBytes early = capture.body().u16(14, 8).u32(0x80000000L, 0);
        capture.section().describe(1, 0, seconds).describe(1, 0, late).describe(1, 0, early);
        capture.packet(0, -1, "a").packet(0, 253_402_300_799L, "b").packet(0, 253_402_300_800L, "c");
        capture.packet(1, -1, "d").packet(2, 0, "e");
        assertThat(read(capture.toArray()))
                .containsExactly(
                        "#1 - link 1 a",
                        "#2 253402300799+0e-0 link 1 b",
                        "#3 - link 1 c",
                        "#4 - link 1 d",
                        "#5 - link 1 e");
    }

    @Test
    void fractionsOfASecondAndMoreAreCarried() throws Exception {
        byte[] capture = new CaptureBytes()
                .pcap(0xa1b2c3d4L, 1)
                .record(5, 2_000_007, "a")
                .toArray();
        assertThat(read(capture)).containsExactly("#1 7+7e-6 link 1 a");
    }

    @Test
    void readsSimpleAndObsoletePackets() throws Exception {
        CaptureBytes capture = new CaptureBytes();
        capture.section().describe(1, 3, capture.body());
        capture.block(3, capture.body().u32(9).text("abc\0"));
        capture.block(2, capture.body().u16(0, 7).u32(0, 1_500_000, 2, 9).text("xy\0\0"));
        assertThat(read(capture.toArray())).containsExactly("#1 - link 1 abc of 9", "#2 1+500000e-6 link 1 xy of 9");
    }

    @Test
    void readsWhatComesByteByByte() throws Exception {
        byte[] capture = new CaptureBytes()
                .pcap(0xa1b2c3d4L, 1)
                .record(1, 2, "abc")
                .record(3, 4, "defg")
                .toArray();
        InputStream slow = new ByteArrayInputStream(capture) {
            @Override
            public int read(byte[] into, int from, int count) {
                return super.read(into, from, Math.min(count, 1));
            }
        };
        List<String> lines = new ArrayList<>();
        read(slow, lines);
        assertThat(lines).containsExactly("#1 1+2e-6 link 1 abc", "#2 3+4e-6 link 1 defg");
    }

    @Test
    void readsFramesLargerThanItsBuffers() throws Exception {
        String large = "x".repeat(3_000_000);
        byte[] capture = new CaptureBytes()
                .pcap(0xa1b2c3d4L, 1)
                .record(1, 0, "a")
                .record(2, 0, large)
                .record(3, 0, "b")
                .toArray();
        assertThat(read(capture))
                .containsExactly("#1 1+0e-6 link 1 a", "#2 2+0e-6 link 1 " + large, "#3 3+0e-6 link 1 b");
    }

    @Test
    void readsCompressedCaptures() throws Exception {
        byte[] capture =
                new CaptureBytes().pcap(0xa1b2c3d4L, 1).record(1, 0, "abc").toArray();
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(capture);
        }
        List<String> lines = new ArrayList<>();
        read(CaptureInput.decompressed(new ByteArrayInputStream(compressed.toByteArray())), lines);
        read(CaptureInput.decompressed(new ByteArrayInputStream(capture)), lines);
        assertThat(lines).containsExactly("#1 1+0e-6 link 1 abc", "#1 1+0e-6 link 1 abc");
        assertThat(CaptureInput.decompressed(InputStream.nullInputStream()).read())
                .isEqualTo(-1);
    }

    @Test
    void returnsTheFramesBeforeACut() throws Exception {
        byte[] capture = new CaptureBytes()
                .pcap(0xa1b2c3d4L, 1)
                .record(1, 0, "abc")
                .record(2, 0, "defgh")
                .toArray();
        List<String> lines = new ArrayList<>();
        byte[] cut = Arrays.copyOf(capture, capture.length - 2);
        assertThatThrownBy(() -> read(new ByteArrayInputStream(cut), lines))
                .isInstanceOf(CaptureException.class)
                .hasMessage(
                        "after frame 1, at offset 43: pcap_record is cut off: at least 2 bytes are missing at the end of the capture");
        assertThat(lines).hasSize(1);
    }

    @Test
    void everyPrefixOfACaptureEndsOrSaysWhy() throws Exception {
        CaptureBytes ng = new CaptureBytes();
        ng.section().describe(1, 0, ng.body()).packet(0, 1, "abc").packet(0, 2, "d");
        byte[] pcap = new CaptureBytes()
                .pcap(0xa1b2c3d4L, 1)
                .record(1, 0, "abc")
                .record(2, 0, "d")
                .toArray();
        for (byte[] capture : List.of(pcap, ng.toArray())) {
            int ended = 0;
            for (int length = 0; length <= capture.length; length++) {
                List<String> lines = new ArrayList<>();
                try {
                    read(new ByteArrayInputStream(capture, 0, length), lines);
                    ended++;
                } catch (CaptureException e) {
                    assertThat(e.offset()).isLessThanOrEqualTo(length);
                    assertThat(e.getMessage()).isNotEmpty();
                }
            }
            assertThat(ended).as("prefixes that end between frames or blocks").isBetween(3, 5);
        }
    }

    @Test
    void saysWhatIsNoCapture() {
        assertThatThrownBy(() -> read("{\"not\": \"a capture, whatever it is\"}".getBytes(StandardCharsets.UTF_8)))
                .hasMessageStartingWith("neither a pcap nor a pcapng file: it starts with 7b226e6f, not with a1b2c3d4");
        assertThatThrownBy(() -> read(new byte[0])).hasMessage("the capture is empty: not even a file header is there");
        assertThatThrownBy(() -> read(new byte[3]))
                .hasMessageStartingWith("before the first frame, at offset 0: pcap_header is cut off");
    }

    @Test
    void doesNotBelieveAbsurdLengths() {
        byte[] huge = new CaptureBytes()
                .pcap(0xa1b2c3d4L, 1)
                .u32(1, 0, 0xffff_fff0L, 60)
                .raw(new byte[100])
                .toArray();
        assertThatThrownBy(() -> read(huge))
                .hasMessageContaining("pcap_record is said to have 4294967296 bytes or more");
        byte[] large = new CaptureBytes()
                .pcap(0xa1b2c3d4L, 1)
                .u32(1, 0, 200_000_000, 60)
                .raw(new byte[100])
                .toArray();
        assertThatThrownBy(() -> read(large)).hasMessageContaining("at least 199999900 bytes are missing");
    }

    @Test
    void saysWhereABlockIsBroken() {
        CaptureBytes capture = new CaptureBytes();
        capture.section().describe(1, 0, capture.body()).packet(0, 1, "abc");
        capture.u32(6, 8, 0, 0);
        assertThatThrownBy(() -> read(capture.toArray()))
                .hasMessageStartingWith("after frame 1, at offset 84: pcapng_block is broken: `body` at offset 92: ");
        CaptureBytes stray = new CaptureBytes();
        stray.section().packet(3, 1, "abc");
        assertThatThrownBy(() -> read(stray.toArray()))
                .hasMessage("at offset 28: a packet of interface 3, but the section has described 0 interfaces so far");
    }
}
