package org.mpl4j.dns.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.runtime.codec.DnsName;
import org.xbill.DNS.Message;
import org.xbill.DNS.SimpleResolver;

/**
 * A server that is killed again and again while it is updated: whatever it said was done is there afterwards, and nothing is half there. How many times is said by
 * {@code -Dmpl.kills=100}.
 */
final class KillTest {
    private static final int KILLS = Integer.getInteger("mpl.kills", 10);
    private static final int CLIENTS = 4;
    private static final int MOST_MILLIS = 700;

    @TempDir
    Path folder;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final List<String> wrong = java.util.Collections.synchronizedList(new ArrayList<>());

    @Test
    void losesNothingThatItSaidWasDone() throws Exception {
        Random random = new Random(7);
        for (int round = 0; round < KILLS; round++) {
            Files.deleteIfExists(folder.resolve("port"));
            Process server = start();
            try {
                int port = port(server);
                List<Thread> clients = new ArrayList<>();
                for (int i = 0; i < CLIENTS; i++) {
                    String prefix = "r" + round + "-c" + i + "-";
                    clients.add(Thread.ofPlatform().start(() -> update(port, prefix)));
                }
                Thread.sleep(random.nextInt(MOST_MILLIS));
                server.destroyForcibly();
                for (Thread client : clients) {
                    client.join(Duration.ofSeconds(20));
                }
            } finally {
                server.destroyForcibly().waitFor();
            }
            check(round);
        }
        assertThat(acknowledged).hasSizeGreaterThan(KILLS);
        assertThat(wrong).isEmpty();
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RunningServer.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private int port(Process server) throws IOException, InterruptedException {
        Path port = folder.resolve("port");
        for (int i = 0; i < 3000 && !Files.exists(port); i++) {
            assertThat(server.isAlive())
                    .as(Files.readString(folder.resolve("log")))
                    .isTrue();
            Thread.sleep(10);
        }
        return Integer.parseInt(Files.readString(port));
    }

    /** Two records in one update: both are there or none is. Until the server is gone. */
    private void update(int port, String prefix) {
        try {
            SimpleResolver resolver = new SimpleResolver("127.0.0.1");
            resolver.setPort(port);
            resolver.setTCP(true);
            resolver.setTimeout(Duration.ofSeconds(10));
            for (int i = 0; ; i++) {
                String name = prefix + i;
                Message answer = resolver.send(
                        Updates.of(name + " 0 NONE ANY", name + " 60 IN A 192.0.2.9;" + name + " 60 IN TXT x"));
                if (answer.getRcode() != 0) {
                    wrong.add(name + ": " + answer.getRcode());
                    return;
                }
                acknowledged.add(name);
            }
        } catch (IOException e) {
            // It was killed.
        }
    }

    /** What another server makes of the files. */
    private void check(int round) {
        try (TrialServer server = new TrialServer(folder).start()) {
            for (String name : acknowledged) {
                var node = server.served().find(DnsName.of(name + ".example.org"));
                if (node == null || node.setCount() != 2) {
                    wrong.add("after kill " + round + " " + name + " is " + (node == null ? "lost" : "half there"));
                }
            }
            for (var node : server.served().nodes()) {
                if (node.name().toString().startsWith("r") && node.setCount() != 2) {
                    wrong.add("after kill " + round + " " + node + " is half there");
                }
            }
        }
    }
}
