package org.mpl4j.dns.zone;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.DnsRr;

/**
 * The records of one type that a name has (RFC 2181 section 5), at least one, and the signatures over them. The records lie behind each other in a buffer that other
 * sets share, without compression and with the root as their owner: the owner is the name of the {@link Node}, or the one that a wildcard stands for.
 *
 * <p>What counts is {@link #ttl}; records that came with another one still have it in their bytes.
 */
public final class RrSet implements Iterable<DnsRr> {
    private final ByteBuffer buffer;
    private final int start;
    private final int end;
    private final int size;
    private final int ttl;
    private final char type;
    private final @Nullable RrSet signatures;

    RrSet(ByteBuffer buffer, int start, int end, int size, int type, int ttl, @Nullable RrSet signatures) {
        this.buffer = buffer;
        this.start = start;
        this.end = end;
        this.size = size;
        this.type = (char) type;
        this.ttl = ttl;
        this.signatures = signatures;
    }

    /** The same records with other signatures. */
    RrSet signedBy(@Nullable RrSet others) {
        return others == signatures ? this : new RrSet(buffer, start, end, size, type, ttl, others);
    }

    /** Whether the records of another set are those of this one, being the same bytes in memory. */
    boolean sharesRecordsWith(@Nullable RrSet other) {
        return other != null && buffer == other.buffer && start == other.start && end == other.end;
    }

    /** The number of their type. */
    public int type() {
        return type;
    }

    /** How long they may be cached, in seconds: the least that one of them had (RFC 2181 section 5.2). */
    public long ttl() {
        return ttl;
    }

    /** How many records there are, without the signatures. */
    public int size() {
        return size;
    }

    /** How many bytes the records have, each with 11 of its header. */
    public int byteLength() {
        return end - start;
    }

    /** The RRSIG records that cover this set (RFC 4034 section 3), null if it is not signed. */
    public @Nullable RrSet signatures() {
        return signatures;
    }

    /**
     * A record, as a view. The records before it are walked over: use the iterator, or {@link #first} and {@link #after}, for all of them.
     *
     * @param index from 0 on
     * @return it, with the root as its owner
     */
    public DnsRr record(int index) {
        Objects.checkIndex(index, size);
        DnsRr record = first();
        for (int i = 0; i < index; i++) {
            record = DnsRr.startingAt(buffer, record.endOffset(), end, record.endOffset());
        }
        return record;
    }

    /** The first record. */
    public DnsRr first() {
        return DnsRr.startingAt(buffer, start, end, start);
    }

    /**
     * The record behind another one of this set.
     *
     * @param record from {@link #first} or this
     * @return null if there are no more
     */
    public @Nullable DnsRr after(DnsRr record) {
        int at = record.endOffset();
        return at == end ? null : DnsRr.startingAt(buffer, at, end, at);
    }

    @Override
    public Iterator<DnsRr> iterator() {
        return new Records(this);
    }

    @Override
    public String toString() {
        return size + " " + RrTypes.name(type);
    }

    private static final class Records implements Iterator<DnsRr> {
        private final RrSet set;
        private @Nullable DnsRr next;

        Records(RrSet set) {
            this.set = set;
            this.next = set.first();
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public DnsRr next() {
            DnsRr record = next;
            if (record == null) {
                throw new NoSuchElementException();
            }
            next = set.after(record);
            return record;
        }
    }
}
