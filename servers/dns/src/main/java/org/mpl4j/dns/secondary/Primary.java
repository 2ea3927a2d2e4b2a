package org.mpl4j.dns.secondary;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.client.Client;
import org.mpl4j.dns.client.Datagrams;
import org.mpl4j.dns.client.NoReplyException;
import org.mpl4j.dns.client.Query;
import org.mpl4j.dns.client.QueryMessage;
import org.mpl4j.dns.client.Reply;
import org.mpl4j.dns.client.Stream;
import org.mpl4j.dns.client.Tls;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata.SOA;
import org.mpl4j.dns.packets.dns.Rrtype;
import org.mpl4j.dns.tsig.Tsig;
import org.mpl4j.dns.tsig.TsigKey;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.runtime.codec.DnsName;

/** A server that a zone is had from. */
final class Primary {
    private static final int IDS = 0x1_0000;
    private static final int UDP_TRIES = 2;
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final SecureRandom random = new SecureRandom();
    private final InetSocketAddress address;
    private final @Nullable TsigKey key;
    private final Limits limits;

    /**
     * What a transfer may take.
     *
     * @param silence how long the next message may take
     * @param time how long all of it may take
     * @param octets how long it may be
     */
    record Limits(Duration silence, Duration time, long octets) {
        private static final int PART_OF_MEMORY = 4;

        static Limits standard() {
            return new Limits(
                    Duration.ofSeconds(30),
                    Duration.ofHours(2),
                    Runtime.getRuntime().maxMemory() / PART_OF_MEMORY);
        }
    }

    /**
     * Such a server.
     *
     * @param key what messages to and from it are signed with, null for nothing
     */
    Primary(InetSocketAddress address, @Nullable TsigKey key, Limits limits) {
        this.address = address;
        this.key = key;
        this.limits = limits;
    }

    /** The serial number of the version that it has. Some do not answer that over UDP: Knot for catalogs, for instance. */
    long serial(DnsName apex) throws IOException {
        try {
            return serial(apex, Reply.Way.UDP);
        } catch (TransferException | NoReplyException e) {
            try {
                return serial(apex, Reply.Way.TCP);
            } catch (IOException other) {
                e.addSuppressed(other);
                throw e;
            }
        }
    }

    private long serial(DnsName apex, Reply.Way way) throws IOException {
        Client client = new Client(new Client.Settings(way, new Tls(false, null), ANSWER, UDP_TRIES, false, key));
        Client.Answer answer = client.ask(address, Query.of(apex, Rrtype.SOA), () -> {});
        if (answer.signatureFault() != null) {
            throw new TransferException("its answer is " + answer.signatureFault());
        }
        Dns message = answer.reply().message();
        if (message.rcode() != Dns.Rcode.NoError) {
            throw new TransferException("it says " + message.rcode());
        }
        for (DnsRr rr : message.answers()) {
            if (rr.atypeKind() == DnsRr.AtypeKind.Record
                    && rr.asRecord().rdata() instanceof SOA soa
                    && rr.name().equalsIgnoreCase(apex)
                    && message.authoritative()) {
                return soa.serial();
            }
        }
        throw new TransferException("it does not have the zone");
    }

    /**
     * Transfers the zone.
     *
     * @param before the version that is there; only what changed since is asked for. Null to ask for all
     * @return null if there is nothing newer
     * @throws IOException if there is no answer, or it is not right; its message says why
     */
    @Nullable
    Fetched transfer(DnsName apex, @Nullable Zone before) throws IOException {
        Query plain = Query.of(apex, before == null ? Rrtype.AXFR : Rrtype.IXFR);
        Query query = before == null
                ? plain
                : new Query(apex, Rrtype.IXFR, plain.queryClass(), plain.flags(), null, before.serial());
        Tsig tsig = key == null ? null : new Tsig(key, InstantSource.system());
        QueryMessage message = new QueryMessage(random.nextInt(IDS), query, tsig);
        IncomingTransfer transfer = new IncomingTransfer(apex, before);
        try (Stream stream = Stream.connect(address, null, limits.silence())) {
            Thread watch = Thread.ofVirtual().start(() -> closeLater(stream));
            try {
                stream.send(message);
                receive(stream, message, transfer);
            } finally {
                watch.interrupt();
            }
        }
        if (tsig != null && !tsig.isComplete()) {
            throw new TransferException("the last message is not signed");
        }
        return transfer.result();
    }

    private void receive(Stream stream, QueryMessage query, IncomingTransfer transfer) throws IOException {
        long octets = 0;
        while (!transfer.isEnded()) {
            Dns message = stream.receive(query).message();
            octets += message.byteLength();
            if (octets > limits.octets()) {
                throw new TransferException("it has more than " + limits.octets() + " octets");
            }
            Tsig tsig = query.tsig();
            String fault = tsig == null ? null : tsig.verify(message);
            if (fault != null) {
                throw new TransferException("a message of it is " + fault);
            }
            transfer.take(message);
        }
    }

    /** Who sends a little now and then is not waited for any longer. */
    private void closeLater(Stream stream) {
        try {
            Thread.sleep(limits.time());
            stream.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return Datagrams.text(address);
    }
}
