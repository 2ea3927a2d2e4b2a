package org.mpl4j.ssh.crypto;

/** How two sides agree on a secret by one message each. */
interface SecretAgreement {
    /** {@return the client's part, with fresh keys} */
    Offer offer();

    /**
     * Does the server's part, with fresh keys.
     *
     * @param init what the client has sent
     * @return what the client is to be sent, and the secret
     * @throws KeyExchangeException if what it has sent is not fit for use
     */
    Answer answer(byte[] init) throws KeyExchangeException;

    /** The client's part. */
    interface Offer {
        /** {@return what the server is to be sent} */
        byte[] init();

        /**
         * Finds the secret.
         *
         * @param reply what the server has sent
         * @return the content of K
         * @throws KeyExchangeException if what it has sent is not fit for use
         */
        byte[] secret(byte[] reply) throws KeyExchangeException;
    }

    /**
     * The server's part.
     *
     * @param reply what the client is to be sent
     * @param secret the content of K
     */
    @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
    record Answer(byte[] reply, byte[] secret) {}
}
