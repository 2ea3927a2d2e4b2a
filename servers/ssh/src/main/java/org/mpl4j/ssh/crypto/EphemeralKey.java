package org.mpl4j.ssh.crypto;

import java.util.function.Supplier;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.Mpint;

/** A key pair for one exchange, whose methods are the same for both sides. */
interface EphemeralKey extends SecretAgreement.Offer {
    /**
     * Agrees with the other side.
     *
     * @param publicKey the other side's
     * @return the secret number, unsigned
     * @throws KeyExchangeException if that key is not fit for use
     */
    byte[] agree(byte[] publicKey) throws KeyExchangeException;

    @Override
    default byte[] secret(byte[] reply) throws KeyExchangeException {
        return Mpint.ofUnsigned(Bytes.wrap(agree(reply))).canonical().toArray();
    }

    /**
     * An agreement in which both sides do the same, and K is a number.
     *
     * @param keys makes fresh ones
     * @return the agreement
     */
    static SecretAgreement agreement(Supplier<? extends EphemeralKey> keys) {
        return new SecretAgreement() {
            @Override
            public Offer offer() {
                return keys.get();
            }

            @Override
            public Answer answer(byte[] init) throws KeyExchangeException {
                EphemeralKey key = keys.get();
                return new Answer(key.init(), key.secret(init));
            }
        };
    }
}
