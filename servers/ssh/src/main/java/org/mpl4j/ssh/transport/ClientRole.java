package org.mpl4j.ssh.transport;

import java.util.List;
import java.util.function.Consumer;
import org.mpl4j.runtime.policy.PolicyViolation;
import org.mpl4j.ssh.crypto.ExchangeGreetings;
import org.mpl4j.ssh.crypto.ExchangeResult;
import org.mpl4j.ssh.crypto.ExchangeSide;
import org.mpl4j.ssh.crypto.Negotiated;
import org.mpl4j.ssh.crypto.Proposal;
import org.mpl4j.ssh.keys.KeyFormatException;
import org.mpl4j.ssh.keys.PublicKey;
import org.mpl4j.ssh.packets.ssh.SshTransport;
import org.mpl4j.ssh.packets.ssh.SshTransport.MessageBranch.Disconnect.ReasonCode;

/**
 * The client's side: it verifies who the server is, and asks for the service of authentication.
 *
 * @param verifier decides about host keys
 */
record ClientRole(HostKeyVerifier verifier) implements Role {
    @Override
    public boolean isServer() {
        return false;
    }

    @Override
    public ProtocolPolicy policy(Consumer<PolicyViolation> log) {
        return new ClientSteps(log);
    }

    @Override
    public List<String> markers() {
        return List.of(Proposal.EXT_INFO_CLIENT, Proposal.STRICT_CLIENT);
    }

    @Override
    public List<String> hostKeyAlgorithms() {
        return verifier.algorithms();
    }

    @Override
    public ExchangeSide begin(Negotiated agreed, ExchangeGreetings greetings) {
        return agreed.keyExchange().client(greetings);
    }

    @Override
    public void check(Negotiated agreed, ExchangeResult result) throws ProtocolException {
        PublicKey shown;
        try {
            shown = PublicKey.parse(result.hostKey());
        } catch (KeyFormatException e) {
            throw new ProtocolException(
                    ReasonCode.HostKeyNotVerifiable, "the server's host key cannot be used: " + e.getMessage());
        }
        if (!shown.verify(agreed.hostKey(), result.hash(), result.signature())) {
            throw new ProtocolException(
                    ReasonCode.KeyExchangeFailed,
                    "the signature of the key exchange is not one of the server's host key by %s, %s"
                            .formatted(agreed.hostKey(), shown));
        }
        verifier.verify(shown);
    }

    @Override
    public List<SshTransport.Builder.Content> first(Negotiated agreed) {
        return List.of(builder -> builder.asServiceRequest().serviceName(Transport.USERAUTH));
    }
}
