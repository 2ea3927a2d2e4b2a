package org.mpl4j.dns.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.mpl4j.dns.config.AccessRule;
import org.mpl4j.dns.config.Config;
import org.mpl4j.dns.config.KeyConfig;
import org.mpl4j.dns.config.ListenConfig;
import org.mpl4j.dns.config.SigningPolicy;
import org.mpl4j.dns.config.ZoneConfig;
import org.mpl4j.dns.peers.Peer;
import org.mpl4j.dns.peers.PeerProgram;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;

/** Knot and BIND as the other side of transfers, and what tests of both directions share. */
public final class TransferPeers {
    public static final String ZONE = "plain.example.";
    public static final DnsName KEY = DnsName.of("transfer.example");
    public static final String SECRET = "c2VjcmV0c2VjcmV0c2VjcmV0";
    public static final String DIG_KEY = "hmac-sha256:transfer.example:" + SECRET;
    public static final Path DIG = Path.of("/usr/bin/dig");
    public static final Path KDIG = Path.of("/usr/bin/kdig");

    private TransferPeers() {}

    /** Whether all programs are there. */
    public static boolean areInstalled() {
        return PeerProgram.KNOT.isInstalled()
                && PeerProgram.BIND.isInstalled()
                && Files.isExecutable(DIG)
                && Files.isExecutable(KDIG);
    }

    /** Writes a version of the zone: what never changes, and some names that do. */
    public static void writeZone(Path file, long serial) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append("$TTL 300\n@ SOA ns1 hostmaster ").append(serial).append(" 3600 2 86400 60\n");
        text.append("@ NS ns1\nns1 A 192.0.2.1\n");
        for (int i = 0; i < 5000; i++) {
            text.append("host").append(i).append(" A 192.0.2.").append(i % 250).append('\n');
        }
        text.append("version TXT \"").append(serial).append("\"\n");
        text.append("only").append(serial).append(" MX 10 Mixed.Case\n");
        text.append("Mixed.Case AAAA 2001:db8::").append(serial).append('\n');
        text.append("ttl ").append(serial).append(" TXT \"with another ttl\"\n");
        Path fresh = file.resolveSibling(file.getFileName() + ".fresh");
        Files.writeString(fresh, text);
        Files.move(fresh, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    /** Our configuration. */
    public static Config config(InetSocketAddress listen, ZoneConfig zone, SigningPolicy... policies) {
        KeyConfig key = new KeyConfig(
                KEY,
                KeyConfig.Algorithm.HMAC_SHA256,
                Bytes.wrap(java.util.Base64.getDecoder().decode(SECRET)));
        Config defaults = Config.defaults().withListen(ListenConfig.both(List.of(listen)));
        return new Config(
                defaults.listen(),
                List.of(zone),
                List.of(key),
                List.of(policies),
                List.of(),
                defaults.server(),
                null,
                null,
                defaults.log(),
                null);
    }

    public static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    public static AccessRule keyed() {
        return new AccessRule(null, KEY);
    }

    /** Knot as a server whose zone has these options. */
    public static String knot(int port, Path folder, int otherPort, String zoneOptions) {
        return """
                server:
                  listen: 127.0.0.1@%1$d
                  rundir: "%2$s"
                  udp-workers: 1
                  tcp-workers: 1
                  background-workers: 1
                log:
                  - target: stdout
                    any: debug
                database:
                  storage: "%2$s"
                key:
                  - id: transfer.example
                    algorithm: hmac-sha256
                    secret: %5$s
                remote:
                  - id: ours
                    address: 127.0.0.1@%3$d
                    key: transfer.example
                acl:
                  - id: ours
                    key: transfer.example
                    action: [transfer, notify]
                  - id: loopback
                    address: 127.0.0.1
                    action: [transfer, notify]
                zone:
                  - domain: plain.example
                    storage: "%2$s"
                    file: plain.example.zone
                    acl: [ours, loopback]
                %4$s
                """.formatted(port, folder, otherPort, zoneOptions.indent(4), SECRET);
    }

    /** BIND as a server whose zone has these options. */
    public static String bind(int port, Path folder, String zoneOptions) {
        return """
                key "transfer.example" { algorithm hmac-sha256; secret "%4$s"; };
                options {
                  directory "%2$s";
                  listen-on port %1$d { 127.0.0.1; };
                  listen-on-v6 { none; };
                  pid-file "%2$s/named.pid";
                  session-keyfile none;
                  managed-keys-directory "%2$s";
                  recursion no;
                  allow-transfer { 127.0.0.1; };
                  dnssec-validation no;
                  check-names primary ignore;
                  check-names secondary ignore;
                  notify-delay 0;
                };
                controls { };
                logging { channel all { stderr; severity debug 1; }; category default { all; }; category xfer-in { all; }; category notify { all; }; };
                zone "plain.example" { file "plain.example.zone"; %3$s };
                """.formatted(port, folder, zoneOptions, SECRET);
    }

    /** The records that a server gives in a transfer, as text in order; in lower case, as Knot keeps no other. */
    public static Set<String> records(InetSocketAddress server, String... more) {
        List<String> arguments = new ArrayList<>(List.of("+nocmd", "+nocomments", "+nostats", "+onesoa", ZONE, "AXFR"));
        arguments.addAll(Arrays.asList(more));
        Set<String> lines = new TreeSet<>();
        for (String line :
                run(DIG, server, arguments.toArray(String[]::new)).lines().toList()) {
            if (!line.startsWith(";") && !line.isBlank() && !line.contains("\tTSIG\t")) {
                lines.add(line.replaceAll("\\s+", " ").toLowerCase(Locale.ROOT));
            }
        }
        return lines;
    }

    /** What dig or kdig prints. */
    public static String run(Path program, InetSocketAddress server, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString(), "@127.0.0.1", "-p", "" + server.getPort()));
        command.addAll(Arrays.asList(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until a server has a version of the zone. */
    public static void awaitSerial(InetSocketAddress server, long serial) {
        long end = System.nanoTime() + 30_000_000_000L;
        String its = "";
        while (System.nanoTime() < end) {
            its = run(DIG, server, "+short", "+tries=1", "+timeout=1", ZONE, "SOA");
            if (its.contains(" " + serial + " 3600 ")) {
                return;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("the serial is not " + serial + ": " + its);
    }

    public static Peer start(PeerProgram program, String text, int port, Path folder) throws IOException {
        return Peer.start(program, text, port, folder);
    }
}
