package org.mpl4j.dns.middleware;

import java.nio.ByteBuffer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers that were given before, as bytes, by what decides these: name, type, and whether there is an OPT record and it has DO. Of class IN only, and only such
 * that are complete. What depends on who asks is not kept: the number of the message, RD, CD, the case of the question and the options of the OPT record, which is last,
 * are written anew. Belongs to one thread.
 *
 * <p>As large as it is made: each place holds one answer of a limited size, and an answer that is asked for again is not replaced before it was asked for no more for a
 * while. All is forgotten when a zone changes.
 */
public final class Memo {
    /** An answer. */
    static final class Entry {
        private static final int MAX_NAME = 255;
        private static final int GRAIN = 64;

        private byte[] name = new byte[GRAIN];
        private int nameLength;
        private ByteBuffer bytes = ByteBuffer.allocate(0);
        private boolean isUsed;
        private boolean isAskedFor;
        private int hash;
        private int type;
        private boolean hasEdns;
        private boolean isSecure;
        private int length;
        private int plainLength;
        private int questionOffset;
        private Answer.Kind kind = Answer.Kind.ERROR;
        private int kindHash;

        private boolean isOf(int otherHash, Query query) {
            return isUsed
                    && hash == otherHash
                    && type == query.type()
                    && hasEdns == query.edns().isPresent()
                    && isSecure == query.dnssecOk()
                    && query.hasName(name, nameLength);
        }

        private void set(int newHash, Query query, Answer answer, Encoder encoder) {
            hash = newHash;
            if (query.name().wireLength() > name.length) {
                name = new byte[MAX_NAME];
            }
            nameLength = query.copyName(name);
            type = query.type();
            hasEdns = query.edns().isPresent();
            isSecure = query.dnssecOk();
            length = encoder.optOffset();
            plainLength = answer.hasOptions() ? length : encoder.length();
            if (bytes.capacity() < plainLength) {
                bytes = ByteBuffer.allocate((plainLength + GRAIN - 1) / GRAIN * GRAIN);
            }
            bytes.put(0, encoder.draft(), 0, plainLength);
            questionOffset = encoder.questionOffset();
            kind = answer.kind();
            kindHash = answer.kindHash();
            isUsed = true;
            isAskedFor = false;
        }

        /** The message. */
        ByteBuffer bytes() {
            return bytes;
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

    private final LongSupplier version;
    private final int maxOctets;
    private final int shift;
    private final Entry[] entries;
    private final DenialMemo denials;
    private long seenVersion;

    /**
     * An empty one.
     *
     * @param version changes whenever answers have changed, after they have
     * @param sizeLog2 the logarithm of how many answers there are at most, 2 to 24
     * @param maxOctets how long an answer may be that is kept
     */
    public Memo(LongSupplier version, int sizeLog2, int maxOctets) {
        if (sizeLog2 < 2 || sizeLog2 > 24) {
            throw new IllegalArgumentException("room for 2^" + sizeLog2 + " answers; give 2 to 24");
        }
        this.version = version;
        this.maxOctets = maxOctets;
        this.shift = Integer.SIZE - sizeLog2;
        this.entries = new Entry[1 << sizeLog2];
        this.denials = new DenialMemo(version, Math.min(sizeLog2, MAX_DENIALS_LOG2), maxOctets);
        this.seenVersion = version.getAsLong();
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
        for (int i = 0; i < WAYS; i++) {
            Entry entry = entries[first + i];
            if (entry != null && entry.isOf(hash, query)) {
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
            for (Entry entry : entries) {
                if (entry != null) {
                    entry.isUsed = false;
                }
            }
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
        for (int i = 0; i < WAYS; i++) {
            Entry entry = entries[first + i];
            if (entry == null) {
                entry = new Entry();
                entries[first + i] = entry;
            }
            if (!entry.isUsed || !entry.isAskedFor) {
                entry.set(hash, query, answer, encoder);
                return;
            }
        }
        for (int i = 0; i < WAYS; i++) {
            entries[first + i].isAskedFor = false;
        }
    }

    private static int hash(Query query) {
        int what = query.type() << 2 | (query.edns().isPresent() ? 2 : 0) | (query.dnssecOk() ? 1 : 0);
        return (query.nameHash() ^ what * MULTIPLIER) * MULTIPLIER;
    }

    private int place(int hash) {
        return hash >>> shift & -WAYS;
    }
}
