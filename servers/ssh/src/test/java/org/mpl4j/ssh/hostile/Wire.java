package org.mpl4j.ssh.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.ssh.crypto.CipherAlgorithm;
import org.mpl4j.ssh.crypto.Compression;
import org.mpl4j.ssh.crypto.ForgedPacketException;
import org.mpl4j.ssh.crypto.PacketCipher;
import org.mpl4j.ssh.packets.ssh.SshPacket;

/** A client's end of a connection: packets as they should be, or bytes as nobody should send them. */
final class Wire implements AutoCloseable {
    /** How long is waited for what must come: long, as the machine may have other things to do. */
    static final int PATIENCE_MILLIS = 60_000;

    private static final int MAX_PACKET = 64 * 1024;
    private static final int HEADER_BYTES = 5;
    private static final int MIN_PADDING = 4;

    private final Socket socket = new Socket();
    private final InputStream in;
    private final OutputStream out;
    private PacketCipher opener = CipherAlgorithm.beforeKeys();
    private PacketCipher sealer = CipherAlgorithm.beforeKeys();
    private Optional<Compression> deflating = Optional.empty();
    private Optional<Compression> inflating = Optional.empty();
    private int sent;
    private int received;

    Wire(int port) throws IOException {
        this(port, 0);
    }

    /** With a buffer for receiving of a size, so that a server soon finds that nobody reads; 0 for the usual one. */
    Wire(int port, int receiveBuffer) throws IOException {
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /** Sends bytes. */
    void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** {@return a packet with a message, as it is to be sent next} */
    byte[] sealed(byte[] message) {
        return sealed(message, packet -> packet);
    }

    /** {@return a packet that was changed before it was sealed, which does not change its length} */
    byte[] sealed(byte[] message, UnaryOperator<byte[]> change) {
        byte[] payload = deflating.map(stream -> compressed(stream, message)).orElse(message);
        byte[] plain = change.apply(plain(payload));
        return sealedPacket(plain);
    }

    /** {@return a packet, with whatever is in it, as it is to be sent next} */
    byte[] sealedPacket(byte[] plain) {
        byte[] packet = Arrays.copyOf(plain, plain.length + sealer.tagLength());
        sealer.seal(sent++, packet, 0, plain.length);
        return packet;
    }

    private static byte[] compressed(Compression stream, byte[] message) {
        byte[] room = new byte[Compression.maxCompressed(message.length)];
        return Arrays.copyOf(room, stream.compress(message, 0, message.length, room, 0));
    }

    private byte[] plain(byte[] payload) {
        int counted = payload.length + (sealer.isLengthPadded() ? HEADER_BYTES : 1);
        int block = sealer.blockSize();
        int padding = block - counted % block;
        padding = padding < MIN_PADDING ? padding + block : padding;
        ByteBuffer built = SshPacket.builder(ByteBuffer.allocate(HEADER_BYTES + payload.length + padding))
                .payload(Bytes.wrap(payload))
                .randomPadding(new byte[padding])
                .build()
                .flip();
        return Bytes.wrap(built).toArray();
    }

    /** {@return how much padding a packet without a message has} */
    int paddingOfNothing() {
        int counted = sealer.isLengthPadded() ? HEADER_BYTES : 1;
        return 2 * sealer.blockSize() - counted % sealer.blockSize();
    }

    /** {@return the next line without its end; nothing if the server has closed} */
    Optional<String> line() throws IOException {
        StringBuilder line = new StringBuilder();
        try {
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    return Optional.empty();
                }
                line.append((char) c);
            }
        } catch (SocketTimeoutException e) {
            throw hangs(e);
        }
        return Optional.of(line.toString().strip());
    }

    /** {@return the next message; nothing if the server has closed} */
    Optional<byte[]> receive() throws IOException {
        byte[] packet = new byte[MAX_PACKET];
        int known = opener.lengthByteCount();
        try {
            if (!isRead(packet, 0, known)) {
                return Optional.empty();
            }
            long length = opener.openLength(received, packet, 0);
            if (length > MAX_PACKET - HEADER_BYTES - opener.tagLength()) {
                throw new AssertionError("the server sends a packet of " + length + " bytes");
            }
            int whole = PacketCipher.LENGTH_FIELD_BYTES + (int) length;
            if (!isRead(packet, known, whole + opener.tagLength() - known)) {
                return Optional.empty();
            }
            opener.open(received++, packet, 0, whole);
            byte[] payload =
                    SshPacket.parse(ByteBuffer.wrap(packet, 0, whole)).payload().toArray();
            return Optional.of(inflating.isPresent() ? decompressed(inflating.get(), payload) : payload);
        } catch (ForgedPacketException | ParseException e) {
            throw new AssertionError("the server sends what is no packet", e);
        }
    }

    private static byte[] decompressed(Compression stream, byte[] payload) {
        byte[] room = new byte[MAX_PACKET];
        try {
            return Arrays.copyOf(room, stream.decompress(payload, 0, payload.length, room, 0, room.length));
        } catch (java.util.zip.DataFormatException e) {
            throw new AssertionError("the server sends what is not compressed", e);
        }
    }

    /** Whether so many bytes came, before the server has closed or given up. */
    private boolean isRead(byte[] target, int offset, int count) {
        try {
            return in.readNBytes(target, offset, count) == count;
        } catch (SocketTimeoutException e) {
            throw hangs(e);
        } catch (IOException e) {
            // A reset: what was sent was not read any more.
            return false;
        }
    }

    private static AssertionError hangs(SocketTimeoutException e) {
        return new AssertionError("the server neither answers nor closes", e);
    }

    /** Reads on until the server has closed; {@return how many bytes came} */
    long drain() {
        byte[] room = new byte[MAX_PACKET];
        long count = 0;
        try {
            for (int read = in.read(room); read >= 0; read = in.read(room)) {
                count += read;
            }
        } catch (SocketTimeoutException e) {
            throw hangs(e);
        } catch (IOException e) {
            // A reset, which is as good.
        }
        return count;
    }

    void useForSending(PacketCipher cipher, boolean isSequenceReset) {
        sealer = cipher;
        sent = isSequenceReset ? 0 : sent;
    }

    void useForReceiving(PacketCipher cipher, boolean isSequenceReset) {
        opener = cipher;
        received = isSequenceReset ? 0 : received;
    }

    void compress() {
        deflating.ifPresent(Compression::close);
        deflating = Optional.of(new Compression());
    }

    void decompress() {
        inflating.ifPresent(Compression::close);
        inflating = Optional.of(new Compression());
    }

    /** Says that nothing more is sent. */
    void shutdownOutput() throws IOException {
        socket.shutdownOutput();
    }

    static byte[] bytes(String line) {
        return line.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        deflating.ifPresent(Compression::close);
        inflating.ifPresent(Compression::close);
        socket.close();
    }
}
