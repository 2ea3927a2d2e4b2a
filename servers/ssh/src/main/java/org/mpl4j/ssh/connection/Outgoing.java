package org.mpl4j.ssh.connection;

import java.io.IOException;
import org.mpl4j.ssh.packets.ssh.SshConnection;
import org.mpl4j.ssh.transport.Sender;

/** Sends messages of the connection protocol. Lambdas do not say of which protocol their message is, so that the sender alone can't tell. */
final class Outgoing {
    private final Sender sender;

    Outgoing(Sender sender) {
        this.sender = sender;
    }

    void send(SshConnection.Builder.Content message) throws IOException {
        sender.send(message);
    }

    boolean isToOpenSsh() {
        return sender.peerSoftware().startsWith("OpenSSH");
    }
}
