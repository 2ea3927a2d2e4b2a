package org.mpl4j.ssh.auth;

import org.mpl4j.ssh.transport.MessageReceiver;
import org.mpl4j.ssh.transport.Sender;

/** The service ssh-connection: what begins when somebody has logged in. */
@FunctionalInterface
public interface ConnectionService {
    /**
     * Begins, on the thread that reads the connection; SUCCESS is sent already.
     *
     * @param sender sends to this peer
     * @param login who it is
     * @return what takes this peer's messages from now on
     */
    MessageReceiver start(Sender sender, Login login);
}
