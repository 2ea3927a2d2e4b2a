package org.mpl4j.ssh.transport;

import java.util.List;
import java.util.function.Consumer;
import org.mpl4j.runtime.policy.PolicyViolation;
import org.mpl4j.ssh.crypto.ExchangeGreetings;
import org.mpl4j.ssh.crypto.ExchangeResult;
import org.mpl4j.ssh.crypto.ExchangeSide;
import org.mpl4j.ssh.crypto.Negotiated;
import org.mpl4j.ssh.packets.ssh.SshConnection;
import org.mpl4j.ssh.packets.ssh.SshIdentification;
import org.mpl4j.ssh.packets.ssh.SshKexEcdh;
import org.mpl4j.ssh.packets.ssh.SshKexGex;
import org.mpl4j.ssh.packets.ssh.SshTransport;
import org.mpl4j.ssh.packets.ssh.SshUserauth;

/** A side whose policy allows everything, so that the other side's is the only one that refuses something. */
record LawlessRole(Role role) implements Role {
    @Override
    public boolean isServer() {
        return role.isServer();
    }

    @Override
    public ProtocolPolicy policy(Consumer<PolicyViolation> log) {
        return new NoPolicy();
    }

    @Override
    public List<String> markers() {
        return role.markers();
    }

    @Override
    public List<String> hostKeyAlgorithms() {
        return role.hostKeyAlgorithms();
    }

    @Override
    public ExchangeSide begin(Negotiated agreed, ExchangeGreetings greetings) {
        return role.begin(agreed, greetings);
    }

    @Override
    public void check(Negotiated agreed, ExchangeResult result) throws ProtocolException {
        role.check(agreed, result);
    }

    @Override
    public List<SshTransport.Builder.Content> first(Negotiated agreed) {
        return role.first(agreed);
    }

    private static final class NoPolicy implements ProtocolPolicy {
        @Override
        public void identification(Way way, SshIdentification message) {}

        @Override
        public void transport(Way way, SshTransport message) {}

        @Override
        public void exchange(Way way, SshKexEcdh message) {}

        @Override
        public void exchange(Way way, SshKexGex message) {}

        @Override
        public void authentication(Way way, SshUserauth message) {}

        @Override
        public void connection(Way way, SshConnection message) {}

        @Override
        public void decideStrictness(boolean isStrict) {}

        @Override
        public boolean maySendData(long theirs) {
            return true;
        }

        @Override
        public boolean maySend(long theirs) {
            return true;
        }

        @Override
        public boolean mayReceive(long ours) {
            return true;
        }
    }
}
