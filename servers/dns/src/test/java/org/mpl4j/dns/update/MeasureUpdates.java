package org.mpl4j.dns.update;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.mpl4j.dns.packets.transport.StreamMessage;
import org.mpl4j.runtime.Bytes;

/** How many updates a second are made and on the disk, with so many clients that wait for each before they send the next. A program: its argument is a folder. */
final class MeasureUpdates {
    private static final long NANOS = 4_000_000_000L;

    private MeasureUpdates() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory(Path.of(arguments[0]), "updates");
        System.out.println(syncs(folder.resolve("alone")) + " writes a second of 300 bytes and fsync, alone");
        try (RunningServer server = new RunningServer(folder)) {
            for (int clients : new int[] {1, 1, 4, 16, 64}) {
                System.out.println(clients + " clients: " + updates(server.tcpPort(), clients) + " updates a second");
            }
        }
        System.exit(0);
    }

    private static long syncs(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long begin = System.nanoTime();
            long count = 0;
            while (System.nanoTime() - begin < NANOS) {
                channel.write(ByteBuffer.allocate(300));
                channel.force(false);
                count++;
            }
            return count * 1_000_000_000L / NANOS;
        }
    }

    private static long updates(int port, int clients) throws InterruptedException {
        AtomicLong made = new AtomicLong();
        long end = System.nanoTime() + NANOS;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            String prefix = "c" + clients + "-" + i + "-" + end % 1000 + "-";
            threads.add(Thread.ofPlatform().start(() -> made.addAndGet(update(port, prefix, end))));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return made.get() * 1_000_000_000L / NANOS;
    }

    private static long update(int port, String prefix, long end) {
        long count = 0;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            while (System.nanoTime() < end) {
                byte[] message =
                        Updates.of("", prefix + count + " 60 IN A 192.0.2.9").toWire(65_535);
                ByteBuffer frame = ByteBuffer.allocate(message.length + 2);
                StreamMessage.builder(frame).message(Bytes.wrap(message)).build();
                out.write(frame.array());
                byte[] answer = new byte[in.readUnsignedShort()];
                in.readFully(answer);
                count++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return count;
    }
}
