package org.mpl4j.ssh.transport;

import org.mpl4j.ssh.packets.ssh.SshConnection;
import org.mpl4j.ssh.packets.ssh.SshIdentification;
import org.mpl4j.ssh.packets.ssh.SshKexEcdh;
import org.mpl4j.ssh.packets.ssh.SshKexGex;
import org.mpl4j.ssh.packets.ssh.SshTransport;
import org.mpl4j.ssh.packets.ssh.SshUserauth;

/** The policy of one side of a connection: every message is a step of it, by threads that read and send. One that it refuses ends the connection. */
interface ProtocolPolicy extends ChannelStates {
    /** Which way a message goes. */
    enum Way {
        /** It came in. */
        RECEIVED,
        /** It is about to be sent. */
        TRANSMITTED
    }

    /** The first line is a step. */
    void identification(Way way, SshIdentification message) throws ProtocolException;

    /** A message of the transport layer is a step. */
    void transport(Way way, SshTransport message) throws ProtocolException;

    /** A message of a key exchange that is none in a group of the server's choice is a step. */
    void exchange(Way way, SshKexEcdh message) throws ProtocolException;

    /** A message of a key exchange in a group of the server's choice is a step. */
    void exchange(Way way, SshKexGex message) throws ProtocolException;

    /** A message of the authentication protocol is a step. */
    void authentication(Way way, SshUserauth message) throws ProtocolException;

    /** A message of the connection protocol is a step. */
    void connection(Way way, SshConnection message) throws ProtocolException;

    /** It is known now whether key exchange is strict; for the rest of the connection it is or is not. What came before is judged by that, too. */
    void decideStrictness(boolean isStrict) throws ProtocolException;
}
