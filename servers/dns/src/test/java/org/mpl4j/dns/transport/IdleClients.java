package org.mpl4j.dns.transport;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program that has many connections open and says nothing on them, half of a message at the most; at a word in its input, a query on each. */
final class IdleClients {
    private static final int PARTIAL_EVERY = 10;

    private IdleClients() {}

    static Process start(InetSocketAddress server, int count) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        IdleClients.class.getName(),
                        String.valueOf(server.getPort()),
                        String.valueOf(count))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static void main(String[] arguments) throws IOException {
        InetSocketAddress server = new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0]));
        int count = Integer.parseInt(arguments[1]);
        byte[] query = StreamClient.frame(EchoService.query(1, "www.example.org"));
        List<SocketChannel> channels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open(server);
            if (i % PARTIAL_EVERY == 0) {
                channel.write(ByteBuffer.wrap(query, 0, query.length / 2));
            }
            channels.add(channel);
        }
        System.out.println("open");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        in.readLine();
        int answered = 0;
        ByteBuffer answer = ByteBuffer.allocate(1024);
        for (int i = 0; i < count; i++) {
            int sent = i % PARTIAL_EVERY == 0 ? query.length / 2 : 0;
            channels.get(i).write(ByteBuffer.wrap(query, sent, query.length - sent));
        }
        for (SocketChannel channel : channels) {
            answered += channel.read(answer.clear()) > 0 ? 1 : 0;
        }
        System.out.println("answered " + answered);
        in.readLine();
    }
}
