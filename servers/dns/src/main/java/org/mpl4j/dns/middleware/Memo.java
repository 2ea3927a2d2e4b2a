package org.mpl4j.dns.middleware;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers that were given before, as bytes, by what decides these: name, type, and whether there is an OPT record and it has DO. Of class IN only, and only such
 * that are complete. What depends on who asks is not kept: the number of the message, RD, CD, the case of the question and the options of the OPT record, which is last,
 * are written anew. Belongs to one thread.
 *
 * <p>As large as it is made: each place holds one answer of a limited size, all together are limited, and an answer that is asked for again is not replaced before it was asked for no more for a
 * while. All is forgotten when a zone changes.
 */
public final class Memo {
    /** An answer. The name and the message are one array, and hashes are beside each other in another one: what is asked for at random is not in the processor's caches, so that each place that is looked at counts. */
    static final class Entry {
        private static final int GRAIN = 64;

        private byte[] octets = new byte[0];
        private int nameLength;
        private boolean isAskedFor;
        private int type;
        private boolean hasEdns;
        private boolean isSecure;
        private int length;
        private int plainLength;
        private int questionOffset;
        private Answer.Kind kind = Answer.Kind.ERROR;
        private int kindHash;

        private boolean isOf(Query query) {
            return type == query.type()
                    && hasEdns == query.edns().isPresent()
                    && isSecure == query.dnssecOk()
                    && query.hasName(octets, nameLength);
        }

        /** How many more octets an answer takes. */
        private int growth(Query query, Encoder encoder) {
            int needed = query.name().wireLength() + encoder.length();
            return Math.max((needed + GRAIN - 1) / GRAIN * GRAIN - octets.length, 0);
        }

        private void set(Query query, Answer answer, Encoder encoder) {
            type = query.type();
            hasEdns = query.edns().isPresent();
            isSecure = query.dnssecOk();
            length = encoder.optOffset();
            plainLength = answer.hasOptions() ? length : encoder.length();
            int growth = growth(query, encoder);
            if (growth > 0) {
                octets = new byte[octets.length + growth];
            }
            nameLength = query.copyName(octets);
            encoder.draft().get(0, octets, nameLength, plainLength);
            questionOffset = encoder.questionOffset();
            kind = answer.kind();
            kindHash = answer.kindHash();
            isAskedFor = false;
        }

        /** Puts the first octets of the message somewhere. */
        void putTo(ByteBuffer target, int at, int count) {
            target.put(at, octets, nameLength, count);
        }

        /** How long it is without its OPT record, which the header counts. */
        int length() {
            return length;
        }

        /** How long it is with an OPT record without options, if it has that. */
        int plainLength() {
            return plainLength;
        }

        /** Whether it has an OPT record without options, or the client wants none. */
        boolean isWhole() {
            return !hasEdns || plainLength > length;
        }

        int questionOffset() {
            return questionOffset;
        }

        Answer.Kind kind() {
            return kind;
        }

        int kindHash() {
            return kindHash;
        }
    }

    /** In how many places an answer may be. */
    private static final int WAYS = 4;

    private static final int MULTIPLIER = 0x9e37_79b9;

    private static final int MAX_DENIALS_LOG2 = 12;
    private static final int NONE = 0;

    private final LongSupplier version;
    private final int maxOctets;
    private final int maxTotal;
    private final int shift;
    private final Entry[] entries;

    /** The hash of what is in each place, {@link #NONE} for nothing. */
    private final int[] hashes;

    private final DenialMemo denials;
    private long seenVersion;
    private int total;

    /**
     * An empty one.
     *
     * @param version changes whenever answers have changed, after they have
     * @param sizeLog2 the logarithm of how many answers there are at most, 2 to 24
     * @param maxOctets how long an answer may be that is kept
     * @param maxTotal how many octets all names and answers may have
     */
    public Memo(LongSupplier version, int sizeLog2, int maxOctets, int maxTotal) {
        if (sizeLog2 < 2 || sizeLog2 > 24) {
            throw new IllegalArgumentException("room for 2^" + sizeLog2 + " answers; give 2 to 24");
        }
        this.version = version;
        this.maxOctets = maxOctets;
        this.maxTotal = maxTotal;
        this.shift = Integer.SIZE - sizeLog2;
        this.entries = new Entry[1 << sizeLog2];
        this.hashes = new int[1 << sizeLog2];
        this.denials = new DenialMemo(version, Math.min(sizeLog2, MAX_DENIALS_LOG2), maxOctets);
        this.seenVersion = version.getAsLong();
    }

    /** How many octets there are for names and answers now. */
    public int total() {
        return total;
    }

    /** The answers that deny names. */
    DenialMemo denials() {
        return denials;
    }

    /** The answer to a query, null if it is not there. */
    @Nullable
    Entry find(Query query) {
        forget();
        int hash = hash(query);
        int first = place(hash);
        for (int i = first; i < first + WAYS; i++) {
            if (hashes[i] == hash && entries[i].isOf(query)) {
                Entry entry = entries[i];
                entry.isAskedFor = true;
                return entry;
            }
        }
        return null;
    }

    private void forget() {
        long now = version.getAsLong();
        if (now != seenVersion) {
            seenVersion = now;
            Arrays.fill(hashes, NONE);
        }
    }

    /** Keeps what was encoded, if there is a place for it. The answer is of the version that {@link #find} saw. */
    void keep(Query query, Answer answer, Encoder encoder) {
        if (encoder.optOffset() > maxOctets || !encoder.isComplete()) {
            return;
        }
        if (answer.kind() == Answer.Kind.NXDOMAIN) {
            denials.keep(query, answer, encoder);
            return;
        }
        int hash = hash(query);
        int first = place(hash);
        for (int i = first; i < first + WAYS; i++) {
            Entry entry = entries[i];
            if (entry == null) {
                entry = new Entry();
                entries[i] = entry;
            }
            if (hashes[i] == NONE || !entry.isAskedFor) {
                int growth = entry.growth(query, encoder);
                if (growth <= maxTotal - total) {
                    total += growth;
                    entry.set(query, answer, encoder);
                    hashes[i] = hash;
                }
                return;
            }
        }
        for (int i = first; i < first + WAYS; i++) {
            entries[i].isAskedFor = false;
        }
    }

    private static int hash(Query query) {
        int what = query.type() << 2 | (query.edns().isPresent() ? 2 : 0) | (query.dnssecOk() ? 1 : 0);
        int hash = (query.nameHash() ^ what * MULTIPLIER) * MULTIPLIER;
        return hash == NONE ? 1 : hash;
    }

    private int place(int hash) {
        return hash >>> shift & -WAYS;
    }
}
