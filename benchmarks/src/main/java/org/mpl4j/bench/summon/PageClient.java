package org.mpl4j.bench.summon;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.mpl4j.bench.packets.dns.Dns;
import org.mpl4j.bench.packets.dns.DnsRr;
import org.mpl4j.bench.packets.dns.Rrtype;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.codec.DnsName;

/** A client that asks for an address, connects and fetches a page, and tells how long that took. */
final class PageClient {
    private static final int SIZE = 512;
    private static final int PORT = 80;
    private static final long PAUSE_NANOS = 200_000;
    private static final long PATIENCE = Duration.ofSeconds(30).toNanos();
    private static final double NANOS_A_MILLI = 1e6;
    private static final ByteBuffer REQUEST = ByteBuffer.wrap(
            "GET / HTTP/1.1\r\nHost: web\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

    private PageClient() {}

    /** From the query to the first byte of the page, in ms. */
    static double summon(InetSocketAddress directory, String name) throws IOException {
        long begin = System.nanoTime();
        fetch(ask(directory, name));
        return (System.nanoTime() - begin) / NANOS_A_MILLI;
    }

    /** From now to the first byte of the page, in ms, also if nobody listens there at first. */
    static double await(InetAddress server) throws IOException {
        long begin = System.nanoTime();
        while (true) {
            try {
                fetch(server);
                return (System.nanoTime() - begin) / NANOS_A_MILLI;
            } catch (ConnectException e) {
                if (System.nanoTime() - begin > PATIENCE) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private static InetAddress ask(InetSocketAddress directory, String name) throws IOException {
        ByteBuffer message = Dns.builder(ByteBuffer.allocate(SIZE))
                .id((int) System.nanoTime() & 0xffff)
                .questions(list -> list.add(q -> q.qname(DnsName.of(name)).qtype(Rrtype.A)))
                .build()
                .flip();
        try (DatagramChannel channel = DatagramChannel.open().connect(directory)) {
            channel.write(message);
            channel.socket().setSoTimeout((int) Duration.ofNanos(PATIENCE).toMillis());
            java.net.DatagramPacket packet = new java.net.DatagramPacket(new byte[SIZE], SIZE);
            channel.socket().receive(packet);
            Dns answer = Dns.parse(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
            for (DnsRr record : answer.answers()) {
                long address = record.asRecord().rdataAsA().address();
                return InetAddress.getByAddress(
                        ByteBuffer.allocate(Integer.BYTES).putInt((int) address).array());
            }
            throw new IOException("the directory has no address of " + name + ": " + answer.rcode());
        } catch (ParseException e) {
            throw new IOException("the directory answered with what is no message: " + e.getMessage(), e);
        }
    }

    /** Connects, asks, and waits for the first byte; the rest is read, too. */
    private static void fetch(InetAddress server) throws IOException {
        try (SocketChannel channel = SocketChannel.open(new InetSocketAddress(server, PORT))) {
            ByteBuffer request = REQUEST.duplicate();
            while (request.hasRemaining()) {
                channel.write(request);
            }
            ByteBuffer page = ByteBuffer.allocate(SIZE);
            if (channel.read(page) < "HTTP/1.1 200".length()
                    || !new String(page.array(), StandardCharsets.US_ASCII).startsWith("HTTP/1.1 200")) {
                throw new IOException(server + " did not answer with a page");
            }
        }
    }
}
