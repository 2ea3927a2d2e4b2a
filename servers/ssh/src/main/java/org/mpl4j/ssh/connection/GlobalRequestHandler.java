package org.mpl4j.ssh.connection;

import org.mpl4j.ssh.packets.ssh.SshGlobalRequest;
import org.mpl4j.ssh.transport.ProtocolException;

/** Decides about requests that are about no channel. */
@FunctionalInterface
public interface GlobalRequestHandler {
    /**
     * The peer asks for something; called on the thread that reads the connection, which must not wait for the peer here.
     *
     * @param request what; valid during this call only
     * @return what is answered, in the order of the requests
     * @throws ProtocolException if the request is not fit for use
     */
    Answer answer(SshGlobalRequest request) throws ProtocolException;
}
