package org.mpl4j.ssh.transport;

import org.mpl4j.ssh.crypto.PacketCipher;
import org.mpl4j.ssh.packets.ssh.SshTransport.MessageBranch.Disconnect.ReasonCode;

/**
 * How much the keys of one direction were used. Behind a first limit new keys are asked for; behind a second one the old ones are used no more, whatever the other
 * side does: nobody may keep worn keys in use by not answering. For one thread at a time.
 */
final class KeyWear {
    /** How much may be on its way when one side asks for new keys. */
    private static final long ON_ITS_WAY = 64L << 20;

    private final String direction;
    private long packetLimit;
    private long byteLimit;
    private long packets;
    private long bytes;

    /** For what is sent or received under a cipher. */
    KeyWear(String direction, PacketCipher cipher) {
        this.direction = direction;
        renew(cipher);
    }

    /** New keys are in use. */
    void renew(PacketCipher cipher) {
        packetLimit = cipher.packetLimit();
        byteLimit = cipher.byteLimit();
        packets = 0;
        bytes = 0;
    }

    /** A packet more. */
    void use(int byteCount) {
        packets++;
        bytes += byteCount;
    }

    /**
     * Whether it is time for new keys.
     *
     * @param wanted after how many bytes somebody wants them, if the cipher does not want them earlier
     */
    boolean isWorn(long wanted) {
        return bytes >= Math.min(wanted, byteLimit) || packets >= packetLimit;
    }

    /**
     * Refuses to use keys that new ones were due for long ago. The number of packets is twice that of {@link #isWorn}: with 2^32 of them, their numbers come round
     * (RFC 4344 section 3.1).
     *
     * @param wanted as above
     */
    void require(long wanted) throws ProtocolException {
        long most = Math.min(wanted, byteLimit);
        if (bytes - ON_ITS_WAY >= most || packets >= 2 * packetLimit) {
            throw new ProtocolException(
                    ReasonCode.KeyExchangeFailed,
                    "%d bytes in %d packets were %s, and there are no new keys".formatted(bytes, packets, direction));
        }
    }
}
