package org.mpl4j.ssh.transport;

import java.util.function.Consumer;
import org.mpl4j.runtime.policy.PolicyViolation;
import org.mpl4j.runtime.policy.RecentStatecalls;
import org.mpl4j.ssh.packets.ssh.ServerPolicy;
import org.mpl4j.ssh.packets.ssh.SshConnection;
import org.mpl4j.ssh.packets.ssh.SshIdentification;
import org.mpl4j.ssh.packets.ssh.SshKexEcdh;
import org.mpl4j.ssh.packets.ssh.SshKexGex;
import org.mpl4j.ssh.packets.ssh.SshTransport;
import org.mpl4j.ssh.packets.ssh.SshUserauth;

/** The policy of a server's side, {@code server.spl}. */
final class ServerSteps extends PolicySteps<ServerPolicy> {
    /** Begins. */
    ServerSteps(Consumer<PolicyViolation> log) {
        super(
                ServerPolicy.start(false, Sender.MAX_CHANNELS),
                ServerPolicy.start(true, Sender.MAX_CHANNELS),
                ServerPolicy::copyFrom,
                ServerPolicy::violation,
                log);
        policy().listen(new RecentStatecalls());
    }

    @Override
    public void identification(Way way, SshIdentification message) throws ProtocolException {
        step(way, message, ServerPolicy::received, ServerPolicy::transmitted);
    }

    @Override
    public void transport(Way way, SshTransport message) throws ProtocolException {
        step(way, message, ServerPolicy::received, ServerPolicy::transmitted);
    }

    @Override
    public void exchange(Way way, SshKexEcdh message) throws ProtocolException {
        step(way, message, ServerPolicy::received, ServerPolicy::transmitted);
    }

    @Override
    public void exchange(Way way, SshKexGex message) throws ProtocolException {
        step(way, message, ServerPolicy::received, ServerPolicy::transmitted);
    }

    @Override
    public void authentication(Way way, SshUserauth message) throws ProtocolException {
        step(way, message, ServerPolicy::received, ServerPolicy::transmitted);
    }

    @Override
    public void connection(Way way, SshConnection message) throws ProtocolException {
        step(way, message, ServerPolicy::received, ServerPolicy::transmitted);
        if (message.messageKind() == SshConnection.MessageKind.ChannelRequest) {
            step(way, message.asChannelRequest().request(), ServerPolicy::received, ServerPolicy::transmitted);
        }
    }

    @Override
    public synchronized boolean maySendData(long theirs) {
        return policy().channelOutState(theirs) == ServerPolicy.ChannelOutState.open;
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
