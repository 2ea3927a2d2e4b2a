package org.mpl4j.bench.dnsserver;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.locks.LockSupport;
import org.mpl4j.bench.packets.dns.Dns;
import org.mpl4j.bench.packets.dns.Rrtype;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.codec.DnsName;

/** Asks for the address of a name again and again until a server answers. */
final class FirstAnswer implements AutoCloseable {
    private static final int SIZE = 512;
    private static final long PAUSE_NANOS = 200_000;
    private static final int ASK_AGAIN = 5;

    private final DatagramChannel channel;
    private final ByteBuffer query = Dns.builder(ByteBuffer.allocate(SIZE))
            .id(1)
            .questions(list ->
                    list.add(q -> q.qname(DnsName.of("h1." + TestZone.ORIGIN)).qtype(Rrtype.A)))
            .build();
    private final ByteBuffer answer = ByteBuffer.allocate(SIZE);

    FirstAnswer(InetSocketAddress server) throws IOException {
        channel = DatagramChannel.open().connect(server);
        channel.configureBlocking(false);
    }

    /**
     * Asks.
     *
     * @param end when to give up
     * @return false if the process ended, or the time
     */
    boolean await(Process process, long end) throws IOException {
        for (int i = 0; System.nanoTime() < end && process.isAlive(); i++) {
            try {
                // Where nobody listens, the next call says so at once; where somebody does not answer yet, one query
                // need not fill the queue.
                if (i % ASK_AGAIN == 0) {
                    channel.write(query.duplicate());
                }
                if (channel.read(answer.clear()) > 0) {
                    if (isRight(answer.flip())) {
                        return true;
                    }
                    i = -1;
                }
            } catch (PortUnreachableException e) {
                i = -1;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return false;
    }

    private static boolean isRight(ByteBuffer message) throws IOException {
        try {
            Dns dns = Dns.parse(message);
            return dns.response() && dns.rcodeRaw() == 0 && dns.ancount() == 1;
        } catch (ParseException e) {
            throw new IOException("a server answered with what is no message: " + e.getMessage(), e);
        }
    }

    /** A port that is free for UDP and TCP on the loopback address. */
    static int freePort() throws IOException {
        while (true) {
            try (ServerSocket tcp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                try (DatagramSocket udp = new DatagramSocket(tcp.getLocalPort(), InetAddress.getLoopbackAddress())) {
                    return udp.getLocalPort();
                } catch (BindException e) {
                    // Taken for UDP: the next one may be free for both.
                    continue;
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
