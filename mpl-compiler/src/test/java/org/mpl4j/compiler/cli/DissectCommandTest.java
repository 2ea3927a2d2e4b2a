package org.mpl4j.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DissectCommandTest {
    private static final String WEB = "../samples/web.pcap";

    @TempDir
    private Path temp;

    private static CommandLineRun dissect(String... arguments) {
        String[] all = Arrays.copyOf(new String[] {"dissect", "-I", "../specs"}, arguments.length + 3);
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return CommandLineRun.of(all);
    }

    @Test
    void printsALineAFrame() {
        CommandLineRun run = dissect("--brief", "--frames=1..3", WEB);
        assertThat(run)
                .isEqualTo(new CommandLineRun(
                        0,
                        "#1 02:22:01.727071 42 bytes ethernet > arp\n#2 02:22:01.727099 42 bytes ethernet > arp\n"
                                + "#3 02:22:01.727102 75 bytes ethernet > ipv4 > udp > dns\n",
                        ""));
    }

    @Test
    void printsOneObjectALine() {
        CommandLineRun run = dissect("--json", WEB);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .hasSize(27)
                .allMatch(line -> line.startsWith("{\"frame\":") && line.endsWith("}"));
        assertThat(run.out())
                .startsWith(
                        "{\"frame\":1,\"time\":\"2026-11-24T02:22:01.727071Z\",\"length\":42,\"layers\":[{\"packet\":\"ethernet\",\"offset\":0,\"length\":14,\"fields\":{");
    }

    @Test
    void filtersAndCounts() {
        assertThat(dissect("--brief", "-f", "tcp", "-c", "2", WEB).out().lines())
                .hasSize(2)
                .allMatch(line -> line.endsWith("ethernet > ipv4 > tcp"));
        CommandLineRun wrong = dissect("--filter", "tpc", WEB);
        assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err()).contains("no layer or packet is called `tpc`").contains("there is `tcp`");
    }

    @Test
    void readsPacketsAsTheBeginningOfTheirFlowSays() {
        CommandLineRun five = dissect("--violations", "../samples/mqtt5.pcap");
        assertThat(five.exitCode()).isZero();
        assertThat(five.out()).contains("reason_code = NotAuthorized (135)").doesNotContain("violation");
        CommandLineRun middle = dissect("--frames=34..36", "../samples/mqtt5.pcap");
        assertThat(middle.out()).contains("> mqtt").doesNotContain("mqtt_properties");
        assertThat(dissect("--frames=30..36", "../samples/mqtt5.pcap").out())
                .contains("mqtt_publish", "\"ground floor\"");
        CommandLineRun three = dissect("../samples/mqtt.pcap");
        assertThat(three.exitCode()).isZero();
        assertThat(three.out()).contains("return_code").doesNotContain("reason_code");
    }

    @Test
    void printsWhatIsBeforeTheEndOfABrokenCapture() throws Exception {
        byte[] capture = Files.readAllBytes(Path.of(WEB));
        Path cut = Files.write(temp.resolve("cut.pcap"), Arrays.copyOf(capture, 200));
        CommandLineRun run = dissect("--brief", cut.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.out().lines()).hasSize(2);
        assertThat(run.err()).contains("cut.pcap: after frame 2, at offset 140: pcap_record is cut off");
    }

    private static byte[] compressed(byte[] capture) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(compressed)) {
            out.write(capture);
        }
        return compressed.toByteArray();
    }

    private CommandLineRun dissected(byte[] capture) throws IOException {
        return dissect("--brief", Files.write(temp.resolve("x.pcap"), capture).toString());
    }

    @Test
    void saysWhatIsWrongWithCompressedData() throws Exception {
        byte[] whole = compressed(Files.readAllBytes(Path.of(WEB)));
        assertThat(dissected(whole).out().lines()).hasSize(27);
        CommandLineRun start = dissected(Arrays.copyOf(whole, 5));
        assertThat(start.exitCode()).isEqualTo(ExitCode.ERRORS);
        assertThat(start.err()).endsWith("x.pcap: before the first frame: its compressed data is cut off\n");
        CommandLineRun end = dissected(Arrays.copyOf(whole, whole.length - 10));
        assertThat(end.exitCode()).isEqualTo(ExitCode.ERRORS);
        assertThat(end.err()).containsPattern("x.pcap: after frame 2\\d: its compressed data is cut off\n");
        whole[whole.length - 8] ^= 1;
        CommandLineRun sum = dissected(whole);
        assertThat(sum.exitCode()).isEqualTo(ExitCode.ERRORS);
        assertThat(sum.err()).contains("x.pcap: after frame 27: its compressed data is damaged (");
        assertThat(sum.out().lines()).hasSize(27);
    }

    @Test
    void refusesDamagedCapturesInASentence() throws Exception {
        byte[] capture = Files.readAllBytes(Path.of(WEB));
        Random random = new Random(6);
        for (int i = 0; i < 40; i++) {
            byte[] damaged = Arrays.copyOf(capture, 24 + random.nextInt(capture.length - 24));
            for (int k = 0; k < i; k++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            CommandLineRun run = dissected(i % 4 == 0 ? compressed(damaged) : damaged);
            assertThat(run.exitCode()).as(run.err()).isBetween(ExitCode.FINE, ExitCode.ERRORS);
            assertThat(run.err().isEmpty()).isEqualTo(run.exitCode() == ExitCode.FINE);
            assertThat(run.err())
                    .doesNotContain("Exception")
                    .doesNotContain("\tat ")
                    .doesNotContain("null");
        }
    }

    @Test
    void saysHowManyFramesHaveErrors() {
        CommandLineRun run = dissect("--brief", "../samples/short.pcap");
        assertThat(run.exitCode()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.err()).isEqualTo("mplc: 24 of 26 frames have errors\n");
        assertThat(run.out()).contains("error: ipv4.payload at offset 34: expected 41 bytes, got 24 bytes left");
    }

    @Test
    void brokenRulesAreErrorsOnlyWhenStrict() {
        assertThat(dissect("--brief", "--violations", "../samples/loopback.pcap")
                        .exitCode())
                .isZero();
        CommandLineRun strict = dissect("--brief", "--strict", "../samples/loopback.pcap");
        assertThat(strict.exitCode()).isEqualTo(ExitCode.ERRORS);
        assertThat(strict.out()).contains("checksum: udp.checksum at offset 40: expected ");
    }

    @Test
    void readsSeveralCaptures() {
        String other = "../samples/ping.pcap";
        assertThat(dissect("--brief", "--frames=1", WEB, other).out().lines())
                .containsExactly(
                        WEB + ":",
                        "#1 02:22:01.727071 42 bytes ethernet > arp",
                        other + ":",
                        dissect("--brief", "--frames=1", other).out().strip());
        assertThat(dissect("--json", "--frames=1", WEB, other).out().lines())
                .first()
                .asString()
                .startsWith("{\"capture\":\"" + WEB + "\",\"frame\":1,");
        assertThat(dissect("--brief", WEB, "none.pcap")).satisfies(run -> {
            assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(run.out()).isEmpty();
        });
    }

    @Test
    void showsWhatWasPutTogetherAndFromWhichFrames() {
        String pieces = "../samples/dns-pieces.pcap";
        CommandLineRun run = dissect("--reassemble", "--json", "--filter", "dns", pieces);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).hasSize(18);
        assertThat(run.out()).contains("{\"packet\":\"dns_tcp\",").containsPattern("\"frames\":\\[\\d+(,\\d+)+\\]");
        assertThat(dissect("--json", "--filter", "dns", pieces).out()).doesNotContain("\"frames\":");
        // Frames that are not shown bring segments all the same.
        assertThat(dissect("--reassemble", "--brief", "--frames=20", pieces).out())
                .contains(" > dns_tcp");
    }

    @Test
    void tellsHowToNameACapture() {
        assertThat(dissect("none.pcap").err()).startsWith("mplc: there is no capture file none.pcap; name a pcap");
        assertThat(dissect().err()).startsWith("mplc: which capture?");
        assertThat(dissect("--frames=9..1", WEB).err()).startsWith("mplc: --frames: `9..1` is no range");
        assertThat(dissect("--count=0", WEB).exitCode()).isEqualTo(ExitCode.USAGE);
    }
}
