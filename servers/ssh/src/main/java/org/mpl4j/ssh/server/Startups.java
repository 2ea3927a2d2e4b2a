package org.mpl4j.ssh.server;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * How many connections there may be on which nobody has logged in: MaxStartups of OpenSSH. From {@code begin} on some are refused, by a chance that grows from
 * {@code rate} to certainty at {@code full}.
 */
public final class Startups {
    private static final int PERCENT = 100;

    private final int begin;
    private final int rate;
    private final int full;
    private final AtomicInteger count;

    /**
     * Sets the limits.
     *
     * @param begin below, all are taken
     * @param rate chance that one is refused from there on, in percent
     * @param full from there on, none is taken
     */
    public Startups(int begin, int rate, int full) {
        this(begin, rate, full, new AtomicInteger());
    }

    private Startups(int begin, int rate, int full, AtomicInteger count) {
        if (begin < 1 || full < begin || rate < 1 || rate > PERCENT) {
            throw new IllegalArgumentException(
                    "MaxStartups is begin:rate:full, such as 10:30:100, not %d:%d:%d".formatted(begin, rate, full));
        }
        this.begin = begin;
        this.rate = rate;
        this.full = full;
        this.count = count;
    }

    /** {@return other limits for those that are there already} */
    public Startups with(int otherBegin, int otherRate, int otherFull) {
        return new Startups(otherBegin, otherRate, otherFull, count);
    }

    /** One more comes; {@return whether it is taken, and has to be {@link #leave given back}} */
    boolean enter(RandomGenerator random) {
        int now = count.incrementAndGet();
        boolean isTaken = now <= begin || now <= full && random.nextInt(PERCENT) >= chance(now - 1);
        if (!isTaken) {
            count.decrementAndGet();
        }
        return isTaken;
    }

    private int chance(int others) {
        return full == begin ? PERCENT : rate + (PERCENT - rate) * (others - begin) / (full - begin);
    }

    /** Somebody has logged in on it, or it is over. */
    void leave() {
        count.decrementAndGet();
    }

    /** {@return how many there are} */
    public int count() {
        return count.get();
    }
}
