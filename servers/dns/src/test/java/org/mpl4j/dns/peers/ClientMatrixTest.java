package org.mpl4j.dns.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mpl4j.dns.config.Config;
import org.mpl4j.dns.config.ListenConfig;
import org.mpl4j.dns.server.Authoritative;
import org.mpl4j.dns.server.Demo;
import org.mpl4j.dns.server.Serving;

/** The server and the clients that people have: each asks in its own way, and finds what is there. Prints which client did what. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ClientMatrixTest {
    private static final String ADDRESS = "192.0.2.80";
    private static final String PYTHON = "/usr/bin/python3";

    private int port;
    private Serving serving;

    /** Something that a client does. */
    private record Trial(String client, String what, List<String> command, String expected) {}

    @BeforeAll
    void serve() throws IOException {
        port = Peer.freePort();
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        Config config = Config.defaults()
                .withListen(ListenConfig.both(List.of(address)))
                .withMoreZones(List.of(Demo.zone()));
        serving = new Serving(config, Authoritative::new);
    }

    @AfterAll
    void stop() throws IOException {
        serving.close();
    }

    @Test
    void findsWhatIsThere() throws Exception {
        List<String> table = new ArrayList<>();
        for (Trial trial : trials()) {
            boolean isThere = isThere(trial.command().getFirst());
            table.add("%-10s %-28s %s".formatted(trial.client(), trial.what(), isThere ? "ok" : "not installed"));
            if (isThere) {
                assertThat(output(trial.command()))
                        .as(String.join(" ", trial.command()))
                        .contains(trial.expected());
            }
        }
        table.forEach(System.out::println);
        assumeTrue(table.stream().anyMatch(row -> row.endsWith("ok")), "no client is installed");
    }

    private List<Trial> trials() {
        String at = String.valueOf(port);
        List<Trial> trials = new ArrayList<>();
        for (String client : List.of("dig", "kdig")) {
            List<String> start = List.of(client, "@127.0.0.1", "-p", at);
            trials.add(new Trial(client, "alias over UDP", with(start, "www.demo.example", "A"), ADDRESS));
            trials.add(new Trial(client, "alias over TCP", with(start, "+tcp", "www.demo.example", "A"), ADDRESS));
            trials.add(new Trial(client, "without EDNS", with(start, "+noedns", "www.demo.example", "A"), ADDRESS));
            trials.add(new Trial(client, "a cookie", with(start, "+cookie", "www.demo.example", "A"), "COOKIE"));
            trials.add(new Trial(client, "what is not there", with(start, "nowhere.demo.example", "A"), "NXDOMAIN"));
            trials.add(new Trial(client, "what is not ours", with(start, "example.net", "A"), "REFUSED"));
        }
        List<String> drill = List.of("drill", "-p", at, "@127.0.0.1");
        trials.add(new Trial("drill", "alias over UDP", with(drill, "www.demo.example", "A"), ADDRESS));
        trials.add(new Trial("drill", "alias over TCP", with(drill, "-t", "www.demo.example", "A"), ADDRESS));
        trials.add(new Trial("drill", "with DO", with(drill, "-D", "www.demo.example", "A"), ADDRESS));
        trials.add(new Trial("dnspython", "alias over UDP", python("udp"), ADDRESS));
        trials.add(new Trial("dnspython", "alias over TCP", python("tcp"), ADDRESS));
        trials.add(
                new Trial("host", "an address", List.of("host", "-p", at, "web.demo.example", "127.0.0.1"), ADDRESS));
        return trials;
    }

    private List<String> python(String transport) {
        String program = "import dns.message, dns.query\n"
                + "query = dns.message.make_query('www.demo.example', 'A', want_dnssec=True)\n"
                + "print(dns.query." + transport + "(query, '127.0.0.1', port=" + port + ", timeout=5))";
        return List.of(PYTHON, "-c", program);
    }

    private static List<String> with(List<String> start, String... more) {
        List<String> command = new ArrayList<>(start);
        command.addAll(List.of(more));
        return command;
    }

    private static boolean isThere(String program) throws Exception {
        String test = program.equals(PYTHON) ? PYTHON + " -c 'import dns.query'" : "command -v " + program;
        return new ProcessBuilder("sh", "-c", test)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private static String output(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
