package org.mpl4j.dns.server;

import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.List;
import org.mpl4j.dns.config.Config;
import org.mpl4j.dns.config.ZoneConfig;
import org.mpl4j.runtime.codec.DnsName;

/** The zone that is served if none is named: it has neither a file nor primaries, but a text of its own. */
public final class Demo {
    private static final String RESOURCE = "demo.zone";

    private Demo() {}

    /** The zone. */
    public static ZoneConfig zone() {
        return new ZoneConfig(
                DnsName.of("demo.example"), null, List.of(), List.of(), List.of(), List.of(), List.of(), null, null);
    }

    /** Whether a zone is this one: no other has neither a file nor primaries. */
    public static boolean isDemo(ZoneConfig zone) {
        return zone.file() == null && !zone.isSecondary() && zone.catalog() == null;
    }

    /** Whether nothing else is served. */
    public static boolean isOnly(Config config) {
        return config.zones().size() == 1 && isDemo(config.zones().getFirst());
    }

    /** Its text, in the format of RFC 1035. */
    public static InputStream open() {
        InputStream text = Demo.class.getResourceAsStream(RESOURCE);
        if (text == null) {
            throw new IllegalStateException(RESOURCE + " is missing");
        }
        return text;
    }

    /** What can be asked. */
    public static String invitation(InetSocketAddress server) {
        String dig = "dig @" + server.getAddress().getHostAddress() + " -p " + server.getPort();
        return "this is a demo zone; ask it:\n"
                + "  " + dig + " www.demo.example\n"
                + "  " + dig + " demo.example ANY +tcp\n"
                + "and serve your own: mpl-dns --zone example.org=FILE --listen 127.0.0.1:5353";
    }
}
