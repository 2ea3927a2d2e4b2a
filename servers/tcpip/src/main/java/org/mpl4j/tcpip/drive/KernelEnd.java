package org.mpl4j.tcpip.drive;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** For measurements: one end of a transfer on the kernel's sockets, as a process of its own: {@code sink PORT} or {@code source HOST PORT SECONDS}. */
public final class KernelEnd {
    private static final int BUFFER = 1 << 18;

    private KernelEnd() {}

    /** Runs it. */
    public static void main(String... words) throws IOException {
        if (words[0].equals("sink")) {
            sink(Integer.parseInt(words[1]));
        } else {
            source(new InetSocketAddress(words[1], Integer.parseInt(words[2])), Integer.parseInt(words[3]));
        }
    }

    /** Takes one connection after the other, and prints for each how many bytes came in how many nanoseconds since the first of them. */
    private static void sink(int port) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(port));
            TransferProgress.say("ready");
            while (true) {
                try (SocketChannel connection = server.accept()) {
                    TransferProgress progress = new TransferProgress();
                    for (int count = connection.read(buffer); count >= 0; count = connection.read(buffer.clear())) {
                        progress.add(count);
                    }
                    progress.end();
                }
            }
        }
    }

    /** Sends for so long. */
    private static void source(InetSocketAddress to, int seconds) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        try (SocketChannel connection = SocketChannel.open(to)) {
            long end = System.nanoTime() + seconds * TransferProgress.SECOND;
            while (System.nanoTime() < end) {
                connection.write(buffer.clear());
            }
        }
        TransferProgress.say("sent");
    }
}
