package org.mpl4j.ssh.crypto;

import java.nio.ByteBuffer;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.ssh.packets.ssh.SshPublicKey;
import org.mpl4j.ssh.packets.ssh.SshSignature;

/** How a family of methods writes the two messages of an agreement, and what is hashed. */
interface ExchangeMessages {
    /** Room for message numbers and lengths. */
    int OVERHEAD = 64;

    /** {@return the client's message} */
    ByteBuffer init(byte[] publicKey);

    /** {@return what the client's message has} */
    byte[] readInit(ByteBuffer message) throws ParseException, KeyExchangeException;

    /** {@return the server's message} */
    ByteBuffer reply(SshPublicKey hostKey, byte[] publicKey, SshSignature signature);

    /** {@return what the server's message has} */
    Reply readReply(ByteBuffer message) throws ParseException, KeyExchangeException;

    /** {@return what the exchange hash is of} */
    ByteBuffer hashed(ExchangeGreetings greetings, SshPublicKey hostKey, Agreed agreed);

    /**
     * The server's message.
     *
     * @param hostKey its public key
     * @param publicKey its part of the agreement
     * @param signature of the exchange hash
     */
    @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
    record Reply(SshPublicKey hostKey, byte[] publicKey, SshSignature signature) {}

    /**
     * What was exchanged and agreed on.
     *
     * @param init the client's part
     * @param reply the server's
     * @param secret the content of K
     */
    @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
    record Agreed(byte[] init, byte[] reply, byte[] secret) {
        int byteCount() {
            return init.length + reply.length + secret.length;
        }
    }

    /** {@return a complaint about a message that has its place elsewhere} */
    static KeyExchangeException unexpected(Object kind) {
        return new KeyExchangeException("message " + kind + " is not expected at this point of the key exchange");
    }
}
