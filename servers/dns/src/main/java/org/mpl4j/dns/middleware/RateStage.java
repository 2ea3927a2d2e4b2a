package org.mpl4j.dns.middleware;

import org.mpl4j.dns.service.Request;

/**
 * Limits the rate of responses, so that a server is of no use to who forges the addresses that queries come from. Who has proved its address, by a cookie or by talking
 * over a stream, is not limited. Of the responses that are too many, some are sent without records and with TC, so that who really is there can ask over a stream.
 */
public final class RateStage implements Stage {
    /** Who is not limited. */
    @FunctionalInterface
    public interface Exemption {
        /**
         * Whether an address is one of those.
         *
         * @param addressHigh the first 8 bytes of the IPv6 address
         * @param addressLow the last 8 bytes; of an IPv4 address {@code 0xffff} and it
         */
        boolean covers(long addressHigh, long addressLow);
    }

    private static final int KIND_SHIFT = 32;

    private final RateLimiter limiter;
    private final int slip;
    private final Exemption exemption;
    private int tooMany;

    /**
     * Such a stage.
     *
     * @param limiter what counts
     * @param slip 1 to send all that are too many with TC, 2 to send every second one, and so on; 0 to send none
     * @param exemption who is not limited
     */
    public RateStage(RateLimiter limiter, int slip, Exemption exemption) {
        if (slip < 0) {
            throw new IllegalArgumentException("rate limit: slip is " + slip + "; give 0 or more");
        }
        this.limiter = limiter;
        this.slip = slip;
        this.exemption = exemption;
    }

    @Override
    public Verdict handle(Query query, Answer answer) {
        if (query.isVerified() || isExempt(query.request()) || !isTooMuch(query, answer)) {
            return Verdict.NEXT;
        }
        tooMany++;
        if (slip == 0 || tooMany % slip != 0) {
            return Verdict.DROPPED;
        }
        answer.truncate();
        return Verdict.NEXT;
    }

    private boolean isExempt(Request request) {
        return exemption.covers(request.addressHigh(), request.addressLow());
    }

    private boolean isTooMuch(Query query, Answer answer) {
        Request request = query.request();
        long what = (long) (answer.kind().ordinal() + 1) << KIND_SHIFT | answer.kindHash() & 0xffff_ffffL;
        return limiter.isTooMuch(
                request.addressHigh(), request.addressLow(), request.isIpv4(), what, query.millis() / 1000);
    }
}
