package org.mpl4j.ssh.crypto;

import java.nio.ByteBuffer;
import org.mpl4j.ssh.packets.exchange.ExchangeParties;
import org.mpl4j.ssh.packets.ssh.SshPublicKey;

/** The beginning of what an exchange hash is of. */
final class Greetings {
    private Greetings() {}

    /** {@return what writes it} */
    static ExchangeParties.Builder.Content of(ExchangeGreetings greetings, SshPublicKey hostKey) {
        return parties -> parties.vC(greetings.clientIdentification())
                .vS(greetings.serverIdentification())
                .iC(greetings.clientKexInit())
                .iS(greetings.serverKexInit())
                .kS(hostKey.encoded());
    }

    /** {@return room for all of it, and for so many bytes} */
    static ByteBuffer room(ExchangeGreetings greetings, SshPublicKey hostKey, int byteCount) {
        return ByteBuffer.allocate(
                greetings.byteCount() + hostKey.byteLength() + byteCount + ExchangeMessages.OVERHEAD);
    }
}
