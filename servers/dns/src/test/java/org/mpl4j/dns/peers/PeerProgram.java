package org.mpl4j.dns.peers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The servers that ours is compared with: how each is configured to serve zones from files, and nothing else, to anybody on the loopback address. */
public enum PeerProgram {
    NSD("/usr/sbin/nsd") {
        @Override
        List<String> command(Path configuration, Path folder) {
            return List.of(path(), "-d", "-c", configuration.toString());
        }

        @Override
        String configuration(int port, Path folder, List<PeerZone> zones) {
            String server = """
                    server:
                      ip-address: 127.0.0.1@%d
                      server-count: 1
                      username: ""
                      zonesdir: "%2$s"
                      database: ""
                      zonelistfile: "%2$s/zone.list"
                      xfrdfile: "%2$s/xfrd.state"
                      xfrdir: "%2$s"
                      pidfile: "%2$s/nsd.pid"
                      hide-version: no
                      identity: "peer"
                      minimal-responses: yes
                      rrl-ratelimit: 0
                    remote-control:
                      control-enable: no
                    """.formatted(port, folder);
            return server + each(zones, zone -> """
                            zone:
                              name: "%s"
                              zonefile: "%s"
                              provide-xfr: 127.0.0.1 NOKEY
                            """.formatted(zone.origin(), zone.file()));
        }
    },

    KNOT("/usr/sbin/knotd") {
        @Override
        List<String> command(Path configuration, Path folder) {
            return List.of(path(), "-c", configuration.toString());
        }

        @Override
        String configuration(int port, Path folder, List<PeerZone> zones) {
            String server = """
                    server:
                      listen: 127.0.0.1@%d
                      rundir: "%2$s"
                      nsid: "peer"
                      udp-workers: 1
                      tcp-workers: 1
                      background-workers: 1
                    log:
                      - target: stdout
                        any: info
                    database:
                      storage: "%2$s/db"
                    key:
                      - id: k.example
                        algorithm: hmac-sha256
                        secret: c2VjcmV0c2VjcmV0c2VjcmV0
                    acl:
                      - id: keyed
                        key: k.example
                        action: transfer
                      - id: loopback
                        address: 127.0.0.1
                        action: transfer
                    template:
                      - id: default
                        storage: "%2$s"
                        zonefile-sync: -1
                        zonefile-load: whole
                        journal-content: none
                        semantic-checks: off
                        acl: [keyed, loopback]
                    zone:
                    """.formatted(port, folder);
            return server
                    + each(
                            zones,
                            zone -> "  - domain: \"%s\"\n    file: \"%s\"\n".formatted(zone.origin(), zone.file()));
        }
    },

    BIND("/usr/sbin/named") {
        @Override
        List<String> command(Path configuration, Path folder) {
            return List.of(path(), "-g", "-n", "1", "-4", "-c", configuration.toString());
        }

        @Override
        String configuration(int port, Path folder, List<PeerZone> zones) {
            String options = """
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
                      notify no;
                      minimal-responses yes;
                      answer-cookie no;
                      check-names primary ignore;
                    };
                    controls { };
                    """.formatted(port, folder);
            return options + each(zones, zone -> """
                            zone "%s" { type primary; file "%s"; check-integrity no; check-mx ignore; check-sibling no; check-srv-cname ignore; check-mx-cname ignore; };
                            """.formatted(zone.origin(), zone.file()));
        }
    };

    /** Why tests with all of them are skipped, if they are. */
    public static final String MISSING = "NSD, Knot and BIND (Debian packages nsd, knot, bind9) are not all installed";

    private final String path;

    PeerProgram(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    /** Whether it is there. */
    public boolean isInstalled() {
        return Files.isExecutable(Path.of(path));
    }

    /** Whether all of them are there. */
    public static boolean areAllInstalled() {
        return Arrays.stream(values()).allMatch(PeerProgram::isInstalled);
    }

    abstract List<String> command(Path configuration, Path folder);

    abstract String configuration(int port, Path folder, List<PeerZone> zones);

    private static String each(List<PeerZone> zones, Function<PeerZone, String> text) {
        return zones.stream().map(text).collect(Collectors.joining());
    }
}
