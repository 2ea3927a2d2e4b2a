package org.mpl4j.ssh.crypto;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.codec.Mpint;
import org.mpl4j.ssh.packets.ssh.SshKexGex;

/**
 * Diffie-Hellman in a group that the server chooses (RFC 4419): a request and a group come first.
 *
 * @param name its name in SSH
 * @param digestName its hash function, in the JDK
 */
record GroupExchange(String name, String digestName) implements KeyExchange {
    @Override
    public ExchangeSide client(ExchangeGreetings greetings) {
        return new Side() {
            @Override
            public Optional<ByteBuffer> start() {
                return Optional.of(SshKexGex.builder(ByteBuffer.allocate(ExchangeMessages.OVERHEAD))
                        .asRequest()
                        .min(GroupSizes.WANTED.min())
                        .n(GroupSizes.WANTED.preferred())
                        .max(GroupSizes.WANTED.max())
                        .build()
                        .flip());
            }

            @Override
            ExchangeStep begin(SshKexGex message) throws KeyExchangeException {
                if (message.messageKind() != SshKexGex.MessageKind.Group) {
                    throw ExchangeMessages.unexpected(message.message());
                }
                PrimeGroup group = new PrimeGroup(
                        message.asGroup().p().toBigInteger(),
                        message.asGroup().g().toBigInteger());
                GroupSizes.WANTED.check(group);
                ExchangeSide client = exchange(GroupSizes.WANTED, group).client(greetings);
                goOnWith(client);
                return new ExchangeStep(client.start(), Optional.empty());
            }
        };
    }

    @Override
    public ExchangeSide server(ExchangeGreetings greetings, HostSigner signer) {
        return new Side() {
            @Override
            public Optional<ByteBuffer> start() {
                return Optional.empty();
            }

            @Override
            ExchangeStep begin(SshKexGex message) throws KeyExchangeException {
                if (message.messageKind() != SshKexGex.MessageKind.Request) {
                    throw ExchangeMessages.unexpected(message.message());
                }
                var request = message.asRequest();
                GroupSizes sizes = new GroupSizes(request.min(), request.n(), request.max());
                PrimeGroup group = sizes.choose();
                goOnWith(exchange(sizes, group).server(greetings, signer));
                return ExchangeStep.answer(
                        SshKexGex.builder(ByteBuffer.allocate(group.bits() / Byte.SIZE + ExchangeMessages.OVERHEAD))
                                .asGroup()
                                .p(Mpint.of(group.p()))
                                .g(Mpint.of(group.g()))
                                .build()
                                .flip());
            }
        };
    }

    private DirectExchange exchange(GroupSizes sizes, PrimeGroup group) {
        return new DirectExchange(
                name,
                digestName,
                EphemeralKey.agreement(() -> new PrimeGroupKey(group)),
                new GexMessages(sizes, group));
    }

    /** A side that begins with its own messages, and goes on as one with a fixed group does. */
    private abstract static class Side implements ExchangeSide {
        private @Nullable ExchangeSide rest;

        abstract ExchangeStep begin(SshKexGex message) throws KeyExchangeException;

        final void goOnWith(ExchangeSide side) {
            rest = side;
        }

        @Override
        public final ExchangeStep receive(ByteBuffer message) throws KeyExchangeException {
            if (rest != null) {
                return rest.receive(message);
            }
            try {
                return begin(SshKexGex.parse(message));
            } catch (ParseException e) {
                throw DirectExchange.unreadable(e);
            }
        }
    }
}
