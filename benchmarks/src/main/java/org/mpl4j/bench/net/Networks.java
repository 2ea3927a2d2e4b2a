package org.mpl4j.bench.net;

import java.io.IOException;
import org.mpl4j.bench.server.IpCommand;

/** Two network namespaces with a veth between them, and later TAPs in the first, all of which end with this. */
final class Networks implements AutoCloseable {
    static final String SINK_ADDRESS = "198.18.0.1";

    private final String first = "mpl-bench-" + ProcessHandle.current().pid() + "-a";
    private final String second = "mpl-bench-" + ProcessHandle.current().pid() + "-b";

    /** Makes them. */
    Networks() throws IOException {
        IpCommand.run("netns", "add", first);
        IpCommand.run("netns", "add", second);
        IpCommand.run("link", "add", "ends", "netns", first, "type", "veth", "peer", "name", "ends", "netns", second);
        IpCommand.begin(first, "ends", SINK_ADDRESS + "/24");
        IpCommand.begin(second, "ends", "198.18.0.2/24");
    }

    /** Brings a TAP into the first namespace, with an address of its own there. */
    void take(String tap, String address) throws IOException {
        IpCommand.run("link", "set", tap, "netns", first);
        IpCommand.begin(first, tap, address + "/24");
    }

    String first() {
        return first;
    }

    String second() {
        return second;
    }

    @Override
    public void close() throws IOException {
        IpCommand.run("netns", "del", first);
        IpCommand.run("netns", "del", second);
    }
}
