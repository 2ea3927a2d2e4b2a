package org.mpl4j.ssh.transport;

import java.util.function.Consumer;
import org.mpl4j.runtime.policy.PolicyViolation;
import org.mpl4j.runtime.policy.RecentStatecalls;
import org.mpl4j.ssh.packets.ssh.ClientPolicy;
import org.mpl4j.ssh.packets.ssh.ClientStatecall;
import org.mpl4j.ssh.packets.ssh.SshChannelRequest;
import org.mpl4j.ssh.packets.ssh.SshConnection;
import org.mpl4j.ssh.packets.ssh.SshIdentification;
import org.mpl4j.ssh.packets.ssh.SshKexEcdh;
import org.mpl4j.ssh.packets.ssh.SshKexGex;
import org.mpl4j.ssh.packets.ssh.SshTransport;
import org.mpl4j.ssh.packets.ssh.SshUserauth;

/** The policy of a client's side, {@code client.spl}. */
final class ClientSteps extends PolicySteps<ClientStatecall> {
    private static final ClientStatecall[] TRANSMITTED = transmitted(ClientStatecall.class);

    private final ClientPolicy policy;
    private final ClientPolicy strict;

    /** Begins. */
    ClientSteps(Consumer<PolicyViolation> log) {
        this(ClientPolicy.start(false, Sender.MAX_CHANNELS), ClientPolicy.start(true, Sender.MAX_CHANNELS), log);
    }

    private ClientSteps(ClientPolicy policy, ClientPolicy strict, Consumer<PolicyViolation> log) {
        super(new Automata(policy), new Automata(strict), TRANSMITTED, log);
        this.policy = policy;
        this.strict = strict;
        policy.listen(new RecentStatecalls());
    }

    private record Automata(ClientPolicy policy) implements Rules<ClientStatecall> {
        @Override
        public boolean step(ClientStatecall call, long first, long second) {
            return policy.step(call, first, second);
        }

        @Override
        public PolicyViolation violation(ClientStatecall call, long first, long second) {
            return policy.violation(call, first, second);
        }
    }

    @Override
    void becomeStrict() {
        policy.copyFrom(strict);
    }

    @Override
    ClientStatecall call(SshIdentification message) {
        return ClientStatecall.received(message);
    }

    @Override
    ClientStatecall call(SshTransport message) {
        return ClientStatecall.received(message);
    }

    @Override
    ClientStatecall call(SshKexEcdh message) {
        return ClientStatecall.received(message);
    }

    @Override
    ClientStatecall call(SshKexGex message) {
        return ClientStatecall.received(message);
    }

    @Override
    ClientStatecall call(SshUserauth message) {
        return ClientStatecall.received(message);
    }

    @Override
    ClientStatecall call(SshConnection message) {
        return ClientStatecall.received(message);
    }

    @Override
    ClientStatecall call(SshChannelRequest message) {
        return ClientStatecall.received(message);
    }

    @Override
    public synchronized boolean maySendData(long theirs) {
        return policy.channelOutState(theirs) == ClientPolicy.ChannelOutState.open;
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
