package org.mpl4j.ssh.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.PayloadWriter;
import org.mpl4j.servers.common.link.Link;
import org.mpl4j.ssh.crypto.CipherAlgorithm;
import org.mpl4j.ssh.crypto.Compression;
import org.mpl4j.ssh.crypto.PacketCipher;
import org.mpl4j.ssh.packets.ssh.SshPacket;

/**
 * Packets that go out, in a buffer of fixed size, where they are built and sealed, one behind the other, until they are flushed. A packet is {@link #build}t, and then
 * either {@link #seal}ed or forgotten. For one thread at a time.
 */
final class PacketOutput {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CAPACITY = 72 * 1024;

    /** What a packet may need, with padding and tag. */
    private static final int MAX_PACKET = 37 * 1024;

    private static final int MAX_MESSAGE = 36 * 1024;
    private static final int MIN_PADDING = 4;
    private static final int MAX_PADDING = 256;
    private static final int HEADER_BYTES = 5;

    private final Link link;
    private final byte[] buffer = new byte[CAPACITY];
    private final ByteBuffer target = ByteBuffer.wrap(buffer);
    private final ByteBuffer source = ByteBuffer.wrap(buffer);
    private final PacketWriter out = new PacketWriter(target);
    private final SshPacket.Writer writer = new SshPacket.Writer();
    private final byte[] padding = new byte[MAX_PADDING];
    private final ByteBuffer paddingView = ByteBuffer.wrap(padding);
    private final PayloadWriter padder = this::pad;
    private final SshPacket.Builder.Content content = this::content;
    private PayloadWriter message = nothing -> {};
    private int sealed;
    private int built;
    private int payloadLength;
    private PacketCipher cipher = CipherAlgorithm.beforeKeys();
    private int sequence;
    private final KeyWear wear = new KeyWear("sent", cipher);
    private @Nullable Compression compression;
    private byte[] plain = {};
    private byte[] compressed = {};

    PacketOutput(Link link) {
        this.link = link;
    }

    /** Sends a line at once. */
    void line(ByteBuffer line) throws IOException {
        link.write(line);
    }

    /**
     * Builds a packet.
     *
     * @param content writes the message
     * @return the message, valid until the packet is sealed
     */
    Bytes build(PayloadWriter content) throws IOException {
        if (CAPACITY - sealed < MAX_PACKET) {
            flush();
        }
        return compression == null ? packet(content) : compress(content, compression);
    }

    /** Encrypts what was built. */
    void seal() {
        cipher.seal(sequence, buffer, sealed, built - sealed);
        wear.use(built - sealed);
        sealed = built + cipher.tagLength();
        sequence++;
    }

    /** Writes all that was sealed. */
    void flush() throws IOException {
        int count = sealed;
        sealed = 0;
        if (count > 0) {
            link.write(source.limit(count).position(0));
        }
    }

    /** Takes new keys into use. */
    void use(PacketCipher next, boolean isSequenceReset) {
        cipher = next;
        wear.renew(next);
        RANDOM.nextBytes(padding);
        if (isSequenceReset) {
            sequence = 0;
        }
    }

    /** From now on, compresses what is built, in a new stream, or does not. */
    void compress(boolean isOn) {
        close();
        if (isOn) {
            compression = new Compression();
            plain = plain.length == 0 ? new byte[MAX_MESSAGE] : plain;
            compressed = compressed.length == 0 ? new byte[Compression.maxCompressed(MAX_MESSAGE)] : compressed;
        }
    }

    /** {@return whether the keys are worn out} */
    boolean isWorn(long byteLimit) {
        return wear.isWorn(byteLimit);
    }

    /** Refuses to send anything more under keys that are worn out, and that the peer gives no new ones for. */
    void requireFresh(long byteLimit) throws ProtocolException {
        wear.require(byteLimit);
    }

    void close() {
        if (compression != null) {
            compression.close();
            compression = null;
        }
    }

    private Bytes packet(PayloadWriter payload) {
        target.limit(CAPACITY - cipher.tagLength()).position(sealed);
        out.reset(target);
        message = payload;
        writer.write(out, content);
        built = out.position();
        source.limit(CAPACITY);
        return Bytes.view(source, sealed + HEADER_BYTES, payloadLength);
    }

    private SshPacket.Builder.Complete content(SshPacket.Builder.NeedsPayload packet) {
        return packet.payload(message).randomPadding(padder);
    }

    private void pad(PacketWriter packet) {
        payloadLength = packet.position() - sealed - HEADER_BYTES;
        int block = cipher.blockSize();
        int counted = payloadLength + (cipher.isLengthPadded() ? HEADER_BYTES : 1);
        int count = block - counted % block;
        count = count < MIN_PADDING ? count + block : count;
        packet.putBytes("random_padding", paddingView, 0, count);
    }

    /** The message is the plain one: what the policy sees. */
    private Bytes compress(PayloadWriter content, Compression compression) {
        PacketWriter scratch = new PacketWriter(ByteBuffer.wrap(plain));
        content.write(scratch);
        int length = scratch.position();
        int count = compression.compress(plain, 0, length, compressed, 0);
        ByteBuffer bytes = ByteBuffer.wrap(compressed);
        packet(packet -> packet.putBytes("payload", bytes, 0, count));
        return Bytes.view(ByteBuffer.wrap(plain), 0, length);
    }
}
