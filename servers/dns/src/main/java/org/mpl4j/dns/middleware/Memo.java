package org.mpl4j.dns.middleware;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers that were given before, as bytes, by what decides these: name, type, and whether there is an OPT record and it has DO. Of class IN only, and only such
 * that are complete. What depends on who asks is not kept: the number of the message, RD, CD, the case of the question and the options of the OPT record, which is last,
 * are written anew. Belongs to one thread.
 *
 * <p>As large as it is made: there are so many answers of a limited size at most, the memory of all together is limited, and an answer that is asked for again is not replaced before it was asked for no more for a
 * while. All is forgotten when a zone changes.
 *
 * <p>What is asked for at random is not in the processor's caches, so that each place that is looked at counts. There are two: the hashes of four answers, with where these are, and one answer with its name.
 */
public final class Memo {
    /** An answer: a view of the memory in which it is, until something else is looked for. */
    static final class Entry {
        private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());
        private static final VarHandle SHORT =
                MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.nativeOrder());
        private static final Answer.Kind[] KINDS = Answer.Kind.values();

        private static final int KIND_HASH = 0;
        private static final int TYPE = 4;
        private static final int LENGTH = 6;
        private static final int PLAIN_LENGTH = 8;
        private static final int QUESTION_OFFSET = 10;
        private static final int NAME_LENGTH = 11;
        private static final int EDNS = 12;
        private static final int KIND = 13;
        private static final int IS_ASKED_FOR = 14;
        private static final int GRAINS = 15;
        private static final int NAME = 16;

        private byte[] octets = new byte[0];
        private int start;

        private void over(byte[] chunk, int offset) {
            octets = chunk;
            start = offset;
        }

        private int uint8(int at) {
            return octets[start + at] & 0xff;
        }

        private int uint16(int at) {
            return (short) SHORT.get(octets, start + at) & 0xffff;
        }

        private boolean isOf(Query query) {
            return uint16(TYPE) == query.type()
                    && uint8(EDNS) == edns(query)
                    && query.hasName(octets, start + NAME, uint8(NAME_LENGTH));
        }

        private static int edns(Query query) {
            return (query.edns().isPresent() ? 2 : 0) | (query.dnssecOk() ? 1 : 0);
        }

        private static int octets(Query query, Answer answer, Encoder encoder) {
            return NAME + query.name().wireLength() + (answer.hasOptions() ? encoder.optOffset() : encoder.length());
        }

        @SuppressWarnings("EnumOrdinal") // It is kept as long as this process runs.
        private void set(Query query, Answer answer, Encoder encoder, int grains) {
            int plainLength = answer.hasOptions() ? encoder.optOffset() : encoder.length();
            INT.set(octets, start + KIND_HASH, answer.kindHash());
            SHORT.set(octets, start + TYPE, (short) query.type());
            SHORT.set(octets, start + LENGTH, (short) encoder.optOffset());
            SHORT.set(octets, start + PLAIN_LENGTH, (short) plainLength);
            octets[start + QUESTION_OFFSET] = (byte) encoder.questionOffset();
            octets[start + EDNS] = (byte) edns(query);
            octets[start + KIND] = (byte) answer.kind().ordinal();
            octets[start + IS_ASKED_FOR] = 0;
            octets[start + GRAINS] = (byte) grains;
            int nameLength = query.copyName(octets, start + NAME);
            octets[start + NAME_LENGTH] = (byte) nameLength;
            encoder.draft().get(0, octets, start + NAME + nameLength, plainLength);
        }

        /** Puts the first octets of the message somewhere. */
        void putTo(ByteBuffer target, int at, int count) {
            target.put(at, octets, start + NAME + uint8(NAME_LENGTH), count);
        }

        /** How long it is without its OPT record, which the header counts. */
        int length() {
            return uint16(LENGTH);
        }

        /** How long it is with an OPT record without options, if it has that. */
        int plainLength() {
            return uint16(PLAIN_LENGTH);
        }

        /** Whether it has an OPT record without options, or the client wants none. */
        boolean isWhole() {
            return uint8(EDNS) == 0 || plainLength() > length();
        }

        int questionOffset() {
            return uint8(QUESTION_OFFSET);
        }

        Answer.Kind kind() {
            return KINDS[uint8(KIND)];
        }

        int kindHash() {
            return (int) INT.get(octets, start + KIND_HASH);
        }

        private int grains() {
            return uint8(GRAINS);
        }

        private boolean isAskedFor() {
            return uint8(IS_ASKED_FOR) != 0;
        }

        private void setAskedFor(boolean value) {
            octets[start + IS_ASKED_FOR] = (byte) (value ? 1 : 0);
        }
    }

    /** In how many places an answer may be. */
    private static final int WAYS = 4;

    private static final int MULTIPLIER = 0x9e37_79b9;

    private static final int MAX_DENIALS_LOG2 = 12;

    /** A hash that nothing has. */
    private static final int NONE = 0;

    private final LongSupplier version;
    private final int maxOctets;
    private final int shift;

    /** The hash of an answer above, its place in the store below; 0 for nothing. */
    private final long[] index;

    private final AnswerStore store;
    private final Entry entry = new Entry();
    private final DenialMemo denials;
    private long seenVersion;

    /**
     * An empty one.
     *
     * @param version changes whenever answers have changed, after they have
     * @param sizeLog2 the logarithm of how many answers there are at most, 2 to 24
     * @param maxOctets how long an answer may be that is kept
     * @param maxTotal how many octets of memory names and answers may have
     */
    public Memo(LongSupplier version, int sizeLog2, int maxOctets, int maxTotal) {
        if (sizeLog2 < 2 || sizeLog2 > 24) {
            throw new IllegalArgumentException("room for 2^" + sizeLog2 + " answers; give 2 to 24");
        }
        this.version = version;
        this.maxOctets = maxOctets;
        this.shift = Integer.SIZE - sizeLog2;
        this.index = new long[1 << sizeLog2];
        this.store = new AnswerStore(maxTotal);
        this.denials = new DenialMemo(version, Math.min(sizeLog2, MAX_DENIALS_LOG2), maxOctets);
        this.seenVersion = version.getAsLong();
    }

    /** How many octets of memory there are for names and answers now. */
    public int total() {
        return store.octets();
    }

    /** The answers that deny names. */
    DenialMemo denials() {
        return denials;
    }

    /** The answer to a query, null if it is not there; a view that is another one after the next call. */
    @Nullable
    Entry find(Query query) {
        forget();
        int hash = hash(query);
        int first = way(hash);
        for (int i = first; i < first + WAYS; i++) {
            if ((int) (index[i] >>> Integer.SIZE) == hash && at(i).isOf(query)) {
                entry.setAskedFor(true);
                return entry;
            }
        }
        return null;
    }

    private Entry at(int way) {
        int place = (int) index[way];
        entry.over(store.chunk(place), AnswerStore.offset(place));
        return entry;
    }

    private void forget() {
        long now = version.getAsLong();
        if (now != seenVersion) {
            seenVersion = now;
            Arrays.fill(index, 0);
            store.clear();
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
        int first = way(hash);
        for (int i = first; i < first + WAYS; i++) {
            if (index[i] == 0 || !at(i).isAskedFor()) {
                int grains = AnswerStore.grains(Entry.octets(query, answer, encoder));
                int place = place(i, grains);
                if (place != AnswerStore.NONE) {
                    index[i] = (long) hash << Integer.SIZE | place;
                    at(i).set(query, answer, encoder, grains);
                }
                return;
            }
        }
        for (int i = first; i < first + WAYS; i++) {
            at(i).setAskedFor(false);
        }
    }

    /** A place for another answer than the one that is there. */
    private int place(int way, int grains) {
        if (index[way] == 0) {
            return store.take(grains);
        }
        int there = (int) index[way];
        int grainsThere = at(way).grains();
        if (grainsThere == grains) {
            return there;
        }
        int place = store.take(grains);
        if (place != AnswerStore.NONE) {
            store.give(there, grainsThere);
        }
        return place;
    }

    private static int hash(Query query) {
        int what = query.type() << 2 | (query.edns().isPresent() ? 2 : 0) | (query.dnssecOk() ? 1 : 0);
        int hash = (query.nameHash() ^ what * MULTIPLIER) * MULTIPLIER;
        return hash == NONE ? 1 : hash;
    }

    private int way(int hash) {
        return hash >>> shift & -WAYS;
    }
}
