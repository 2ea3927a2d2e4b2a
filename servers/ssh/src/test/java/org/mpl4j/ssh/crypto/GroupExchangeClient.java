package org.mpl4j.ssh.crypto;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.ssh.packets.ssh.SshKexGex;

/** A client of group exchange that takes the smallest group, so that tests have time for many. */
public final class GroupExchangeClient implements ExchangeSide {
    private static final GroupSizes SIZES = new GroupSizes(2048, 2048, 2048);
    private static final int ROOM = 64;

    private final ExchangeGreetings greetings;
    private Optional<ExchangeSide> rest = Optional.empty();

    /** Begins. */
    public GroupExchangeClient(ExchangeGreetings greetings) {
        this.greetings = greetings;
    }

    @Override
    public Optional<ByteBuffer> start() {
        return Optional.of(SshKexGex.builder(ByteBuffer.allocate(ROOM))
                .asRequest()
                .min(SIZES.min())
                .n(SIZES.preferred())
                .max(SIZES.max())
                .build()
                .flip());
    }

    @Override
    public ExchangeStep receive(ByteBuffer message) throws KeyExchangeException {
        if (rest.isPresent()) {
            return rest.get().receive(message);
        }
        try {
            var answer = SshKexGex.parse(message).asGroup();
            PrimeGroup group =
                    new PrimeGroup(answer.p().toBigInteger(), answer.g().toBigInteger());
            ExchangeSide side = new DirectExchange(
                            "diffie-hellman-group-exchange-sha256",
                            "SHA-256",
                            EphemeralKey.agreement(() -> new PrimeGroupKey(group)),
                            new GexMessages(SIZES, group))
                    .client(greetings);
            rest = Optional.of(side);
            return new ExchangeStep(side.start(), Optional.empty());
        } catch (ParseException e) {
            throw new KeyExchangeException("no group: " + e.getMessage(), e);
        }
    }
}
