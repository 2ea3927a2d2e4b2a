package org.mpl4j.ssh.transport;

import java.util.List;
import java.util.function.Consumer;
import org.mpl4j.runtime.policy.PolicyViolation;
import org.mpl4j.ssh.crypto.ExchangeGreetings;
import org.mpl4j.ssh.crypto.ExchangeResult;
import org.mpl4j.ssh.crypto.ExchangeSide;
import org.mpl4j.ssh.crypto.Negotiated;
import org.mpl4j.ssh.crypto.Proposal;
import org.mpl4j.ssh.packets.ssh.SshTransport;

/**
 * The server's side: it proves itself by its host keys, and tells what it knows.
 *
 * @param options with its keys
 */
record ServerRole(TransportOptions options) implements Role {
    @Override
    public boolean isServer() {
        return true;
    }

    @Override
    public ProtocolPolicy policy(Consumer<PolicyViolation> log) {
        return new ServerSteps(log);
    }

    @Override
    public List<String> markers() {
        return List.of(Proposal.EXT_INFO_SERVER, Proposal.STRICT_SERVER);
    }

    @Override
    public List<String> hostKeyAlgorithms() {
        return options.hostKeyAlgorithms();
    }

    @Override
    public ExchangeSide begin(Negotiated agreed, ExchangeGreetings greetings) {
        HostKey key = options.hostKey(agreed.hostKey()).orElseThrow();
        return agreed.keyExchange().server(greetings, key.signer(agreed.hostKey()));
    }

    @Override
    public void check(Negotiated agreed, ExchangeResult result) {
        // The signature is its own.
    }

    @Override
    public List<SshTransport.Builder.Content> first(Negotiated agreed) {
        return agreed.isClientTakingExtInfo() ? List.of(this::extInfo) : List.of();
    }

    private SshTransport.Builder.Complete extInfo(SshTransport.Builder.NeedsMessageBranch builder) {
        return builder.asExtInfo()
                .extensions(list -> list.add(one -> one.extensionName(Transport.SIGNATURE_ALGORITHMS)
                                .extensionValue(Proposal.nameList(options.userKeys())))
                        .add(one -> one.extensionName("publickey-hostbound@openssh.com")
                                .extensionValue("0"))
                        .add(one -> one.extensionName("ping@openssh.com").extensionValue("0")));
    }
}
