package org.mpl4j.bench.net;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Two network namespaces with a veth between them, and later TAPs in the first, all of which end with this. */
final class Networks implements AutoCloseable {
    static final String SINK_ADDRESS = "198.18.0.1";

    private final String first = "mpl-bench-" + ProcessHandle.current().pid() + "-a";
    private final String second = "mpl-bench-" + ProcessHandle.current().pid() + "-b";

    /** Makes them. */
    Networks() throws IOException {
        run("netns", "add", first);
        run("netns", "add", second);
        run("link", "add", "ends", "netns", first, "type", "veth", "peer", "name", "ends", "netns", second);
        begin(first, "ends", SINK_ADDRESS);
        begin(second, "ends", "198.18.0.2");
    }

    private static void begin(String namespace, String device, String address) throws IOException {
        run("-n", namespace, "link", "set", device, "up");
        run("-n", namespace, "addr", "add", address + "/24", "dev", device);
    }

    /** Brings a TAP into the first namespace, with an address of its own there. */
    void take(String tap, String address) throws IOException {
        run("link", "set", tap, "netns", first);
        begin(first, tap, address);
    }

    String first() {
        return first;
    }

    String second() {
        return second;
    }

    private static void run(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("ip"));
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

    @Override
    public void close() throws IOException {
        run("netns", "del", first);
        run("netns", "del", second);
    }
}
