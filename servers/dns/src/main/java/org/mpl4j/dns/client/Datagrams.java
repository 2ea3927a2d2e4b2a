package org.mpl4j.dns.client;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.DnsQuestion;
import org.mpl4j.runtime.ParseException;

/** Sends a query in a datagram and waits for its answer. */
public final class Datagrams {
    private static final int LARGEST = 0xffff;

    private Datagrams() {}

    /**
     * Asks once.
     *
     * @throws NoReplyException if there is no answer in time
     */
    public static Reply ask(InetSocketAddress server, Asking query, Duration timeout) throws IOException {
        ByteBuffer datagram = query.datagram();
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(server);
            long sent = System.nanoTime();
            socket.send(new DatagramPacket(datagram.array(), datagram.remaining()));
            while (true) {
                long left = timeout.toMillis() - (System.nanoTime() - sent) / 1_000_000;
                if (left <= 0) {
                    throw new SocketTimeoutException();
                }
                socket.setSoTimeout((int) left);
                DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
                socket.receive(packet);
                Duration time = Duration.ofNanos(System.nanoTime() - sent);
                ByteBuffer bytes = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
                try {
                    Dns answer = Dns.parse(bytes);
                    if (answers(answer, query)) {
                        return new Reply(answer, server, Reply.Way.UDP, time);
                    }
                } catch (ParseException e) {
                    throw new NoReplyException("malformed answer from " + text(server) + ": " + e.getMessage(), e);
                }
            }
        } catch (SocketTimeoutException e) {
            throw new NoReplyException("no answer from " + text(server) + " within " + timeout.toMillis() + " ms", e);
        } catch (PortUnreachableException e) {
            throw new NoReplyException(text(server) + ": connection refused", e);
        }
    }

    /** Whether this is the answer to that query: number and question are the same; an error may be without the question (RFC 1035 section 4.1.1). */
    static boolean answers(Dns answer, Asking query) {
        if (answer.id() != query.id() || !answer.response()) {
            return false;
        }
        if (answer.qdcount() == 0) {
            return answer.rcode() != Dns.Rcode.NoError || answer.ancount() > 0;
        }
        DnsQuestion question = answer.questions().get(0);
        return question.qtypeRaw() == query.query().type().value()
                && question.qclassRaw() == query.query().queryClass().value()
                && question.qname().equalsIgnoreCase(query.query().name());
    }

    /** An address as messages to people have it. */
    public static String text(InetSocketAddress server) {
        return server.getAddress().getHostAddress() + "#" + server.getPort();
    }
}
