package org.mpl4j.dns.update;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mpl4j.dns.config.AccessRule;
import org.mpl4j.dns.config.Config;
import org.mpl4j.dns.config.KeyConfig;
import org.mpl4j.dns.config.ListenConfig;
import org.mpl4j.dns.config.Network;
import org.mpl4j.dns.config.ZoneConfig;
import org.mpl4j.dns.server.Authoritative;
import org.mpl4j.dns.server.Serving;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;

/** The whole server, of a zone that anybody on the loopback address may change, and of one for which that takes a key. As a program it writes its port to a file. */
final class RunningServer implements AutoCloseable {
    static final String KEY = "k.example";
    static final String SECRET = "c2VjcmV0c2VjcmV0c2VjcmV0";

    private static final String KEYED = "keyed.example";

    private final Serving serving;

    RunningServer(Path folder) throws IOException {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        AccessRule here = new AccessRule(Network.parse("127.0.0.0/8"), null);
        AccessRule keyed = new AccessRule(null, DnsName.of(KEY));
        KeyConfig key =
                new KeyConfig(DnsName.of(KEY), KeyConfig.Algorithm.HMAC_SHA256, Bytes.ofUtf8("secretsecretsecret"));
        Config defaults = Config.defaults();
        Config config = new Config(
                new ListenConfig(List.of(any), List.of(any), List.of(), null, null),
                List.of(zone(folder, TrialServer.APEX, here), zone(folder, DnsName.of(KEYED), keyed)),
                List.of(key),
                List.of(),
                List.of(),
                defaults.server(),
                null,
                null,
                defaults.log(),
                null);
        serving = new Serving(config, Authoritative::new);
    }

    private static ZoneConfig zone(Path folder, DnsName apex, AccessRule rule) throws IOException {
        Path file = folder.resolve(apex + ".zone");
        if (!Files.exists(file)) {
            Files.writeString(file, TrialServer.TEXT);
        }
        return new ZoneConfig(apex, file, List.of(), List.of(), List.of(rule), List.of(rule), List.of(), null, null);
    }

    int udpPort() {
        return serving.udp().addresses().getFirst().getPort();
    }

    int tcpPort() throws IOException {
        return serving.streams()
                .addresses(org.mpl4j.dns.service.Transport.TCP)
                .getFirst()
                .getPort();
    }

    @Override
    public void close() throws IOException {
        serving.close();
    }

    /** Serves until it is killed. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        RunningServer server = new RunningServer(folder);
        Path port = folder.resolve("port.new");
        Files.writeString(port, Integer.toString(server.tcpPort()));
        Files.move(port, folder.resolve("port"));
    }
}
