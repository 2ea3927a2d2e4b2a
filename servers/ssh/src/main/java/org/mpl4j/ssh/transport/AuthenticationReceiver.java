package org.mpl4j.ssh.transport;

import java.io.IOException;
import java.util.Optional;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.ssh.packets.ssh.SshUserauth;

/** Takes the messages of the authentication protocol, on either side, until somebody has logged in; what comes later is ignored (RFC 4252 section 5.1). */
public interface AuthenticationReceiver {
    /** {@return the name of the method that is under way, which tells what the messages 60 to 79 mean; empty in the beginning} */
    Bytes method();

    /**
     * The peer has told about an extension that it knows (RFC 8308).
     *
     * @param name of the extension
     * @param value valid during this call only
     */
    default void extension(String name, Bytes value) {}

    /**
     * The server has accepted the service ssh-userauth, for which a client asks by itself: the first request may be sent.
     *
     * @throws IOException if the connection cannot go on
     * @throws ProtocolException if nothing can be asked
     */
    default void ready() throws IOException, ProtocolException {}

    /**
     * Takes a message, which the policy allows.
     *
     * @param message valid during this call only
     * @return what takes messages of the connection protocol, if somebody has logged in
     * @throws IOException if the connection cannot go on
     * @throws ProtocolException if the message ends the connection
     */
    Optional<MessageReceiver> receive(SshUserauth message) throws IOException, ProtocolException;
}
