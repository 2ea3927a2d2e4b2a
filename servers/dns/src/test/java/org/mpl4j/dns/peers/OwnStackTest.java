package org.mpl4j.dns.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.dns.config.ConfigFile;
import org.mpl4j.dns.server.Authoritative;
import org.mpl4j.dns.server.Serving;
import org.mpl4j.dns.transport.StackNetwork;
import org.mpl4j.tcpip.socket.StackPlan;

/** {@code dig}, on Linux, and the server on the TCP/IP stack of this project, at the other end of a TAP. */
final class OwnStackTest {
    private static final long SECONDS = 60;
    private static final String OURS = "192.0.2.2";
    private static final String OURS_V6 = "2001:db8::2";
    private static final int HOSTS = 5000;
    private static final int TEXTS = 100;

    @TempDir
    Path folder;

    private final String name = "mpld" + ProcessHandle.current().pid();
    private Serving serving;

    @BeforeEach
    void serve() throws Exception {
        assumeTrue(
                Files.isWritable(Path.of("/dev/net/tun"))
                        && Files.getOwner(Path.of("/proc/self")).getName().equals("root"),
                "network namespaces and TAP take root: this is not tested");
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/dig")) && Files.isExecutable(Path.of("/usr/bin/python3")),
                "dig or python3 is not installed: this is not tested");
        certificate();
        Path config = folder.resolve("dns.yaml");
        Files.writeString(config, """
                listen:
                  udp: ["0.0.0.0:53"]
                  tcp: ["0.0.0.0:53"]
                  tls: ["0.0.0.0:853"]
                  certificate: cert.pem
                  key: key.pem
                zones:
                  - {name: example.org, file: zone, allow-transfer: [192.0.2.0/24]}
                """);
        Files.writeString(folder.resolve("zone"), zone());
        serving = new Serving(
                ConfigFile.read(config),
                Authoritative::new,
                StackNetwork.start(StackPlan.tap(name)
                        .address(OURS + "/24")
                        .address(OURS_V6 + "/64")
                        .plan()));
        run("ip", "netns", "add", name);
        run("ip", "link", "set", name, "netns", name);
        inside("ip", "addr", "add", "192.0.2.1/24", "dev", name);
        inside("ip", "addr", "add", "2001:db8::1/64", "dev", name, "nodad");
        inside("ip", "link", "set", name, "up");
    }

    private void certificate() throws Exception {
        run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-days",
                "3",
                "-subj",
                "/CN=dns.example",
                "-keyout",
                folder.resolve("key.pem").toString(),
                "-out",
                folder.resolve("cert.pem").toString());
    }

    private static String zone() {
        StringBuilder zone = new StringBuilder("""
                $ORIGIN example.org.
                $TTL 300
                @ SOA ns hostmaster 1 3600 600 86400 300
                @ NS ns
                ns A 192.0.2.2
                """);
        for (int i = 0; i < TEXTS; i++) {
            zone.append("large TXT \"").append("x".repeat(200)).append(i).append("\"\n");
        }
        for (int i = 0; i < HOSTS; i++) {
            zone.append("host")
                    .append(i)
                    .append(" A 198.51.100.")
                    .append(i % 250)
                    .append('\n');
        }
        return zone.toString();
    }

    @AfterEach
    void stop() throws Exception {
        if (serving != null) {
            serving.close();
            run("ip", "netns", "del", name);
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(String.join(" ", command) + "\n" + output)
                .isZero();
        return output;
    }

    private String inside(String... command) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", name));
        whole.addAll(List.of(command));
        return run(whole.toArray(new String[0]));
    }

    private String dig(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("dig", "@" + OURS));
        command.addAll(List.of(words));
        return inside(command.toArray(new String[0]));
    }

    @Test
    void answersByAllTransports() throws Exception {
        assertThat(serving.udp().addresses())
                .containsExactly(new InetSocketAddress(OURS, 53), new InetSocketAddress(OURS_V6, 53));
        assertThat(dig("+short", "+notcp", "host7.example.org")).isEqualTo("198.51.100.7\n");
        assertThat(dig("+short", "+tcp", "host8.example.org")).isEqualTo("198.51.100.8\n");
        assertThat(inside("dig", "@" + OURS_V6, "+short", "host9.example.org")).isEqualTo("198.51.100.9\n");
        assertThat(dig("+short", "+tls", "host10.example.org")).isEqualTo("198.51.100.10\n");
        assertThat(dig("nowhere.example.org")).contains("NXDOMAIN");
        // Longer than a datagram may be: it is asked for again over TCP.
        String large = dig("large.example.org", "TXT");
        assertThat(large).contains("(TCP)", "ANSWER: " + TEXTS);
        String whole = dig("example.org", "AXFR");
        assertThat(whole.lines().filter(line -> line.startsWith("host")).count())
                .isEqualTo(HOSTS);
        // Several queries at once on a connection.
        assertThat(dig("+short", "+tcp", "+keepopen", "host1.example.org", "host2.example.org", "host3.example.org"))
                .isEqualTo("198.51.100.1\n198.51.100.2\n198.51.100.3\n");
    }

    private static final String FLOOD = """
            import socket, sys, struct
            def query(i):
                name = b'\\x07' + ('host%03d' % (100 + i % 900)).encode() + b'\\x07example\\x03org\\x00'
                return struct.pack('>HHHHHH', i & 0xffff, 0, 1, 0, 0, 0) + name + struct.pack('>HH', 1, 1)
            s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            s.settimeout(20)
            s.connect((sys.argv[1], 53))
            good = 0
            for begin in range(0, 20000, 50):
                for i in range(begin, begin + 50):
                    s.send(query(i))
                seen = set()
                while len(seen) < 50:
                    answer = s.recv(4096)
                    assert answer[3] & 15 == 0 and answer[7] == 1, answer
                    seen.add(struct.unpack('>H', answer[:2])[0])
                good += len(seen)
            print(good)
            """;

    @Test
    void answersManyDatagrams() throws Exception {
        assertThat(inside("python3", "-c", FLOOD, OURS)).isEqualTo("20000\n");
    }

    @Test
    void manyConnectionsAtOnce() throws Exception {
        String script = """
                import socket, struct, sys
                name = b'\\x05host7\\x07example\\x03org\\x00'
                query = struct.pack('>HHHHHH', 7, 0, 1, 0, 0, 0) + name + struct.pack('>HH', 1, 1)
                framed = struct.pack('>H', len(query)) + query
                ends = [socket.create_connection((sys.argv[1], 53), timeout=30) for _ in range(100)]
                # A query in pieces, and several in one piece.
                for end in ends:
                    end.sendall(framed[:5])
                for end in ends:
                    end.sendall(framed[5:] + framed * 9)
                count = 0
                for end in ends:
                    data = b''
                    while len(data) < 10 * (2 + len(query) + 16):
                        part = end.recv(4096)
                        assert part
                        data += part
                    count += 1
                print(count)
                """;
        assertThat(inside("python3", "-c", script, OURS)).isEqualTo("100\n");
    }
}
