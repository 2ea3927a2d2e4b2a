package org.mpl4j.servers.common.nativeio;

import java.util.Arrays;

/**
 * What is to be sent of a batch: answers to the same client that are equally long are one message to the kernel, which parts it where they arrive ({@link Segments}), so that most of the way is gone once for
 * all of them. Answers to different clients, and all of them where the kernel cannot do that, are a message each. Nothing is said of the order in which datagrams arrive, so that it does not matter what is
 * between two answers. For one thread.
 */
final class AnswerRuns {
    private static final int NONE = -1;

    private final MessageHeaders received;
    private final boolean isSegmenting;

    /** For each answer: where it is, and the next one of its run. */
    private final int[] starts;

    private final int[] nexts;

    /** For each run: the datagram that is answered, the length of its answers, how many these are, the first and the last. */
    private final int[] datagrams;

    private final int[] lengths;
    private final int[] sizes;
    private final int[] heads;
    private final int[] tails;

    /** The run of a client and a length, by their hash; {@link #NONE} for none. */
    private final int[] places;

    private int answerCount;
    private int runCount;

    /**
     * No answers yet.
     *
     * @param received what is answered
     * @param most how many answers there are at most, a power of two
     * @param isSegmenting whether the kernel can part messages
     */
    AnswerRuns(MessageHeaders received, int most, boolean isSegmenting) {
        this.received = received;
        this.isSegmenting = isSegmenting;
        starts = new int[most];
        nexts = new int[most];
        datagrams = new int[most];
        lengths = new int[most];
        sizes = new int[most];
        heads = new int[most];
        tails = new int[most];
        places = new int[2 * most];
        Arrays.fill(places, NONE);
    }

    /** Forgets all. */
    void clear() {
        if (runCount > 0) {
            Arrays.fill(places, NONE);
        }
        answerCount = 0;
        runCount = 0;
    }

    /**
     * Adds an answer.
     *
     * @param datagram the one that it answers
     * @param start where it is
     * @param length how long it is
     */
    void add(int datagram, int start, int length) {
        int answer = answerCount++;
        starts[answer] = start;
        nexts[answer] = NONE;
        int place = isSegmenting ? place(datagram, length) : 0;
        int run = isSegmenting ? places[place] : NONE;
        if (run != NONE && mayGrow(run)) {
            nexts[tails[run]] = answer;
            sizes[run]++;
        } else {
            run = runCount++;
            places[place] = run;
            datagrams[run] = datagram;
            lengths[run] = length;
            sizes[run] = 1;
            heads[run] = answer;
        }
        tails[run] = answer;
    }

    private boolean mayGrow(int run) {
        int size = sizes[run];
        return size < Segments.MOST && lengths[run] > 0 && (size + 1) * lengths[run] <= Segments.MOST_BYTES;
    }

    /** Where the run is, or belongs: there are always places that are free. */
    private int place(int datagram, int length) {
        int place = received.nameHash(datagram) + length & places.length - 1;
        for (int run = places[place]; run != NONE; run = places[place]) {
            if (lengths[run] == length && received.isSameName(datagrams[run], datagram)) {
                return place;
            }
            place = place + 1 & places.length - 1;
        }
        return place;
    }

    /**
     * Writes the headers of the messages.
     *
     * @return how many
     */
    int write(MessageHeaders sent, Segments segments) {
        int vector = 0;
        for (int run = 0; run < runCount; run++) {
            int first = vector;
            int end = NONE;
            for (int answer = heads[run]; answer != NONE; answer = nexts[answer]) {
                int start = starts[answer];
                if (start == end) {
                    sent.lengthen(vector - 1, lengths[run]);
                } else {
                    sent.vector(vector++, start, lengths[run]);
                }
                end = start + lengths[run];
            }
            sent.to(run, datagrams[run], received.nameLength(datagrams[run]));
            sent.run(run, first, vector - first, sizes[run] == 1 ? 0 : segments.of(run, lengths[run]));
        }
        return runCount;
    }

    /** How many answers a message carries. */
    int size(int run) {
        return sizes[run];
    }

    /**
     * Writes the header of a message so that it carries one of its answers alone.
     *
     * @param index of the answer in the run, from 0 on
     * @param sent whose header and vectors of the run are overwritten
     */
    void writeOne(int run, int index, MessageHeaders sent) {
        int answer = heads[run];
        for (int i = 0; i < index; i++) {
            answer = nexts[answer];
        }
        int vector = sent.firstVector(run);
        sent.vector(vector, starts[answer], lengths[run]);
        sent.run(run, vector, 1, 0);
    }
}
