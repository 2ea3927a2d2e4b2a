package org.mpl4j.ssh.forward;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** Sockets to listen on, by the addresses that clients ask for (RFC 4254 section 7.1). */
final class Bindings {
    private static final List<String> LOOPBACK = List.of("127.0.0.1", "::1");

    private Bindings() {}

    /** All sockets of an address; those behind the first one are left out where they can't be. */
    static List<ServerSocketChannel> ports(String address, int port, ForwardRules.Others others) throws IOException {
        List<ServerSocketChannel> sockets = new ArrayList<>();
        int chosen = port;
        for (String one : addresses(address, others)) {
            try {
                ServerSocketChannel socket = bind(one, chosen);
                sockets.add(socket);
                chosen = ((InetSocketAddress) socket.getLocalAddress()).getPort();
            } catch (IOException e) {
                if (sockets.isEmpty()) {
                    throw e;
                }
            }
        }
        return sockets;
    }

    private static List<String> addresses(String address, ForwardRules.Others others) {
        boolean isAny = address.isEmpty() || address.equals("*") || others == ForwardRules.Others.ALL;
        if (others == ForwardRules.Others.NONE || !isAny && address.equals("localhost")) {
            return LOOPBACK;
        }
        // A socket of IPv6 takes IPv4 as well.
        return List.of(isAny ? "::" : address);
    }

    private static ServerSocketChannel bind(String address, int port) throws IOException {
        ServerSocketChannel socket = ServerSocketChannel.open();
        try {
            return socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
        } catch (IOException | RuntimeException e) {
            Sockets.close(socket);
            throw e;
        }
    }

    /** A socket of the file system, for this user alone. */
    static ServerSocketChannel socket(Path path) throws IOException {
        ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            socket.bind(UnixDomainSocketAddress.of(path));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            return socket;
        } catch (IOException | RuntimeException e) {
            Sockets.close(socket);
            throw e;
        }
    }
}
