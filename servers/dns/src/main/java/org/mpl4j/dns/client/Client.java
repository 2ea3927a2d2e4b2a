package org.mpl4j.dns.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata.SOA;
import org.mpl4j.dns.packets.dns.Rrtype;
import org.mpl4j.dns.tsig.Tsig;
import org.mpl4j.dns.tsig.TsigKey;

/** Asks servers: over UDP, and again over TCP if the answer was truncated, or over a stream from the beginning. */
public final class Client {
    private static final int IDS = 0x1_0000;

    private final Settings settings;
    private final SecureRandom random = new SecureRandom();

    /** A client that works like this. */
    public Client(Settings settings) {
        this.settings = settings;
    }

    /**
     * How to ask.
     *
     * @param way what to use first
     * @param tls what to do for TLS
     * @param timeout how long to wait for an answer
     * @param tries how often to ask over UDP
     * @param ignoresTruncation whether a truncated answer is as good as another one
     * @param key what to sign with, null to sign nothing
     */
    public record Settings(
            Reply.Way way,
            Tls tls,
            Duration timeout,
            int tries,
            boolean ignoresTruncation,
            @Nullable TsigKey key) {
        /** UDP without signatures. */
        public static Settings plain(Duration timeout, int tries) {
            return new Settings(Reply.Way.UDP, new Tls(false, null), timeout, tries, false, null);
        }
    }

    /** An answer, and what is wrong with its signature, null if nothing is. */
    public record Answer(Reply reply, @Nullable String signatureFault) {}

    /**
     * Asks a question that has an answer of one message.
     *
     * @param retried is told when an answer was truncated, and TCP is tried
     * @throws NoReplyException if there is no answer
     */
    public Answer ask(InetSocketAddress server, Query query, Runnable retried) throws IOException {
        if (settings.way() == Reply.Way.UDP) {
            Answer answer = askByDatagram(server, query);
            if (!answer.reply().message().truncated() || settings.ignoresTruncation()) {
                return answer;
            }
            retried.run();
        }
        Signed signed = signed(query);
        try (Stream stream = connect(server)) {
            stream.send(signed.message());
            return signed.check(stream.receive(signed.message()));
        }
    }

    private Answer askByDatagram(InetSocketAddress server, Query query) throws IOException {
        NoReplyException last = new NoReplyException("nothing was tried");
        for (int i = 0; i < settings.tries(); i++) {
            Signed signed = signed(query);
            try {
                return signed.check(Datagrams.ask(server, signed.message(), settings.timeout()));
            } catch (NoReplyException e) {
                last = e;
            }
        }
        throw last;
    }

    /** What a transfer was. */
    public record Transfer(
            List<Reply> replies,
            int records,
            long bytes,
            @Nullable String signatureFault) {}

    /**
     * Fetches a zone (RFC 5936), or its changes (RFC 1995), over a stream.
     *
     * @param messages is given each message when it comes
     */
    public Transfer transfer(InetSocketAddress server, Query query, Consumer<Reply> messages) throws IOException {
        Signed signed = signed(query);
        TransferEnd end = new TransferEnd();
        List<Reply> replies = new ArrayList<>();
        long bytes = 0;
        @Nullable String fault = null;
        try (Stream stream = connect(server)) {
            stream.send(signed.message());
            boolean isComplete = false;
            while (!isComplete && fault == null) {
                Answer answer = signed.check(stream.receive(signed.message()));
                fault = answer.signatureFault();
                Dns message = answer.reply().message();
                bytes += message.byteLength();
                replies.add(answer.reply());
                messages.accept(answer.reply());
                isComplete = message.rcode() != Dns.Rcode.NoError || end.isReachedBy(message);
            }
        }
        if (fault == null && !signed.isComplete()) {
            fault = "the last message is not signed";
        }
        return new Transfer(replies, end.records, bytes, fault);
    }

    private Stream connect(InetSocketAddress server) throws IOException {
        return Stream.connect(server, settings.way() == Reply.Way.TLS ? settings.tls() : null, settings.timeout());
    }

    private Signed signed(Query query) {
        TsigKey key = settings.key();
        Tsig tsig = key == null ? null : new Tsig(key, InstantSource.system());
        return new Signed(new QueryMessage(random.nextInt(IDS), query, tsig));
    }

    private record Signed(QueryMessage message) {
        Answer check(Reply reply) {
            Tsig tsig = message.tsig();
            return new Answer(reply, tsig == null ? null : tsig.verify(reply.message()));
        }

        boolean isComplete() {
            Tsig tsig = message.tsig();
            return tsig == null || tsig.isComplete();
        }
    }

    /**
     * Where a transfer ends. A zone is between two SOA records of one serial number. Changes begin with the new SOA, then each has two SOA records before what is
     * removed and what is added, and the new one ends them; the new one alone says that there are none.
     */
    private static final class TransferEnd {
        private int records;
        private int newest;
        private long serial;
        private boolean isIncremental;

        boolean isReachedBy(Dns message) {
            for (DnsRr rr : message.answers()) {
                records++;
                if (!(rr.atypeKind() == DnsRr.AtypeKind.Record && rr.asRecord().rdata() instanceof SOA soa)) {
                    continue;
                }
                if (records == 1) {
                    serial = soa.serial();
                } else if (records == 2) {
                    isIncremental = soa.serial() != serial;
                }
                if (soa.serial() == serial) {
                    newest++;
                }
            }
            // Changes name the new serial number at their beginning, before what the last one adds, and at their end.
            return newest == (isIncremental ? 3 : 2) || records <= 1 && isUpToDate(message);
        }

        private static boolean isUpToDate(Dns message) {
            return message.qdcount() == 1 && message.questions().get(0).qtypeRaw() == Rrtype.IXFR.value();
        }
    }
}
