package org.mpl4j.ssh.crypto;

import java.nio.ByteBuffer;
import java.util.Optional;

/** One side of one key exchange. */
public interface ExchangeSide {
    /** {@return what is to be sent before anything is received: a client's first message} */
    Optional<ByteBuffer> start();

    /**
     * Takes a message from 30 to 49.
     *
     * @param message the payload of a packet
     * @return what is to be sent, and the result if that ends the exchange
     * @throws KeyExchangeException if the message is not what this method expects, or its keys are not fit for use
     */
    ExchangeStep receive(ByteBuffer message) throws KeyExchangeException;
}
