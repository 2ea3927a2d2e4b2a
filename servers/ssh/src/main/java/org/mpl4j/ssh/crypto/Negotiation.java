package org.mpl4j.ssh.crypto;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds what both sides have in common (RFC 4253 section 7.1): the client's first name that the server has, too. */
public final class Negotiation {
    private Negotiation() {}

    /**
     * Agrees. Both sides come to the same.
     *
     * @param client what the client offers
     * @param server what the server offers
     * @return what is used
     * @throws NegotiationException if there is nothing in common, with both lists
     */
    public static Negotiated agree(Proposal client, Proposal server) throws NegotiationException {
        KeyExchange keyExchange =
                common("key exchange method", client.keyExchanges(), server.keyExchanges(), Algorithms::keyExchange);
        // Each method here wants a host key that signs, and each host key here does that.
        String hostKey = common("host key algorithm", client.hostKeys(), server.hostKeys(), Optional::of);
        return new Negotiated(
                keyExchange,
                hostKey,
                direction("from client to server", client.clientToServer(), server.clientToServer()),
                direction("from server to client", client.serverToClient(), server.serverToClient()),
                isGuessWrong(client, server),
                client.keyExchanges().contains(Proposal.STRICT_CLIENT)
                        && server.keyExchanges().contains(Proposal.STRICT_SERVER),
                client.keyExchanges().contains(Proposal.EXT_INFO_CLIENT),
                server.keyExchanges().contains(Proposal.EXT_INFO_SERVER));
    }

    private static DirectionAlgorithms direction(String which, Proposal.Direction client, Proposal.Direction server)
            throws NegotiationException {
        CipherAlgorithm cipher = common("cipher " + which, client.ciphers(), server.ciphers(), Algorithms::cipher);
        // A cipher that authenticates has no MAC, whatever the lists have (RFC 5647 section 5.1, as OpenSSH reads it).
        Optional<MacAlgorithm> mac = cipher.isAuthenticated()
                ? Optional.empty()
                : Algorithms.mac(common("MAC " + which, client.macs(), server.macs(), Negotiation::macName));
        String compression = common("compression " + which, client.compressions(), server.compressions(), Optional::of);
        return new DirectionAlgorithms(cipher, mac, compression);
    }

    private static Optional<String> macName(String name) {
        return name.equals(Algorithms.NONE) || Algorithms.mac(name).isPresent() ? Optional.of(name) : Optional.empty();
    }

    // The rest of the rule, that nothing else may lack, is met by whoever gets here.
    private static boolean isGuessWrong(Proposal client, Proposal server) {
        return !client.keyExchanges().get(0).equals(server.keyExchanges().get(0))
                || !client.hostKeys().get(0).equals(server.hostKeys().get(0));
    }

    private static <T> T common(
            String what, List<String> client, List<String> server, Function<String, Optional<T>> known)
            throws NegotiationException {
        for (String name : client) {
            Optional<T> found = server.contains(name) ? known.apply(name) : Optional.empty();
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new NegotiationException("no common %s: the client has [%s], the server [%s]"
                .formatted(what, Proposal.nameList(client), Proposal.nameList(server)));
    }
}
