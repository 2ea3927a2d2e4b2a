package org.mpl4j.ssh.crypto;

/**
 * Encrypts and authenticates packets of one direction under one set of keys, in place. One object either seals or opens, in the order of sequence
 * numbers, and by one thread at a time.
 *
 * <p>A packet is an {@code ssh_packet}, from its length field to its padding; behind it is the tag. To open one: wait for {@link #lengthByteCount}
 * bytes, ask {@link #openLength} once, refuse a length that is too large, wait for 4 bytes, so many and the tag, and {@link #open} it. Nothing of
 * the packet may be believed before that, its length as little as need be.
 */
public interface PacketCipher {
    /** Bytes of the length field. */
    int LENGTH_FIELD_BYTES = 4;

    /** {@return how many bytes of a packet must be there for its length to be known} */
    int lengthByteCount();

    /** {@return what a packet is to be a multiple of, in bytes; at least 8} */
    int blockSize();

    /** {@return whether the length field counts for that multiple, or only what is behind it} */
    boolean isLengthPadded();

    /** {@return how many bytes follow the packet} */
    int tagLength();

    /** {@return how many packets these keys are good for (RFC 4344 section 3.1)} */
    long packetLimit();

    /** {@return how many bytes these keys are good for (RFC 4344 section 3.2)} */
    long byteLimit();

    /**
     * Finds how long the next packet is. To be asked once a packet.
     *
     * @param sequenceNumber of the packet
     * @param buffer where the packet is
     * @param offset of its first byte
     * @return the value of the length field, unsigned
     */
    long openLength(int sequenceNumber, byte[] buffer, int offset);

    /**
     * Verifies and decrypts a packet.
     *
     * @param sequenceNumber of the packet
     * @param buffer where the packet is, and its tag behind it
     * @param offset of its first byte
     * @param length in bytes, with the length field and without the tag
     * @throws ForgedPacketException if it is not what the other side has sealed; what is in the buffer then is to be thrown away
     */
    void open(int sequenceNumber, byte[] buffer, int offset, int length) throws ForgedPacketException;

    /**
     * Encrypts a packet and puts the tag behind it.
     *
     * @param sequenceNumber of the packet
     * @param buffer where the packet is, with room for the tag behind it
     * @param offset of its first byte
     * @param length in bytes, with the length field and without the tag
     */
    void seal(int sequenceNumber, byte[] buffer, int offset, int length);
}
