package org.mpl4j.ssh.transport;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.servers.common.link.Link;
import org.mpl4j.ssh.crypto.CipherAlgorithm;
import org.mpl4j.ssh.crypto.Compression;
import org.mpl4j.ssh.crypto.ForgedPacketException;
import org.mpl4j.ssh.crypto.PacketCipher;
import org.mpl4j.ssh.packets.ssh.SshPacket;
import org.mpl4j.ssh.packets.ssh.SshTransport.MessageBranch.Disconnect.ReasonCode;

/** Packets that come in, in a buffer of fixed size, where they are opened in place. For one thread. */
final class PacketInput {
    /** What the length field has at most: enough for {@link Sender#MAX_DATA}, and the 35000 bytes that everybody must take (RFC 4253 section 6.1). */
    private static final int MAX_LENGTH = 36 * 1024;

    private static final int CAPACITY = 64 * 1024;
    private static final int SMALLEST_LENGTH = 5;
    private static final int MIN_PADDING = 4;
    private static final int MAX_LINE = 255;

    private final Link link;
    private final byte[] buffer = new byte[CAPACITY];
    private final ByteBuffer target = ByteBuffer.wrap(buffer);
    private final ByteBuffer source = ByteBuffer.wrap(buffer);
    private int start;
    private int end;
    private PacketCipher cipher = CipherAlgorithm.beforeKeys();
    private int sequence;
    private final KeyWear wear = new KeyWear("received", cipher);
    private @Nullable Compression compression;
    private byte[] decompressed = {};
    private boolean isHasty = true;

    PacketInput(Link link) {
        this.link = link;
    }

    /** Waits for a line; what ends it is not part of it. */
    String line() throws IOException, ProtocolException {
        for (int at = start; at - start < MAX_LINE; at++) {
            need(at - start + 1);
            if (buffer[at] == '\n') {
                int length = at > start && buffer[at - 1] == '\r' ? at - start - 1 : at - start;
                String line = new String(buffer, start, length, StandardCharsets.ISO_8859_1);
                start = at + 1;
                return line;
            }
        }
        throw new ProtocolException(
                ReasonCode.ProtocolVersionNotSupported, "no identification line within " + MAX_LINE + " bytes");
    }

    /** Waits for a packet. The payload is valid until the next call. */
    Bytes next() throws IOException, ProtocolException {
        need(cipher.lengthByteCount());
        long length = cipher.openLength(sequence, buffer, start);
        long padded = cipher.isLengthPadded() ? length + PacketCipher.LENGTH_FIELD_BYTES : length;
        if (length < SMALLEST_LENGTH || length > MAX_LENGTH || padded % cipher.blockSize() != 0) {
            throw new ProtocolException("a packet's length is wrong");
        }
        int whole = PacketCipher.LENGTH_FIELD_BYTES + (int) length;
        need(whole + cipher.tagLength());
        try {
            cipher.open(sequence, buffer, start, whole);
        } catch (ForgedPacketException e) {
            throw new ProtocolException(ReasonCode.MacError, "a packet is corrupt");
        }
        int at = start;
        start += whole + cipher.tagLength();
        sequence++;
        wear.use(whole);
        try {
            SshPacket packet = SshPacket.parse(Bytes.view(source, at, whole));
            if (packet.randomPadding().length() < MIN_PADDING) {
                throw new ProtocolException("a packet has less than %d bytes of padding".formatted(MIN_PADDING));
            }
            return decompressed(packet.payload());
        } catch (ParseException e) {
            throw new ProtocolException("a packet cannot be read: " + e.getMessage());
        }
    }

    /** Takes new keys into use. */
    void use(PacketCipher next, boolean isSequenceReset) {
        cipher = next;
        wear.renew(next);
        if (isSequenceReset) {
            sequence = 0;
        }
    }

    /** What comes from now on is compressed, in a new stream, or is not. */
    void decompress(boolean isOn) {
        close();
        if (isOn) {
            compression = new Compression();
            decompressed = decompressed.length == 0 ? new byte[MAX_LENGTH] : decompressed;
        }
    }

    /** {@return the sequence number of the packet that came last} */
    int lastSequence() {
        return sequence - 1;
    }

    /** {@return whether the keys are worn out} */
    boolean isWorn(long byteLimit) {
        return wear.isWorn(byteLimit);
    }

    /** Refuses to go on with keys that are worn out for so long that the peer cannot have missed it. */
    void requireFresh(long byteLimit) throws ProtocolException {
        wear.require(byteLimit);
    }

    /** From now on, what comes need not be acknowledged at once: until somebody has logged in, the peer waits for that before it sends more. */
    void takeTime() {
        isHasty = false;
    }

    /** Reads on and forgets it, until the peer closes. */
    void drain() throws IOException {
        do {
            target.clear();
        } while (link.read(target) >= 0);
    }

    void close() {
        if (compression != null) {
            compression.close();
            compression = null;
        }
    }

    private Bytes decompressed(Bytes payload) throws ProtocolException {
        if (compression == null) {
            return payload;
        }
        try {
            int count = compression.decompress(
                    buffer, payload.sourceOffset(), payload.length(), decompressed, 0, decompressed.length);
            return Bytes.view(ByteBuffer.wrap(decompressed), 0, count);
        } catch (DataFormatException e) {
            throw new ProtocolException(
                    ReasonCode.CompressionError, "a payload cannot be decompressed: " + e.getMessage());
        }
    }

    /** Waits until so many bytes are there. */
    private void need(int count) throws IOException {
        if (end - start >= count) {
            return;
        }
        if (start == end) {
            start = 0;
            end = 0;
        }
        while (end - start < count) {
            if (start + count > CAPACITY || end == CAPACITY) {
                System.arraycopy(buffer, start, buffer, 0, end - start);
                end -= start;
                start = 0;
            }
            target.limit(CAPACITY).position(end);
            int read = link.read(target);
            if (read < 0) {
                throw new EOFException("the peer has closed the connection");
            }
            end += read;
            if (isHasty) {
                link.quickAck();
            }
        }
    }
}
