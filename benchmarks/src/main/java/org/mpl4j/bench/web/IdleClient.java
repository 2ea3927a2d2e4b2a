package org.mpl4j.bench.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that opens very many connections, fetches a file by each of them, and leaves them open. For each line that it reads it fetches the file again by some of them, and writes how many gave it. It ends with its input.
 */
final class IdleClient {
    private static final int AT_ONCE = 250;
    private static final int ASKED_AGAIN = 1_000;
    private static final int HEAD_ROOM = 2_048;
    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final InetSocketAddress server;
    private final byte[] file;
    private final ByteBuffer request;
    private final ByteBuffer response;
    private final List<SocketChannel> connections = new ArrayList<>();

    private IdleClient(InetSocketAddress server, Path file) throws IOException {
        this.server = server;
        this.file = Files.readAllBytes(file);
        String head = "GET /" + file.getFileName() + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        request = ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII));
        response = ByteBuffer.allocate(HEAD_ROOM + this.file.length);
    }

    /**
     * The program.
     *
     * @param arguments the server's address and port, the file as it is here, how many connections, and the address that they come from
     */
    public static void main(String[] arguments) throws IOException {
        int next = 0;
        InetAddress host = InetAddress.getByName(arguments[next++]);
        InetSocketAddress server = new InetSocketAddress(host, Integer.parseInt(arguments[next++]));
        IdleClient client = new IdleClient(server, Path.of(arguments[next++]));
        int count = Integer.parseInt(arguments[next++]);
        client.open(InetAddress.getByName(arguments[next]), count);
        System.out.println(count);
        while (System.in.read() >= 0) {
            System.out.println(client.askAgain());
        }
    }

    private void open(InetAddress source, int count) throws IOException {
        while (connections.size() < count) {
            int first = connections.size();
            int end = Math.min(first + AT_ONCE, count);
            for (int i = first; i < end; i++) {
                SocketChannel connection = SocketChannel.open();
                connection.bind(new InetSocketAddress(source, 0));
                connection.connect(server);
                connections.add(connection);
                ask(connection);
            }
            for (SocketChannel connection : connections.subList(first, end)) {
                take(connection);
            }
        }
    }

    /** Fetches the file by some of all, from the oldest to the newest. */
    private int askAgain() throws IOException {
        int step = Math.max(1, connections.size() / ASKED_AGAIN);
        int answered = 0;
        for (int i = 0; i < connections.size(); i += step) {
            ask(connections.get(i));
            take(connections.get(i));
            answered++;
        }
        return answered;
    }

    private void ask(SocketChannel connection) throws IOException {
        request.rewind();
        while (request.hasRemaining()) {
            connection.write(request);
        }
    }

    /** Reads a response, whose content has to be the file. */
    private void take(SocketChannel connection) throws IOException {
        response.clear();
        int content = -1;
        while (content < 0 || response.position() < content + file.length) {
            if (connection.read(response) <= 0) {
                throw new IOException("the server closed a connection of " + connections.size()
                        + ", or has a longer response than " + response.capacity() + " bytes");
            }
            content = content < 0 ? contentAt() : content;
        }
        ByteBuffer rest = response.flip().position(content);
        if (!rest.equals(ByteBuffer.wrap(file))) {
            throw new IOException("what the server sent is not the file");
        }
    }

    /** Where the content begins, or -1. */
    private int contentAt() {
        for (int at = 0; at + HEAD_END.length <= response.position(); at++) {
            if (ByteBuffer.wrap(response.array(), at, HEAD_END.length).equals(ByteBuffer.wrap(HEAD_END))) {
                return at + HEAD_END.length;
            }
        }
        return -1;
    }
}
