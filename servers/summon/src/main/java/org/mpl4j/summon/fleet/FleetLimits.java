package org.mpl4j.summon.fleet;

import java.time.Duration;

/**
 * What all appliances of a directory together may have, and how patient it is with one of them.
 *
 * @param running how many may have a process at once, from 1
 * @param boot how long one may take from its start until it serves; so long its clients' connections are held
 * @param stop how long one may take to end what was begun before it is killed
 * @param stay how long one serves at least before it makes room for another one
 * @param patience how long one waits for room
 * @param firstBackOff how long one rests after its first failure; twice as long after each further one
 * @param mostBackOff how long it rests at most; one that has served for so long has no failures any more
 */
public record FleetLimits(
        int running,
        Duration boot,
        Duration stop,
        Duration stay,
        Duration patience,
        Duration firstBackOff,
        Duration mostBackOff) {
    private static final int DOUBLINGS = 30;

    public FleetLimits {
        if (running < 1 || firstBackOff.isNegative() || mostBackOff.compareTo(firstBackOff) < 0) {
            throw new IllegalArgumentException(
                    "at least one appliance runs, and none rests longer at first than at most");
        }
    }

    /** For a small machine. */
    public static FleetLimits standard() {
        return new FleetLimits(
                16,
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                Duration.ofMinutes(5));
    }

    /** How long somebody may have to wait for one: for room, and then for its start. */
    public Duration untilReady() {
        return patience.plus(boot);
    }

    /** When something is to be done about one that nothing happens to until then, {@link Fleet#NEVER} if nothing is. */
    long dueAt(Member member) {
        return switch (member.state()) {
            case STOPPED -> Fleet.NEVER;
            case WAITING -> member.since + patience.toMillis();
            case BOOTING, HANDING_OVER -> member.since + boot.toMillis();
            case RUNNING -> Math.max(member.lastUsed, member.since) + member.idleMillis;
            case STOPPING, FAILING -> member.since + stop.toMillis();
            case BACKING_OFF -> member.restUntil;
        };
    }

    /**
     * How long one rests.
     *
     * @param failures since it was healthy last, from 1
     * @return milliseconds
     */
    long backOffMillis(int failures) {
        long factor = 1L << Math.min(failures - 1, DOUBLINGS);
        long first = firstBackOff.toMillis();
        long most = mostBackOff.toMillis();
        return first > most / factor ? most : first * factor;
    }
}
