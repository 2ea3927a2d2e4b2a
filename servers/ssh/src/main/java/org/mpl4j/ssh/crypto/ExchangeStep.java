package org.mpl4j.ssh.crypto;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What follows from a message of a key exchange.
 *
 * @param answer what is to be sent
 * @param result if the exchange is over; a client is yet to verify the signature in it
 */
public record ExchangeStep(Optional<ByteBuffer> answer, Optional<ExchangeResult> result) {
    static ExchangeStep answer(ByteBuffer message) {
        return new ExchangeStep(Optional.of(message), Optional.empty());
    }
}
