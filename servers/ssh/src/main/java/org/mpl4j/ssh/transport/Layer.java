package org.mpl4j.ssh.transport;

import java.util.function.Supplier;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.ssh.packets.ssh.SshConnection;
import org.mpl4j.ssh.packets.ssh.SshKexEcdh;
import org.mpl4j.ssh.packets.ssh.SshKexGex;
import org.mpl4j.ssh.packets.ssh.SshTransport;
import org.mpl4j.ssh.packets.ssh.SshUserauth;

/** Which protocol a message is of (RFC 4251 section 7), and how one that was built is a step of the policy. */
enum Layer {
    TRANSPORT,
    EXCHANGE,
    GROUP_EXCHANGE,
    AUTHENTICATION,
    CONNECTION;

    private static final int FIRST_OF_EXCHANGE = 30;
    private static final int FIRST_OF_AUTHENTICATION = 50;
    private static final int FIRST_OF_CONNECTION = 80;
    private static final int FIRST_OF_EXTENSIONS = 128;

    /** {@return the protocol of a message number; the exchange of a group is one of keys} */
    static Layer of(int number) {
        if (number >= FIRST_OF_CONNECTION && number < FIRST_OF_EXTENSIONS) {
            return CONNECTION;
        }
        if (number >= FIRST_OF_AUTHENTICATION && number < FIRST_OF_CONNECTION) {
            return AUTHENTICATION;
        }
        return number >= FIRST_OF_EXCHANGE && number < FIRST_OF_AUTHENTICATION ? EXCHANGE : TRANSPORT;
    }

    /** A message is about to be sent; {@return whether it says that somebody has logged in} */
    boolean transmitted(ProtocolPolicy steps, Bytes message, Supplier<Bytes> method) throws ProtocolException {
        ProtocolPolicy.Way way = ProtocolPolicy.Way.TRANSMITTED;
        try {
            switch (this) {
                case TRANSPORT -> steps.transport(way, SshTransport.parse(message));
                case EXCHANGE -> steps.exchange(way, SshKexEcdh.parse(message));
                case GROUP_EXCHANGE -> steps.exchange(way, SshKexGex.parse(message));
                case CONNECTION -> steps.connection(way, SshConnection.parse(message));
                case AUTHENTICATION -> {
                    SshUserauth view = SshUserauth.parse(message, method.get());
                    steps.authentication(way, view);
                    return view.messageBranch() instanceof SshUserauth.MessageBranch.Success;
                }
            }
            return false;
        } catch (ParseException e) {
            throw new IllegalStateException("what was built cannot be read: " + e.getMessage(), e);
        }
    }
}
