package org.mpl4j.dns.middleware;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts responses by whom they go to and what they say, and knows which are too many. Each such pair has credit for a number of responses a second, which it may be in
 * debt of for as long as the window: who goes on asking gets nothing until it has paused. Of a fixed size; pairs that fall on one place share it by turns. Safe for use by
 * several threads.
 */
public final class RateLimiter {
    /**
     * What is too many.
     *
     * @param perSecond how many responses of one kind to one network a second, 1 to 1,000
     * @param window for how many seconds who asks too often may be without answers, 1 to 3,600
     * @param ipv4Prefix how many bits of an IPv4 address are a network, 0 to 32
     * @param ipv6Prefix how many bits of an IPv6 address are a network, 0 to 128
     */
    public record Limits(int perSecond, int window, int ipv4Prefix, int ipv6Prefix) {
        /** Networks as BIND, NSD and Knot take them. */
        public static final int DEFAULT_IPV4_PREFIX = 24;

        /** Networks as BIND and Knot take them. */
        public static final int DEFAULT_IPV6_PREFIX = 56;

        /** Checks the numbers. */
        public Limits {
            check("responses a second", perSecond, 1, 1000);
            check("window", window, 1, 3600);
            check("IPv4 prefix", ipv4Prefix, 0, 32);
            check("IPv6 prefix", ipv6Prefix, 0, 128);
        }

        private static void check(String what, int value, int min, int max) {
            if (value < min || value > max) {
                throw new IllegalArgumentException(
                        "rate limit: " + what + " is " + value + "; give " + min + " to " + max);
            }
        }
    }

    private static final long MULTIPLIER = 0x9e37_79b9_7f4a_7c15L;
    private static final int IPV4_BITS = 32;

    /** An entry: who it belongs to in the high bits, the second of its last response, and its credit. */
    private static final int CREDIT_BITS = 24;

    private static final int SECOND_BITS = 20;
    private static final long CREDIT_MASK = (1L << CREDIT_BITS) - 1;
    private static final long SECOND_MASK = (1L << SECOND_BITS) - 1;
    private static final int OWNER_SHIFT = CREDIT_BITS + SECOND_BITS;
    private static final int CREDIT_SIGN_SHIFT = Long.SIZE - CREDIT_BITS;

    private final Limits limits;
    private final long seed;
    private final AtomicLongArray entries;
    private final int shift;

    /**
     * One that has counted nothing.
     *
     * @param limits what is too many
     * @param sizeLog2 the logarithm of how many pairs there is room for, 1 to 28, 8 bytes each
     * @param seed what nobody can guess, so that nobody can choose who shares a place
     */
    public RateLimiter(Limits limits, int sizeLog2, long seed) {
        this.limits = limits;
        this.seed = seed;
        this.entries = new AtomicLongArray(1 << sizeLog2);
        this.shift = Long.SIZE - sizeLog2;
    }

    /**
     * Counts a response.
     *
     * @param addressHigh the first 8 bytes of the IPv6 address
     * @param addressLow the last 8 bytes
     * @param isIpv4 whether it is an IPv4-mapped one
     * @param what a hash of what is said
     * @param second the time in seconds
     * @return whether it is one too many
     */
    public boolean isTooMuch(long addressHigh, long addressLow, boolean isIpv4, long what, long second) {
        long hash = mix(mix(mix(seed ^ what) ^ high(addressHigh, isIpv4)) ^ low(addressLow, isIpv4));
        int index = (int) (hash >>> shift);
        long owner = hash << OWNER_SHIFT >>> OWNER_SHIFT;
        long now = second & SECOND_MASK;
        while (true) {
            long before = entries.get(index);
            int credit = credit(before, owner, now) - 1;
            long after = owner << OWNER_SHIFT | now << CREDIT_BITS | credit & CREDIT_MASK;
            if (entries.compareAndSet(index, before, after)) {
                return credit < 0;
            }
        }
    }

    private int credit(long entry, long owner, long now) {
        if (entry == 0 || (entry ^ owner << OWNER_SHIFT) >>> OWNER_SHIFT != 0) {
            return limits.perSecond();
        }
        long elapsed = now - (entry >>> CREDIT_BITS) & SECOND_MASK;
        long credit = entry << CREDIT_SIGN_SHIFT >> CREDIT_SIGN_SHIFT;
        long least = -(long) limits.window() * limits.perSecond() + 1;
        long earned = Math.min(elapsed, limits.window() + 1L) * limits.perSecond();
        return (int) Math.clamp(credit + earned, least, limits.perSecond());
    }

    private long high(long address, boolean isIpv4) {
        return isIpv4 ? 0 : prefix(address, Math.min(limits.ipv6Prefix(), Long.SIZE));
    }

    private long low(long address, boolean isIpv4) {
        int bits = isIpv4 ? IPV4_BITS + limits.ipv4Prefix() : Math.max(0, limits.ipv6Prefix() - Long.SIZE);
        return prefix(address, bits);
    }

    private static long prefix(long address, int bits) {
        return bits == 0 ? 0 : address & -1L << Long.SIZE - bits;
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> 32) * MULTIPLIER;
        return mixed ^ mixed >>> 29;
    }
}
