package org.mpl4j.ssh.transport;

import java.util.function.Consumer;
import org.mpl4j.runtime.policy.PolicyViolation;
import org.mpl4j.runtime.policy.RecentStatecalls;
import org.mpl4j.ssh.packets.ssh.ServerPolicy;
import org.mpl4j.ssh.packets.ssh.ServerStatecall;
import org.mpl4j.ssh.packets.ssh.SshChannelRequest;
import org.mpl4j.ssh.packets.ssh.SshConnection;
import org.mpl4j.ssh.packets.ssh.SshIdentification;
import org.mpl4j.ssh.packets.ssh.SshKexEcdh;
import org.mpl4j.ssh.packets.ssh.SshKexGex;
import org.mpl4j.ssh.packets.ssh.SshTransport;
import org.mpl4j.ssh.packets.ssh.SshUserauth;

/** The policy of a server's side, {@code server.spl}. */
final class ServerSteps extends PolicySteps<ServerStatecall> {
    private static final ServerStatecall[] TRANSMITTED = transmitted(ServerStatecall.class);

    private final ServerPolicy policy;
    private final ServerPolicy strict;

    /** Begins. */
    ServerSteps(Consumer<PolicyViolation> log) {
        this(ServerPolicy.start(false, Sender.MAX_CHANNELS), ServerPolicy.start(true, Sender.MAX_CHANNELS), log);
    }

    private ServerSteps(ServerPolicy policy, ServerPolicy strict, Consumer<PolicyViolation> log) {
        super(new Automata(policy), new Automata(strict), TRANSMITTED, log);
        this.policy = policy;
        this.strict = strict;
        policy.listen(new RecentStatecalls());
    }

    private record Automata(ServerPolicy policy) implements Rules<ServerStatecall> {
        @Override
        public boolean step(ServerStatecall call, long first, long second) {
            return policy.step(call, first, second);
        }

        @Override
        public PolicyViolation violation(ServerStatecall call, long first, long second) {
            return policy.violation(call, first, second);
        }
    }

    @Override
    void becomeStrict() {
        policy.copyFrom(strict);
    }

    @Override
    ServerStatecall call(SshIdentification message) {
        return ServerStatecall.received(message);
    }

    @Override
    ServerStatecall call(SshTransport message) {
        return ServerStatecall.received(message);
    }

    @Override
    ServerStatecall call(SshKexEcdh message) {
        return ServerStatecall.received(message);
    }

    @Override
    ServerStatecall call(SshKexGex message) {
        return ServerStatecall.received(message);
    }

    @Override
    ServerStatecall call(SshUserauth message) {
        return ServerStatecall.received(message);
    }

    @Override
    ServerStatecall call(SshConnection message) {
        return ServerStatecall.received(message);
    }

    @Override
    ServerStatecall call(SshChannelRequest message) {
        return ServerStatecall.received(message);
    }

    @Override
    public synchronized boolean maySendData(long theirs) {
        return policy.channelOutState(theirs) == ServerPolicy.ChannelOutState.open;
    }

    @Override
    public synchronized boolean maySend(long theirs) {
        return switch (policy.channelOutState(theirs)) {
            case open, half_closed -> true;
            default -> false;
        };
    }

    @Override
    public synchronized boolean mayReceive(long ours) {
        return switch (policy.channelInState(ours)) {
            case open, half_closed -> true;
            default -> false;
        };
    }
}
