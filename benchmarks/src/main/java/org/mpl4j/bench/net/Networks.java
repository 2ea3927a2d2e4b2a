package org.mpl4j.bench.net;

import java.io.IOException;
import java.util.List;
import org.mpl4j.bench.server.IpCommand;

/** Two network namespaces with two veths between them, one of them without segmentation offload, and later TAPs in the first, all of which end with this. */
final class Networks implements AutoCloseable {
    private final String first = "mpl-bench-" + ProcessHandle.current().pid() + "-a";
    private final String second = "mpl-bench-" + ProcessHandle.current().pid() + "-b";

    /** Makes them. */
    Networks() throws IOException {
        IpCommand.run("netns", "add", first);
        IpCommand.run("netns", "add", second);
        join(LinkKind.VETH, "ends");
        join(LinkKind.VETH_PLAIN, "plain");
        for (String namespace : List.of(first, second)) {
            IpCommand.run("-n", namespace, "link", "set", "plain", "gso_max_segs", "1");
        }
    }

    private void join(LinkKind kind, String name) throws IOException {
        IpCommand.run("link", "add", name, "netns", first, "type", "veth", "peer", "name", name, "netns", second);
        IpCommand.begin(first, name, Ends.theirs(kind) + "/24");
        IpCommand.begin(second, name, Ends.ours(kind) + "/24");
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
