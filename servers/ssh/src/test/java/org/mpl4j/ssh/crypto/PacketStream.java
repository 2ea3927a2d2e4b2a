package org.mpl4j.ssh.crypto;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.ssh.packets.ssh.SshPacket;

/** Packets over a socket, one after the other: what a transport does, without all else that it does. */
final class PacketStream implements AutoCloseable {
    private static final int MAX_PACKET = 256 * 1024;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private PacketCipher opener = CipherAlgorithm.beforeKeys();
    private PacketCipher sealer = CipherAlgorithm.beforeKeys();
    private int sent;
    private int received;

    PacketStream(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(60_000);
        this.in = new DataInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /** Sends a line and gives that of the other side. */
    String identify(String own) throws IOException {
        out.write((own + "\r\n").getBytes(StandardCharsets.US_ASCII));
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the other side closed after: " + line);
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    void use(PacketCipher forReceiving, PacketCipher forSending) {
        opener = forReceiving;
        sealer = forSending;
    }

    void send(ByteBuffer message) throws IOException {
        byte[] packet = packet(message, sealer);
        int length = packet.length - sealer.tagLength();
        sealer.seal(sent++, packet, 0, length);
        out.write(packet);
        out.flush();
    }

    /** {@return a packet before it is sealed, with room for the tag} */
    static byte[] packet(ByteBuffer message, PacketCipher cipher) {
        int counted = message.remaining() + (cipher.isLengthPadded() ? 5 : 1);
        int block = cipher.blockSize();
        int padding = block - counted % block;
        padding = padding < 4 ? padding + block : padding;
        ByteBuffer room = ByteBuffer.allocate(5 + message.remaining() + padding + cipher.tagLength());
        SshPacket.builder(room)
                .payload(Bytes.wrap(message))
                .randomPadding(new byte[padding])
                .build();
        return room.array();
    }

    ByteBuffer receive() throws Exception {
        byte[] packet = new byte[MAX_PACKET];
        int known = opener.lengthByteCount();
        in.readFully(packet, 0, known);
        long length = opener.openLength(received, packet, 0);
        if (length > MAX_PACKET - 100) {
            throw new IOException("a packet of " + length + " bytes");
        }
        int whole = PacketCipher.LENGTH_FIELD_BYTES + (int) length;
        in.readFully(packet, known, whole + opener.tagLength() - known);
        opener.open(received++, packet, 0, whole);
        Bytes payload = SshPacket.parse(ByteBuffer.wrap(packet, 0, whole)).payload();
        return ByteBuffer.wrap(payload.toArray());
    }

    int sentCount() {
        return sent;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
