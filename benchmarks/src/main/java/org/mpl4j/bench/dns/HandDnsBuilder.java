package org.mpl4j.bench.dns;

import static org.mpl4j.bench.hand.BufferAccess.hasRoom;
import static org.mpl4j.bench.hand.BufferAccess.put16;
import static org.mpl4j.bench.hand.BufferAccess.put32;
import static org.mpl4j.bench.hand.BufferAccess.put64;
import static org.mpl4j.bench.hand.BufferAccess.putAll;

import java.nio.ByteBuffer;
import org.mpl4j.bench.dns.DnsContent.Rr;

/** Builds the message by hand: records that are ready to be written, names compressed as they come. */
final class HandDnsBuilder {
    /** What is known of a record before it is written. */
    private static final class Ready {
        private final byte[] owner;
        private final long typeAndClass;
        private final int ttl;
        private final byte[] address;

        /** Or null, if it has an address. */
        private final byte[] target;

        Ready(Rr rr) {
            owner = DnsContent.wire(rr.owner());
            typeAndClass = (long) rr.type() << 16 | DnsContent.IN;
            ttl = rr.ttl();
            address = rr.address();
            target = rr.hasTarget() ? DnsContent.wire(rr.target()) : null;
        }
    }

    private static final int HEADER = 12;
    private static final int COOKIE_OPTION = 4 + 8 + 16;

    /** More than the message needs: a name, its target and what is around them take at most 255 + 255 + 10 bytes. */
    private static final int ROOM = 512;

    private final HandNameTable names = new HandNameTable();
    private final byte[] question = DnsContent.wire(DnsContent.QUESTION);
    private final Ready[] answers = DnsContent.ANSWERS.stream().map(Ready::new).toArray(Ready[]::new);
    private final Ready[] authority =
            DnsContent.AUTHORITY.stream().map(Ready::new).toArray(Ready[]::new);
    private final Ready[] glue = DnsContent.GLUE.stream().map(Ready::new).toArray(Ready[]::new);

    /** Writes the message at index 0, and returns where it ends. */
    int build(ByteBuffer b, int id) {
        if (!hasRoom(b, ROOM)) {
            throw new IllegalArgumentException("no room");
        }
        names.clear();
        put32(b, 0, id << 16 | DnsContent.FLAGS);
        put32(b, 4, 1 << 16 | answers.length);
        put32(b, 8, authority.length << 16 | glue.length + 1);
        int at = names.write(b, HEADER, question);
        put32(b, at, DnsContent.A << 16 | DnsContent.IN);
        at = section(b, at + 4, answers);
        at = section(b, at, authority);
        at = section(b, at, glue);
        return opt(b, at);
    }

    private int section(ByteBuffer b, int start, Ready[] records) {
        int at = start;
        for (Ready record : records) {
            at = names.write(b, at, record.owner);
            put64(b, at, record.typeAndClass << 32 | record.ttl);
            int data = at + 10;
            int end = data + record.address.length;
            if (record.target == null) {
                putAll(b, data, record.address);
            } else {
                end = names.write(b, data, record.target);
            }
            put16(b, at + 8, end - data);
            at = end;
        }
        return at;
    }

    private static int opt(ByteBuffer b, int at) {
        put32(b, at, DnsContent.OPT << 8 | DnsContent.UDP_SIZE >> 8);
        put32(b, at + 4, DnsContent.UDP_SIZE << 24);
        put32(b, at + 8, COOKIE_OPTION << 8);
        put32(b, at + 11, DnsContent.COOKIE << 16 | COOKIE_OPTION - 4);
        putAll(b, at + 15, DnsContent.CLIENT_COOKIE);
        putAll(b, at + 23, DnsContent.SERVER_COOKIE);
        return at + 39;
    }
}
