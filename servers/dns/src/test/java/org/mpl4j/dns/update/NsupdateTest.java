package org.mpl4j.dns.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;
import org.xbill.DNS.ZoneTransferIn;

/** What BIND's and Knot's clients send is understood, over datagrams and streams, with and without a key. */
final class NsupdateTest {
    @TempDir
    Path folder;

    private String run(String program, int port, boolean isStream, String key, String script) throws Exception {
        Path binary = Path.of("/usr/bin", program);
        assumeTrue(
                Files.isExecutable(binary),
                program + " is not installed (Debian packages bind9-dnsutils, knot-dnsutils)");
        Path file = Files.writeString(
                folder.resolve("script"),
                "server 127.0.0.1 " + port + "\n" + (key.isEmpty() ? "" : "key " + key + "\n") + script + "send\n");
        List<String> command = isStream
                ? List.of(binary.toString(), "-v", file.toString())
                : List.of(binary.toString(), file.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said + "exit " + process.exitValue();
    }

    private static List<String> ask(int port, String name, int type) throws IOException {
        SimpleResolver resolver = new SimpleResolver("127.0.0.1");
        resolver.setPort(port);
        resolver.setTCP(true);
        Message answer = resolver.send(Message.newQuery(Record.newRecord(Name.fromString(name), type, 1)));
        return answer.getSection(Section.ANSWER).stream()
                .map(Record::rdataToString)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nsupdate udp", "nsupdate tcp", "knsupdate udp", "knsupdate tcp"})
    void makesEachKindOfChange(String how) throws Exception {
        String program = how.split(" ")[0];
        boolean isStream = how.endsWith("tcp");
        try (RunningServer server = new RunningServer(folder)) {
            int tcp = server.tcpPort();
            int port = isStream ? tcp : server.udpPort();
            String zone = "zone example.org\n";
            assertThat(
                            run(
                                    program,
                                    port,
                                    isStream,
                                    "",
                                    zone
                                            + "prereq nxdomain a.example.org\nprereq yxdomain www.example.org\n"
                                            + "update add a.example.org 60 A 192.0.2.9\nupdate add a.example.org 60 TXT \"x\"\n"))
                    .isEqualTo("exit 0");
            assertThat(ask(tcp, "a.example.org.", Type.A)).containsExactly("192.0.2.9");
            assertThat(run(
                            program,
                            port,
                            isStream,
                            "",
                            zone
                                    + "prereq nxrrset a.example.org AAAA\nprereq yxrrset a.example.org A 192.0.2.9\n"
                                    + "update delete www.example.org A 192.0.2.2\nupdate delete a.example.org TXT\n"
                                    + "update delete alias.example.org\nupdate add a.example.org 60 A 192.0.2.10\n"))
                    .isEqualTo("exit 0");
            assertThat(ask(tcp, "a.example.org.", Type.A)).containsExactlyInAnyOrder("192.0.2.9", "192.0.2.10");
            assertThat(ask(tcp, "www.example.org.", Type.A)).containsExactly("192.0.2.3");
            assertThat(ask(tcp, "a.example.org.", Type.TXT)).isEmpty();
            assertThat(ask(tcp, "alias.example.org.", Type.CNAME)).isEmpty();
            assertThat(ask(tcp, "example.org.", Type.SOA).getFirst()).contains(" 12 ");
            assertThat(run(
                            program,
                            port,
                            isStream,
                            "",
                            zone + "prereq yxdomain none.example.org\nupdate add b.example.org 60 A 192.0.2.9\n"))
                    .contains("NXDOMAIN");
            assertThat(ask(tcp, "b.example.org.", Type.A)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nsupdate", "knsupdate"})
    void wantsTheKey(String program) throws Exception {
        try (RunningServer server = new RunningServer(folder)) {
            int port = server.tcpPort();
            String script = "zone keyed.example\nupdate add a.keyed.example 60 A 192.0.2.9\n";
            String name = "hmac-sha256:" + RunningServer.KEY;
            assertThat(run(program, port, true, "", script)).contains("REFUSED");
            assertThat(run(program, port, true, name + " d3Jvbmd3cm9uZ3dyb25n", script))
                    .doesNotContain("exit 0");
            assertThat(ask(port, "a.keyed.example.", Type.A)).isEmpty();
            assertThat(run(program, port, true, name + " " + RunningServer.SECRET, script))
                    .isEqualTo("exit 0");
            assertThat(ask(port, "a.keyed.example.", Type.A)).containsExactly("192.0.2.9");
            assertThat(run(
                            program,
                            server.udpPort(),
                            false,
                            name + " " + RunningServer.SECRET,
                            script.replace("a.", "b.")))
                    .isEqualTo("exit 0");
            assertThat(ask(port, "b.keyed.example.", Type.A)).containsExactly("192.0.2.9");
        }
    }

    /** A secondary server that was away need not have the whole zone, though the server was started again meanwhile. */
    @Test
    void knowsWhatHasChangedAfterItWasStartedAgain() throws Exception {
        try (RunningServer server = new RunningServer(folder)) {
            for (String name : List.of("a", "b")) {
                String script = "zone example.org\nupdate add " + name + ".example.org 60 A 192.0.2.9\n";
                assertThat(run("nsupdate", server.tcpPort(), true, "", script)).isEqualTo("exit 0");
            }
        }
        try (RunningServer server = new RunningServer(folder)) {
            ZoneTransferIn transfer = ZoneTransferIn.newIXFR(
                    Name.fromString("example.org."), 10, false, "127.0.0.1", server.tcpPort(), null);
            transfer.run();
            assertThat(transfer.isIXFR()).isTrue();
            assertThat(transfer.getIXFR()).extracting(delta -> delta.end).containsExactly(11L, 12L);
        }
    }
}
