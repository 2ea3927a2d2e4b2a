package org.mpl4j.ssh.transport;

import java.util.List;
import java.util.function.Consumer;
import org.mpl4j.runtime.policy.PolicyViolation;
import org.mpl4j.ssh.crypto.DirectionAlgorithms;
import org.mpl4j.ssh.crypto.ExchangeGreetings;
import org.mpl4j.ssh.crypto.ExchangeResult;
import org.mpl4j.ssh.crypto.ExchangeSide;
import org.mpl4j.ssh.crypto.Negotiated;
import org.mpl4j.ssh.packets.ssh.SshTransport;

/** What the two sides of a connection do each in its own way. */
interface Role {
    /** {@return whether it is the server's side} */
    boolean isServer();

    /** {@return a new policy of this side} */
    ProtocolPolicy policy(Consumer<PolicyViolation> log);

    /** {@return what stands behind the methods of key exchange in KEXINIT} */
    List<String> markers();

    /** {@return the algorithms of host keys, the preferred first} */
    List<String> hostKeyAlgorithms();

    /** {@return this side of a key exchange} */
    ExchangeSide begin(Negotiated agreed, ExchangeGreetings greetings);

    /** A key exchange has come to its end. */
    void check(Negotiated agreed, ExchangeResult result) throws ProtocolException;

    /** {@return what is sent under the first keys, before all else} */
    List<SshTransport.Builder.Content> first(Negotiated agreed);

    /** {@return what packets are opened with} */
    default DirectionAlgorithms incoming(Negotiated agreed) {
        return isServer() ? agreed.clientToServer() : agreed.serverToClient();
    }

    /** {@return what packets are sealed with} */
    default DirectionAlgorithms outgoing(Negotiated agreed) {
        return isServer() ? agreed.serverToClient() : agreed.clientToServer();
    }
}
