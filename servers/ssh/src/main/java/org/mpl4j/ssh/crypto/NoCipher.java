package org.mpl4j.ssh.crypto;

/** Packets as they are, before there are keys. */
final class NoCipher implements PacketCipher {
    @Override
    public int lengthByteCount() {
        return LENGTH_FIELD_BYTES;
    }

    @Override
    public int blockSize() {
        return 8;
    }

    @Override
    public boolean isLengthPadded() {
        return true;
    }

    @Override
    public int tagLength() {
        return 0;
    }

    @Override
    public long packetLimit() {
        return KeyLimits.PACKETS;
    }

    @Override
    public long byteLimit() {
        return Long.MAX_VALUE;
    }

    @Override
    public long openLength(int sequenceNumber, byte[] buffer, int offset) {
        return Octets.uint32(buffer, offset);
    }

    @Override
    public void open(int sequenceNumber, byte[] buffer, int offset, int length) {}

    @Override
    public void seal(int sequenceNumber, byte[] buffer, int offset, int length) {}
}
