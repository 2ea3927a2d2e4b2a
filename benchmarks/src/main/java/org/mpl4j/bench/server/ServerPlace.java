package org.mpl4j.bench.server;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where a server runs, and is reached.
 *
 * @param namespace the network namespace that its process is in; empty for that of the client
 * @param address where it listens
 * @param tap the TAP whose other end it is; empty if it uses the kernel's sockets
 * @param images a folder for images of appliances, which users without rights can read
 * @param clients addresses that a client may use, as one of them has too few ports for very many connections
 */
public record ServerPlace(String namespace, InetAddress address, String tap, Path images, List<String> clients) {
    /** On this machine's loopback interface. */
    public static final ServerPlace LOOPBACK = new ServerPlace(
            "",
            InetAddress.getLoopbackAddress(),
            "",
            Path.of(""),
            IntStream.range(2, 10).mapToObj(host -> "127.0.0." + host).toList());

    /** The address, as in a command. */
    public String host() {
        return address.getHostAddress();
    }

    /** How a server on a stack of its own is told of its TAP and address. */
    public List<String> stackOptions() {
        return List.of("--stack", "mpl", "--tap", tap, "--address", host() + "/24");
    }
}
