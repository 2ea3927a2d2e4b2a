package org.mpl4j.summon.names;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.client.Client;
import org.mpl4j.dns.client.Query.Edns;
import org.mpl4j.dns.client.Query.Flags;
import org.mpl4j.dns.client.Reply;
import org.mpl4j.dns.client.Tls;
import org.mpl4j.dns.middleware.Query;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.Dnsclass;
import org.mpl4j.dns.packets.dns.Rrtype;
import org.mpl4j.dns.service.LaterAnswer;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;
import org.mpl4j.summon.config.ForwardConfig;

/**
 * Asks resolvers for clients: each query anew, from a port and with a number of its own, of the next resolver if one does not answer. Queries on their way are limited; those
 * beyond get SERVFAIL.
 */
final class Forwarder {
    private static final int UDP_SIZE_WITHOUT_EDNS = 512;
    private static final int ROOM = 1024;

    private final ForwardConfig config;
    private final Semaphore room;
    private final Client byDatagram;
    private final Client byStream;
    private final LongAdder answered = new LongAdder();
    private final LongAdder unanswered = new LongAdder();

    Forwarder(ForwardConfig config) {
        this.config = config;
        room = new Semaphore(config.atOnce());
        byDatagram = client(Reply.Way.UDP, config.timeout());
        byStream = client(Reply.Way.TCP, config.timeout());
    }

    private static Client client(Reply.Way way, Duration timeout) {
        return new Client(new Client.Settings(way, new Tls(false, null), timeout, 1, true, null));
    }

    /** A client's question, and how it wants to be answered. */
    private record Question(int id, org.mpl4j.dns.client.Query query, boolean isStream, int udpSize) {}

    boolean serves(long addressHigh, long addressLow) {
        return config.serves(addressHigh, addressLow);
    }

    long answered() {
        return answered.sum();
    }

    long unanswered() {
        return unanswered.sum();
    }

    /** Asks, and answers later; false if too many queries are on their way. */
    boolean forward(Query query, LaterAnswer later) {
        if (!room.tryAcquire()) {
            unanswered.increment();
            return false;
        }
        Question question = question(query);
        Thread.ofVirtual().name("forward").start(() -> {
            try {
                answer(question, later);
            } finally {
                room.release();
            }
        });
        return true;
    }

    private static Question question(Query query) {
        boolean hasEdns = query.edns().isPresent();
        Edns edns = hasEdns ? new Edns(query.edns().udpSize(), 0, query.dnssecOk(), List.of()) : null;
        // What is asked is in a buffer that is used for the next query.
        DnsName name = DnsName.ofWire(Bytes.wrap(query.askedName().toWire()));
        return new Question(
                query.id(),
                new org.mpl4j.dns.client.Query(
                        name,
                        Rrtype.of(query.type()),
                        Dnsclass.IN,
                        new Flags(true, false, query.checkingDisabled()),
                        edns,
                        0),
                query.request().transport().isStream(),
                hasEdns ? Math.max(UDP_SIZE_WITHOUT_EDNS, query.edns().udpSize()) : UDP_SIZE_WITHOUT_EDNS);
    }

    private void answer(Question question, LaterAnswer later) {
        for (InetSocketAddress resolver : config.resolvers()) {
            ByteBuffer reply = ask(resolver, question);
            if (reply != null) {
                answered.increment();
                later.send(reply);
                return;
            }
        }
        unanswered.increment();
        later.send(failure(question));
    }

    private @Nullable ByteBuffer ask(InetSocketAddress resolver, Question question) {
        try {
            Client client = question.isStream() ? byStream : byDatagram;
            Dns reply = client.ask(resolver, question.query(), () -> {}).reply().message();
            if (!question.isStream() && reply.byteLength() > question.udpSize()) {
                return null;
            }
            reply.setId(question.id());
            return reply.encoded().buffer();
        } catch (IOException e) {
            // The next one is asked.
            return null;
        }
    }

    private static ByteBuffer failure(Question question) {
        org.mpl4j.dns.client.Query query = question.query();
        return Dns.builder(ByteBuffer.allocate(ROOM))
                .id(question.id())
                .response(true)
                .recursionDesired(true)
                .recursionAvailable(true)
                .rcode(Dns.Rcode.ServFail)
                .questions(list -> list.add(
                        one -> one.qname(query.name()).qtype(query.type()).qclass(query.queryClass())))
                .build()
                .flip();
    }
}
