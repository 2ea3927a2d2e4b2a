package org.mpl4j.bench.server;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;

/** Links between the client and servers, in the client's namespace: a veth to a namespace where servers use the kernel's sockets, a TAP for one that has a stack of its own, and one for an appliance. They end with this. */
final class ServerLinks implements ServerPlaces {
    private static final String VETH = "peers";
    private static final String HERE = "";
    private static final int FIRST_CLIENT = 11;
    private static final int CLIENTS = 8;

    private final String namespace = "mpl-bench-" + ProcessHandle.current().pid() + "-s";
    private final String ownTap = TapThread.tapName("own");
    private final String applianceTap = TapThread.tapName("apl");
    private final int serverCpu;
    private final Path images;

    /**
     * Makes them.
     *
     * @param serverCpu the processor of servers, on which the kernel takes what they send by a TAP, as it takes what servers send over the veth
     */
    ServerLinks(int serverCpu) throws IOException {
        this.serverCpu = serverCpu;
        images = Files.createTempDirectory("mpl-bench-images");
        // Appliances run as users without rights.
        Files.setPosixFilePermissions(images, PosixFilePermissions.fromString("rwxr-xr-x"));
        IpCommand.run("netns", "add", namespace);
        IpCommand.run("link", "add", VETH, "type", "veth", "peer", "name", VETH, "netns", namespace);
        IpCommand.begin(HERE, VETH, "198.18.0.1/24");
        addClients(VETH, "198.18.0.");
        IpCommand.begin(namespace, VETH, "198.18.0.2/24");
        tap(ownTap, "198.18.1.1/24");
        addClients(ownTap, "198.18.1.");
        tap(applianceTap, "198.18.2.1/24");
        addClients(applianceTap, "198.18.2.");
    }

    private static void tap(String name, String address) throws IOException {
        IpCommand.run("tuntap", "add", "dev", name, "mode", "tap");
        IpCommand.begin(HERE, name, address);
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
    public boolean has(Sockets sockets) {
        return true;
    }

    @Override
    public ServerPlace place(Sockets sockets) throws IOException {
        return switch (sockets) {
            case KERNEL -> place(namespace, "198.18.0.", "");
            case OWN_STACK -> place(HERE, "198.18.1.", ownTap);
            case APPLIANCE -> place(HERE, "198.18.2.", applianceTap);
        };
    }

    private ServerPlace place(String where, String network, String tap) throws IOException {
        return new ServerPlace(where, InetAddress.getByName(network + "2"), tap, images, clients(network));
    }

    @Override
    public void started() throws IOException {
        TapThread.pin(ownTap, serverCpu);
        TapThread.pin(applianceTap, serverCpu);
    }

    @Override
    public void close() throws IOException {
        RunOptions.delete(images);
        IpCommand.run("link", "del", ownTap);
        IpCommand.run("link", "del", applianceTap);
        IpCommand.run("netns", "del", namespace);
    }
}
