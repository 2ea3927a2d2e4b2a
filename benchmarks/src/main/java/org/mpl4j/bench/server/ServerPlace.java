package org.mpl4j.bench.server;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a server runs, and is reached.
 *
 * @param namespace the network namespace that its process is in; empty for that of the client
 * @param address where it listens
 * @param tap the TAP whose other end it is; empty if it uses the kernel's sockets
 * @param images a folder for images of appliances, which users without rights can read
 */
public record ServerPlace(String namespace, InetAddress address, String tap, Path images) {
    /** On this machine's loopback interface. */
    public static final ServerPlace LOOPBACK = new ServerPlace("", InetAddress.getLoopbackAddress(), "", Path.of(""));

    /** The address, as in a command. */
    public String host() {
        return address.getHostAddress();
    }

    /** How a server on a stack of its own is told of its TAP and address. */
    public List<String> stackOptions() {
        return List.of("--stack", "mpl", "--tap", tap, "--address", host() + "/24");
    }
}
