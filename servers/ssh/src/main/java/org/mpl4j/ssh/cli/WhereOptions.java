package org.mpl4j.ssh.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Where a server listens, and what it proves itself by. */
final class WhereOptions {
    static final String STANDARD = "127.0.0.1:2222";

    @Option(
            names = {"-l", "--listen"},
            paramLabel = "ADDRESS:PORT",
            description =
                    "Where to listen; " + STANDARD
                            + " without a file, and *:22 on our own stack. * stands for all addresses, port 0 for any that is free. Any number of times.")
    private List<String> listen = List.of();

    @Option(
            names = "--listen-conduit",
            paramLabel = "PATH",
            description =
                    "Take connections through shared memory, too, which processes of this host set up by a Unix-domain socket here. Any number of times.")
    private List<Path> conduits = List.of();

    @Option(
            names = {"-p", "--port"},
            paramLabel = "NUMBER",
            description = "The port of addresses that have none. Any number of times.")
    private List<String> ports = List.of();

    @Option(
            names = "--host-key",
            paramLabel = "FILE",
            description =
                    "A private key that the server proves itself by; made if it is not there. Any number of times.")
    private List<String> hostKeys = List.of();

    List<Path> conduits() {
        return conduits;
    }

    boolean saysWhere() {
        return !listen.isEmpty() || !ports.isEmpty();
    }

    void say(ConfigLines lines) {
        lines.addAll("Port", ports, "--port");
        lines.addAll("ListenAddress", listen, "--listen");
        lines.addAll("HostKey", hostKeys, "--host-key");
    }
}
