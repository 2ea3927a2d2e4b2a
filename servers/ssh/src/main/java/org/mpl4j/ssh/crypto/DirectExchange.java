package org.mpl4j.ssh.crypto;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.ssh.packets.ssh.SshPublicKey;
import org.mpl4j.ssh.packets.ssh.SshSignature;

/**
 * A method of two messages.
 *
 * @param name its name in SSH
 * @param digestName its hash function, in the JDK
 * @param agreement how the secret is agreed on
 * @param messages how that is written
 */
record DirectExchange(String name, String digestName, SecretAgreement agreement, ExchangeMessages messages)
        implements KeyExchange {
    @Override
    public ExchangeSide client(ExchangeGreetings greetings) {
        SecretAgreement.Offer offer = agreement.offer();
        return new ExchangeSide() {
            @Override
            public Optional<ByteBuffer> start() {
                return Optional.of(messages.init(offer.init()));
            }

            @Override
            public ExchangeStep receive(ByteBuffer message) throws KeyExchangeException {
                try {
                    return finish(messages.readReply(message));
                } catch (ParseException e) {
                    throw unreadable(e);
                }
            }

            private ExchangeStep finish(ExchangeMessages.Reply reply) throws KeyExchangeException {
                byte[] secret = offer.secret(reply.publicKey());
                var agreed = new ExchangeMessages.Agreed(offer.init(), reply.publicKey(), secret);
                byte[] hash = hash(greetings, reply.hostKey(), agreed);
                byte[] signature = reply.signature().encoded().toArray();
                byte[] hostKey = reply.hostKey().encoded().toArray();
                return new ExchangeStep(
                        Optional.empty(),
                        Optional.of(new ExchangeResult(digestName, secret, hash, hostKey, signature)));
            }
        };
    }

    @Override
    public ExchangeSide server(ExchangeGreetings greetings, HostSigner signer) {
        return new ExchangeSide() {
            @Override
            public Optional<ByteBuffer> start() {
                return Optional.empty();
            }

            @Override
            public ExchangeStep receive(ByteBuffer message) throws KeyExchangeException {
                try {
                    return reply(messages.readInit(message), greetings, signer);
                } catch (ParseException e) {
                    throw unreadable(e);
                }
            }
        };
    }

    private ExchangeStep reply(byte[] init, ExchangeGreetings greetings, HostSigner signer)
            throws KeyExchangeException {
        SecretAgreement.Answer answer = agreement.answer(init);
        byte[] hostKey = signer.publicKey();
        SshPublicKey hostKeyView = own(hostKey);
        byte[] hash = hash(greetings, hostKeyView, new ExchangeMessages.Agreed(init, answer.reply(), answer.secret()));
        byte[] signature = signer.sign(hash);
        ByteBuffer reply = messages.reply(hostKeyView, answer.reply(), ownSignature(signature));
        return new ExchangeStep(
                Optional.of(reply),
                Optional.of(new ExchangeResult(digestName, answer.secret(), hash, hostKey, signature)));
    }

    private byte[] hash(ExchangeGreetings greetings, SshPublicKey hostKey, ExchangeMessages.Agreed agreed) {
        var digest = Jca.digest(digestName);
        digest.update(messages.hashed(greetings, hostKey, agreed));
        return digest.digest();
    }

    private static SshPublicKey own(byte[] hostKey) {
        try {
            return SshPublicKey.parse(Bytes.wrap(hostKey));
        } catch (ParseException e) {
            throw new IllegalStateException("the host key cannot be read: " + e.getMessage(), e);
        }
    }

    private static SshSignature ownSignature(byte[] signature) {
        try {
            return SshSignature.parse(Bytes.wrap(signature));
        } catch (ParseException e) {
            throw new IllegalStateException("the host key's signature cannot be read: " + e.getMessage(), e);
        }
    }

    static KeyExchangeException unreadable(ParseException e) {
        return new KeyExchangeException("the message cannot be read: " + e.getMessage(), e);
    }
}
