package org.mpl4j.ssh.transport;

import java.io.IOException;
import org.mpl4j.ssh.packets.ssh.SshConnection;

/**
 * Takes the messages of the connection protocol, one after the other, on the thread that reads the connection. While it has one, nothing else is read: it may wait,
 * for as long as the whole connection is to wait.
 */
public interface MessageReceiver {
    /**
     * Takes a message, which the policy allows: known in kind, and of a channel that is open for it. That of an unknown kind is answered before it gets here.
     *
     * @param message valid during this call only, as its buffer gets the next packet
     * @throws IOException if the connection cannot go on
     * @throws ProtocolException if the message is not fit for use; ends the connection with DISCONNECT
     */
    void receive(SshConnection message) throws IOException, ProtocolException;

    /** The connection is over, for whatever reason; called once, on the same thread. Whatever belongs to the connection is to be freed. */
    void closed();
}
