package org.mpl4j.summon.peers;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.mpl4j.tcpip.socket.TcpSocket;

/** One request of HTTP: the content of a PUT is answered by its SHA-256, a GET of {@code /123} by 123 bytes. */
final class UploadConversation {
    private static final int ROOM = 64 << 10;
    private static final String HEAD_END = "\r\n\r\n";
    private static final String LENGTH = "\r\ncontent-length:";

    private final TcpSocket socket;
    private final ByteBuffer in = ByteBuffer.allocate(ROOM).limit(0);

    private UploadConversation(TcpSocket socket) {
        this.socket = socket;
    }

    static void run(TcpSocket accepted) {
        try (accepted) {
            new UploadConversation(accepted).answer();
        } catch (IOException | NoSuchAlgorithmException e) {
            // The client sees the end.
        }
    }

    private void answer() throws IOException, NoSuchAlgorithmException {
        String head = head();
        if (head.startsWith("get /")) {
            send(Long.parseLong(head.substring("get /".length(), head.indexOf(' ', "get /".length()))));
        } else {
            int at = head.indexOf(LENGTH) + LENGTH.length();
            String hash = digest(Long.parseLong(
                            head.substring(at, head.indexOf('\r', at)).strip())) + "\n";
            write(("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + hash.length() + HEAD_END + hash)
                    .getBytes(StandardCharsets.US_ASCII));
        }
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf(HEAD_END) < 0) {
            fill();
            head.append((char) Character.toLowerCase(in.get()));
        }
        return head.toString();
    }

    private void fill() throws IOException {
        if (!in.hasRemaining()) {
            if (socket.read(in.clear()) < 0) {
                throw new EOFException("the client has ended");
            }
            in.flip();
        }
    }

    private String digest(long length) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (long left = length; left > 0; ) {
            fill();
            int count = (int) Math.min(left, in.remaining());
            digest.update(in.slice(in.position(), count));
            in.position(in.position() + count);
            left -= count;
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private void send(long length) throws IOException {
        write(("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + length + HEAD_END)
                .getBytes(StandardCharsets.US_ASCII));
        for (long left = length; left > 0; left -= ROOM) {
            write(new byte[(int) Math.min(left, ROOM)]);
        }
    }

    private void write(byte[] bytes) throws IOException {
        ByteBuffer out = ByteBuffer.wrap(bytes);
        while (out.hasRemaining()) {
            socket.write(out);
        }
    }
}
