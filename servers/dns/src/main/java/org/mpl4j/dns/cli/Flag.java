package org.mpl4j.dns.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be said on the command line of a server. */
enum Flag {
    CONFIG("FILE", "Read the configuration from a YAML file; flags beside it win.", "-c", "--config"),
    ZONE("NAME=FILE", "Serve a zone from a file in the format of RFC 1035. Any number of times.", "-z", "--zone"),
    LISTEN(
            "ADDRESS",
            "Answer here by UDP and TCP: 127.0.0.1:5353, [::1]:53, 0.0.0.0 for all addresses. Any number of times; 127.0.0.1:5353 if left out.",
            "-l",
            "--listen"),
    LISTEN_CONDUIT(
            "PATH",
            "Answer on connections through shared memory, too, which processes of this host set up by a Unix-domain socket here. Any number of times.",
            "--listen-conduit"),
    TLS("ADDRESS", "Answer here by TLS; port 853 if left out.", "--tls"),
    CERTIFICATE("FILE", "The certificates for TLS, in PEM.", "--certificate"),
    KEY("FILE", "The private key for TLS, in PEM.", "--key"),
    THREADS("N", "Threads for UDP; one a core if left out.", "--threads"),
    NO_NATIVE(null, "Do without system calls of our own, also when warm.", "--no-native"),
    USER("NAME", "Become this user when the ports are bound (Linux).", "--user"),
    METRICS("ADDRESS", "Tell /metrics (Prometheus) and /health here over HTTP.", "--metrics"),
    CONTROL("PATH", "A socket for `mpl-dns reload`, `freeze`, `thaw`, `status` and `stop`.", "--control"),
    STACK(
            "STACK",
            "Whose sockets queries come by: `kernel` (if left out), or `mpl`, the TCP/IP stack of this project, in this process; then all its addresses, port 53, are answered at if --listen is left out. Other servers are asked by the kernel's all the same.",
            "--stack"),
    CONDUIT(
            "PATH",
            "For --stack mpl: take a running host over, with its interface, addresses and connections, from whoever listens on this Unix-domain socket.",
            "--conduit"),
    TAP("NAME", "For --stack mpl: the TAP interface with this name; it is made if it is not there.", "--tap"),
    ADDRESS(
            "ADDRESS/LENGTH",
            "For --stack mpl: an address, and how long its network's prefix is. Any number of times.",
            "--address"),
    GATEWAY(
            "ADDRESS",
            "For --stack mpl: where packets to other networks go. Once for each version of IP.",
            "--gateway"),
    MTU("BYTES", "For --stack mpl: how long a packet may be; 1500 if left out.", "--mtu"),
    MAC("ADDRESS", "For --stack mpl: the Ethernet address; made of the other options if left out.", "--mac"),
    NO_OFFLOAD(
            null,
            "For --stack mpl: compute checksums and cut segments here; else that is left to the kernel, which seldom has to.",
            "--no-offload"),
    PCAP("FILE", "For --stack mpl: record all frames in a capture file.", "--pcap"),
    CHECK(null, "Only say whether the configuration and the zones are right.", "--check");

    private final @Nullable String parameter;
    private final String description;
    private final List<String> names;

    Flag(@Nullable String parameter, String description, String... names) {
        this.parameter = parameter;
        this.description = description;
        this.names = List.of(names);
    }

    /** What stands for the value in a help, null if there is none. */
    @Nullable
    String parameter() {
        return parameter;
    }

    String description() {
        return description;
    }

    List<String> names() {
        return names;
    }

    /** The last name, for errors. */
    @Override
    public String toString() {
        return names.getLast();
    }

    static @Nullable Flag named(String name) {
        for (Flag flag : values()) {
            if (flag.names.contains(name)) {
                return flag;
            }
        }
        return null;
    }
}
