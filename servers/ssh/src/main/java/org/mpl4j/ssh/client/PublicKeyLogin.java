package org.mpl4j.ssh.client;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.ssh.packets.ssh.SshSignature;
import org.mpl4j.ssh.packets.ssh.SshUserauth;
import org.mpl4j.ssh.packets.ssh.SshUserauth.MessageBranch.PkOk;
import org.mpl4j.ssh.transport.ProtocolException;

/** By keys and certificates, one after the other (RFC 4252 section 7). */
public final class PublicKeyLogin extends LoginMethod {
    private static final String NAME = "publickey";

    private final List<Identity> identities;
    private int tried;
    private @Nullable Offer offer;

    /** Tries identities in their order. */
    public PublicKeyLogin(List<? extends Identity> identities) {
        this.identities = List.copyOf(identities);
    }

    /** A key that the server is asked about. */
    private record Offer(Identity identity, String algorithm) {}

    @Override
    String name() {
        return NAME;
    }

    @Override
    boolean attempt(LoginDialog dialog) throws IOException {
        while (tried < identities.size()) {
            Identity identity = identities.get(tried);
            tried++;
            Optional<Offer> next = offer(identity, dialog);
            if (next.isPresent()) {
                offer = next.get();
                send(dialog, next.get());
                return true;
            }
        }
        return false;
    }

    private static Optional<Offer> offer(Identity identity, LoginDialog dialog) {
        try {
            List<String> possible = identity.shown().algorithms();
            Optional<String> algorithm = possible.stream()
                    .filter(dialog.signatureAlgorithms()::permit)
                    .findFirst();
            if (algorithm.isEmpty()) {
                dialog.log()
                        .detail("%s is not offered: the server takes none of its algorithms %s"
                                .formatted(identity.name(), possible));
            }
            return algorithm.map(name -> new Offer(identity, name));
        } catch (IOException e) {
            dialog.log().warning("a key is left out: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** With one key alone, which can sign at once, there is nothing to ask. */
    private void send(LoginDialog dialog, Offer next) throws IOException {
        dialog.log()
                .detail("offering %s, %s, by %s"
                        .formatted(
                                next.identity().name(), next.identity().shown().fingerprint(), next.algorithm()));
        if (identities.size() == 1 && next.identity().isReady()) {
            sendSigned(dialog, next);
            return;
        }
        var key = next.identity().shown().view();
        dialog.request(
                NAME,
                request -> request.asPublickey().algorithmName(next.algorithm()).publicKey(key));
    }

    private static void sendSigned(LoginDialog dialog, Offer offer) throws IOException {
        var key = offer.identity().shown().view();
        byte[] signed = dialog.toBeSigned(NAME, offer.algorithm(), key);
        SshSignature signature;
        try {
            signature = SshSignature.parse(Bytes.wrap(offer.identity().sign(offer.algorithm(), signed)));
        } catch (ParseException e) {
            throw new IOException(
                    "%s gives no signature: %s".formatted(offer.identity().name(), e.getMessage()), e);
        }
        dialog.request(
                NAME,
                request -> request.asPublickey()
                        .algorithmName(offer.algorithm())
                        .publicKey(key)
                        .signature(signature));
    }

    @Override
    void answer(LoginDialog dialog, SshUserauth message) throws IOException, ProtocolException {
        Offer asked = offer;
        if (asked == null || !(message.messageBranch() instanceof PkOk accepted) || !isAbout(accepted, asked)) {
            throw new ProtocolException("the server accepts a key that was not offered");
        }
        try {
            sendSigned(dialog, asked);
        } catch (IOException e) {
            if (!attempt(dialog)) {
                throw e;
            }
            dialog.log().warning("a key cannot be used: " + e.getMessage());
        }
    }

    private static boolean isAbout(PkOk accepted, Offer offer) throws IOException {
        return accepted.algorithmName().contentEquals(offer.algorithm())
                && accepted.publicKey().equals(offer.identity().shown().view());
    }
}
