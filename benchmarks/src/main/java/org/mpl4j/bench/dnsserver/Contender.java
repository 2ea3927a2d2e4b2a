package org.mpl4j.bench.dnsserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mpl4j.bench.server.ApplianceImages;
import org.mpl4j.bench.server.Peer;
import org.mpl4j.bench.server.ServerPlace;
import org.mpl4j.bench.server.Sockets;

/** A server that is measured: how it is started with one zone, for one thread that answers. */
enum Contender implements Peer {
    KNOT("Knot", "/usr/sbin/knotd", "knot") {
        @Override
        List<String> command(Path repository, Path folder, Path zone, ServerPlace place, int port) {
            return List.of(program(), "-c", folder.resolve("configuration").toString());
        }

        @Override
        String configuration(Path folder, Path zone, ServerPlace place, int port) {
            return """
                    server:
                      listen: %5$s@%1$d
                      rundir: "%2$s"
                      udp-workers: 1
                      tcp-workers: 1
                      background-workers: 1
                    database:
                      storage: "%2$s/db"
                    template:
                      - id: default
                        zonefile-sync: -1
                        zonefile-load: whole
                        journal-content: none
                        semantic-checks: off
                    zone:
                      - domain: "%4$s"
                        file: "%3$s"
                    """.formatted(port, folder, zone, TestZone.ORIGIN, place.host());
        }
    },

    NSD("NSD", "/usr/sbin/nsd", "nsd") {
        @Override
        List<String> command(Path repository, Path folder, Path zone, ServerPlace place, int port) {
            return List.of(
                    program(), "-d", "-c", folder.resolve("configuration").toString());
        }

        @Override
        String configuration(Path folder, Path zone, ServerPlace place, int port) {
            return """
                    server:
                      ip-address: %5$s@%1$d
                      server-count: 1
                      username: ""
                      zonesdir: "%2$s"
                      database: ""
                      zonelistfile: "%2$s/zone.list"
                      xfrdfile: "%2$s/xfrd.state"
                      xfrdir: "%2$s"
                      pidfile: "%2$s/nsd.pid"
                      minimal-responses: yes
                      rrl-ratelimit: 0
                    remote-control:
                      control-enable: no
                    zone:
                      name: "%4$s"
                      zonefile: "%3$s"
                    """.formatted(port, folder, zone, TestZone.ORIGIN, place.host());
        }
    },

    MPL("mpl-dns", "bin/mpl-dns", "") {
        @Override
        List<String> command(Path repository, Path folder, Path zone, ServerPlace place, int port) {
            return mplDns(repository, zone, place, port);
        }
    },

    MPL_WITHOUT_NATIVE("mpl-dns --no-native", "bin/mpl-dns", "") {
        @Override
        List<String> command(Path repository, Path folder, Path zone, ServerPlace place, int port) {
            List<String> words = mplDns(repository, zone, place, port);
            words.add("--no-native");
            return words;
        }
    },

    /** On a TCP/IP stack of its own, over a TAP. */
    MPL_STACK("mpl-dns --stack mpl", "bin/mpl-dns", "") {
        @Override
        List<String> command(Path repository, Path folder, Path zone, ServerPlace place, int port) {
            List<String> words = mplDns(repository, zone, place, port);
            words.addAll(place.stackOptions());
            return words;
        }

        @Override
        Sockets sockets() {
            return Sockets.OWN_STACK;
        }
    },

    /** With the zone in its image, at the port that is baked in if none is said. */
    MPL_APPLIANCE("appliance of mpl-dns", "bin/mpl-appliance", "") {
        private static final String MEMORY = "--memory=1024";
        private static final int PORT = 53;

        @Override
        int port() {
            return PORT;
        }

        @Override
        void prepare(Path repository, Path zone, ServerPlace place) throws IOException {
            Path folder = image(zone, place);
            if (Files.exists(folder)) {
                return;
            }
            Files.createDirectory(folder);
            Files.copy(zone, folder.resolve(zone.getFileName()));
            Path config = Files.writeString(
                    folder.resolve("configuration.yaml"), """
                    zones:
                      - name: "%s"
                        file: "%s"
                    """.formatted(TestZone.ORIGIN, zone.getFileName()));
            ApplianceImages.build(repository, folder, place, "dns", config, MEMORY);
        }

        @Override
        List<String> command(Path repository, Path folder, Path zone, ServerPlace place, int port) {
            return ApplianceImages.command(repository, image(zone, place), place);
        }

        @Override
        Sockets sockets() {
            return Sockets.APPLIANCE;
        }

        private static Path image(Path zone, ServerPlace place) {
            return place.images().resolve(zone.getFileName());
        }
    };

    private final String title;
    private final String program;
    private final String debianPackage;

    Contender(String title, String program, String debianPackage) {
        this.title = title;
        this.program = program;
        this.debianPackage = debianPackage;
    }

    @Override
    public String title() {
        return title;
    }

    String program() {
        return program;
    }

    String debianPackage() {
        return debianPackage;
    }

    /** Whose sockets it uses. */
    Sockets sockets() {
        return Sockets.KERNEL;
    }

    /** A port that it can listen on. */
    int port() throws IOException {
        return FirstAnswer.freePort();
    }

    /** Makes what has to be there before it can be started with a zone. */
    void prepare(Path repository, Path zone, ServerPlace place) throws IOException {}

    boolean isOurs() {
        return debianPackage.isEmpty();
    }

    /** Whether it can be started. */
    boolean isInstalled() {
        return isOurs() || Files.isExecutable(Path.of(program));
    }

    /** What starts it. */
    abstract List<String> command(Path repository, Path folder, Path zone, ServerPlace place, int port);

    /** The content of the file {@code configuration} in its folder. */
    String configuration(Path folder, Path zone, ServerPlace place, int port) {
        return "";
    }

    private static List<String> mplDns(Path repository, Path zone, ServerPlace place, int port) {
        return new ArrayList<>(List.of(
                repository.resolve("bin/mpl-dns").toString(),
                "--zone",
                TestZone.ORIGIN + "=" + zone,
                "--listen",
                place.host() + ":" + port,
                "--threads",
                "1"));
    }
}
