package org.mpl4j.bench.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code ip(8)}, which makes namespaces and interfaces. */
public final class IpCommand {
    private static final String PROGRAM = "ip";

    private IpCommand() {}

    /**
     * Runs it.
     *
     * @throws IOException if it fails, which it does without root
     */
    public static void run(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(PROGRAM));
        command.addAll(List.of(words));
        try {
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " failed; it takes root");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Brings an interface up, with an address of IPv4; in a namespace, or here if its name is empty. */
    public static void begin(String namespace, String device, String addressAndLength) throws IOException {
        runIn(namespace, "link", "set", device, "up");
        runIn(namespace, "addr", "add", addressAndLength, "dev", device);
    }

    private static void runIn(String namespace, String... words) throws IOException {
        List<String> command = new ArrayList<>(namespace.isEmpty() ? List.of() : List.of("-n", namespace));
        command.addAll(List.of(words));
        run(command.toArray(String[]::new));
    }

    /** What a command has in front of it to run in a namespace; nothing for here, which has no name. */
    public static List<String> in(String namespace) {
        return namespace.isEmpty() ? List.of() : List.of(PROGRAM, "netns", "exec", namespace);
    }
}
