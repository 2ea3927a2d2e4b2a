package org.mpl4j.dns.middleware;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.zone.RrSet;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.Excerpt;
import org.mpl4j.runtime.codec.DnsName;

/**
 * What follows the question in answers that deny a name (NXDOMAIN), by the sets of records that it consists of. There is no end to names that do not exist, so that few
 * of them are asked for again; but the answers to all that are denied by the same records differ in the question only, and in how far back pointers into it lead. What
 * depends on who asks is written anew, as for {@link Memo}. Belongs to one thread, and is of a fixed size.
 */
final class DenialMemo {
    /** The SOA record, the proofs that there is no name and no wildcard, and that of the encloser; each with signatures. */
    private static final int MAX_SETS = 8;

    private static final int MULTIPLIER = 0x9e37_79b9;

    /** Answers to names that are denied by the same records. */
    static final class Entry {
        private final @Nullable RrSet[] sets = new RrSet[MAX_SETS];
        private int setCount;
        private boolean hasEdns;
        private boolean isSecure;
        private ByteBuffer header = ByteBuffer.allocate(0);
        private final Excerpt rest = new Excerpt();
        private int optOctets;

        /** The end of the question's name that is pointed to. */
        private DnsName suffix = DnsName.ROOT;

        private boolean isFor(Query query, Section authority) {
            if (setCount != authority.size() || hasEdns != query.edns().isPresent() || isSecure != query.dnssecOk()) {
                return false;
            }
            for (int i = 0; i < setCount; i++) {
                if (sets[i] != authority.set(i)) {
                    return false;
                }
            }
            return setCount > 0 && query.name().isAtOrBelow(suffix);
        }

        private void set(Query query, Answer answer, Encoder encoder) {
            Section authority = answer.authority();
            forget();
            setCount = authority.size();
            for (int i = 0; i < setCount; i++) {
                sets[i] = authority.set(i);
            }
            hasEdns = query.edns().isPresent();
            isSecure = query.dnssecOk();
            optOctets = answer.hasOptions() ? 0 : encoder.length() - encoder.optOffset();
            encoder.excerpt(rest, encoder.optOffset() + optOctets);
            if (header.capacity() == 0) {
                header = ByteBuffer.allocate(encoder.questionOffset());
            }
            header.put(0, encoder.draft(), 0, encoder.questionOffset());
            suffix = suffix(query.name(), rest.reach() - encoder.questionOffset());
        }

        /** What is left of a name from an octet on; a copy. */
        private static DnsName suffix(DnsName name, int octets) {
            int length = name.wireLength();
            DnsName end = name;
            while (!end.isRoot() && length - end.wireLength() < octets) {
                end = end.parent();
            }
            return DnsName.ofWire(Bytes.wrap(end.toWire()));
        }

        private void forget() {
            Arrays.fill(sets, 0, setCount, null);
            setCount = 0;
        }

        /** The header. */
        ByteBuffer header() {
            return header;
        }

        /** All that follows the question: with an OPT record without options, if it was kept with that. */
        Excerpt rest() {
            return rest;
        }

        /** How many octets of it are the OPT record. */
        int optOctets() {
            return optOctets;
        }

        /** Whether it has an OPT record without options, or the client wants none. */
        boolean isWhole() {
            return !hasEdns || optOctets > 0;
        }
    }

    private final LongSupplier version;
    private final int maxOctets;
    private final int shift;
    private final @Nullable Entry[] entries;
    private long seenVersion;

    /**
     * An empty one.
     *
     * @param version changes whenever zones have, after they have: then it lets go of their records
     * @param sizeLog2 the logarithm of how many answers there are at most
     * @param maxOctets how long an answer may be that is kept
     */
    DenialMemo(LongSupplier version, int sizeLog2, int maxOctets) {
        this.version = version;
        this.maxOctets = maxOctets;
        this.shift = Integer.SIZE - sizeLog2;
        this.entries = new Entry[1 << sizeLog2];
        this.seenVersion = version.getAsLong();
    }

    private static boolean isSuch(Answer answer) {
        return answer.kind() == Answer.Kind.NXDOMAIN
                && answer.isMemoisable()
                && answer.answers().isEmpty()
                && answer.additional().isEmpty()
                && answer.authority().size() <= MAX_SETS;
    }

    /** What follows the question in this answer, null if it is not there. */
    @Nullable
    Entry find(Query query, Answer answer) {
        if (!isSuch(answer)) {
            return null;
        }
        letGo();
        Entry entry = entries[place(answer.authority())];
        return entry != null && entry.isFor(query, answer.authority()) ? entry : null;
    }

    private void letGo() {
        long now = version.getAsLong();
        if (now != seenVersion) {
            seenVersion = now;
            for (Entry entry : entries) {
                if (entry != null) {
                    entry.forget();
                }
            }
        }
    }

    /** Keeps an answer, if it is one that denies a name. */
    void keep(Query query, Answer answer, Encoder encoder) {
        if (!isSuch(answer) || !encoder.isComplete() || !encoder.hasQuestion() || encoder.optOffset() > maxOctets) {
            return;
        }
        int place = place(answer.authority());
        Entry entry = entries[place];
        if (entry == null) {
            entry = new Entry();
            entries[place] = entry;
        }
        entry.set(query, answer, encoder);
    }

    /** The sets are told apart by which they are: another version of a zone has others where something has changed. */
    private int place(Section authority) {
        int hash = 0;
        for (int i = 0; i < authority.size(); i++) {
            hash = (hash ^ System.identityHashCode(authority.set(i))) * MULTIPLIER;
        }
        return hash >>> shift;
    }
}
