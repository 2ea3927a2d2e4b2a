package org.mpl4j.ssh.transport;

import java.util.function.Consumer;
import org.mpl4j.runtime.policy.PolicyViolation;
import org.mpl4j.runtime.policy.RecentStatecalls;
import org.mpl4j.ssh.packets.ssh.ClientPolicy;
import org.mpl4j.ssh.packets.ssh.SshConnection;
import org.mpl4j.ssh.packets.ssh.SshIdentification;
import org.mpl4j.ssh.packets.ssh.SshKexEcdh;
import org.mpl4j.ssh.packets.ssh.SshKexGex;
import org.mpl4j.ssh.packets.ssh.SshTransport;
import org.mpl4j.ssh.packets.ssh.SshUserauth;

/** The policy of a client's side, {@code client.spl}. */
final class ClientSteps extends PolicySteps<ClientPolicy> {
    /** Begins. */
    ClientSteps(Consumer<PolicyViolation> log) {
        super(
                ClientPolicy.start(false, Sender.MAX_CHANNELS),
                ClientPolicy.start(true, Sender.MAX_CHANNELS),
                ClientPolicy::copyFrom,
                ClientPolicy::violation,
                log);
        policy().listen(new RecentStatecalls());
    }

    @Override
    public void identification(Way way, SshIdentification message) throws ProtocolException {
        step(way, message, ClientPolicy::received, ClientPolicy::transmitted);
    }

    @Override
    public void transport(Way way, SshTransport message) throws ProtocolException {
        step(way, message, ClientPolicy::received, ClientPolicy::transmitted);
    }

    @Override
    public void exchange(Way way, SshKexEcdh message) throws ProtocolException {
        step(way, message, ClientPolicy::received, ClientPolicy::transmitted);
    }

    @Override
    public void exchange(Way way, SshKexGex message) throws ProtocolException {
        step(way, message, ClientPolicy::received, ClientPolicy::transmitted);
    }

    @Override
    public void authentication(Way way, SshUserauth message) throws ProtocolException {
        step(way, message, ClientPolicy::received, ClientPolicy::transmitted);
    }

    @Override
    public void connection(Way way, SshConnection message) throws ProtocolException {
        step(way, message, ClientPolicy::received, ClientPolicy::transmitted);
        if (message.messageKind() == SshConnection.MessageKind.ChannelRequest) {
            step(way, message.asChannelRequest().request(), ClientPolicy::received, ClientPolicy::transmitted);
        }
    }

    @Override
    public synchronized boolean maySendData(long theirs) {
        return policy().channelOutState(theirs) == ClientPolicy.ChannelOutState.open;
    }

    @Override
    public synchronized boolean maySend(long theirs) {
        return switch (policy().channelOutState(theirs)) {
            case open, half_closed -> true;
            default -> false;
        };
    }

    @Override
    public synchronized boolean mayReceive(long ours) {
        return switch (policy().channelInState(ours)) {
            case open, half_closed -> true;
            default -> false;
        };
    }
}
