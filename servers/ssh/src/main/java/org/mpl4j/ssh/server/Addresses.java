package org.mpl4j.ssh.server;

import java.net.InetSocketAddress;
import java.util.Map;
import org.mpl4j.ssh.transport.Sender;

/** Where a connection comes from and goes to, as programs are told. */
final class Addresses {
    private Addresses() {}

    /** SSH_CLIENT and SSH_CONNECTION, of connections between ports. */
    static Map<String, String> variables(Sender sender) {
        if (sender.remoteAddress() instanceof InetSocketAddress remote
                && sender.localAddress() instanceof InetSocketAddress local) {
            String from = text(remote);
            return Map.of(
                    "SSH_CLIENT", from + " " + local.getPort(),
                    "SSH_CONNECTION", from + " " + text(local));
        }
        return Map.of();
    }

    private static String text(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + " " + address.getPort();
    }
}
