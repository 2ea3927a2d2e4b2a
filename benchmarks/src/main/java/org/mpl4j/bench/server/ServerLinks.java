package org.mpl4j.bench.server;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.IntStream;

/** Links between the client and servers, in the client's namespace: a veth to a namespace where servers use the kernel's sockets, and a TAP for one that has a stack of its own. They end with this. */
final class ServerLinks implements ServerPlaces {
    private static final String VETH = "peers";
    private static final String HERE = "";
    private static final int FIRST_CLIENT = 11;
    private static final int CLIENTS = 4;

    private final String namespace = "mpl-bench-" + ProcessHandle.current().pid() + "-s";
    private final String tap = TapThread.tapName("own");
    private final int clientCpu;

    /**
     * Makes them.
     *
     * @param clientCpu the processor of the client, on which its kernel takes what comes by the TAP
     */
    ServerLinks(int clientCpu) throws IOException {
        this.clientCpu = clientCpu;
        IpCommand.run("netns", "add", namespace);
        IpCommand.run("link", "add", VETH, "type", "veth", "peer", "name", VETH, "netns", namespace);
        IpCommand.begin(HERE, VETH, "198.18.0.1/24");
        addClients(VETH, "198.18.0.");
        IpCommand.begin(namespace, VETH, "198.18.0.2/24");
        IpCommand.run("tuntap", "add", "dev", tap, "mode", "tap");
        IpCommand.begin(HERE, tap, "198.18.1.1/24");
        addClients(tap, "198.18.1.");
    }

    private static void addClients(String device, String network) throws IOException {
        for (String client : clients(network)) {
            IpCommand.run("addr", "add", client + "/24", "dev", device);
        }
    }

    private static List<String> clients(String network) {
        return IntStream.range(FIRST_CLIENT, FIRST_CLIENT + CLIENTS)
                .mapToObj(host -> network + host)
                .toList();
    }

    @Override
    public boolean hasOwnStack() {
        return true;
    }

    @Override
    public ServerPlace place(boolean isOwnStack) throws IOException {
        return isOwnStack
                ? new ServerPlace(HERE, InetAddress.getByName("198.18.1.2"), tap, clients("198.18.1."))
                : new ServerPlace(namespace, InetAddress.getByName("198.18.0.2"), "", clients("198.18.0."));
    }

    @Override
    public void started() throws IOException {
        TapThread.pin(tap, clientCpu);
    }

    @Override
    public void close() throws IOException {
        IpCommand.run("link", "del", tap);
        IpCommand.run("netns", "del", namespace);
    }
}
