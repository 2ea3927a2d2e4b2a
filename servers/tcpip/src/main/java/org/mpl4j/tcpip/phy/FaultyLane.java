package org.mpl4j.tcpip.phy;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/** One direction of a {@link FaultyDevice}: frames that are on their way, if they are not lost. */
final class FaultyLane {
    private static final long NANOSECONDS = 1_000_000_000;

    private final Faults faults;
    private final RandomGenerator random;
    private final HeldFrames held;
    private long sentUntil;
    private long lastRelease;
    private long lost;

    FaultyLane(Faults faults, RandomGenerator random, int frameBytes) {
        this.faults = faults;
        this.random = random;
        held = new HeldFrames(frameBytes, faults.queued());
    }

    /** A frame sets out; returns whether there was room for it. */
    boolean add(ByteBuffer frame, long now) {
        if (happens(faults.loss())) {
            lost++;
            return true;
        }
        boolean isKept = hold(frame, now);
        if (happens(faults.duplication())) {
            hold(frame, now);
        }
        return isKept;
    }

    private boolean hold(ByteBuffer frame, long now) {
        if (held.isFull()) {
            lost++;
            return false;
        }
        long release = release(frame.remaining(), now);
        held.add(frame, release, happens(faults.corruption()) ? random.nextLong(8L * frame.remaining()) : -1);
        return true;
    }

    private long release(int bytes, long now) {
        sentUntil = Math.max(sentUntil, now);
        if (faults.bitsPerSecond() > 0) {
            sentUntil += 8L * bytes * NANOSECONDS / faults.bitsPerSecond();
        }
        long jitter = faults.jitter() == 0 ? 0 : random.nextLong(faults.jitter() + 1);
        long release = sentUntil + faults.delay() + jitter;
        if (happens(faults.reordering())) {
            return release + faults.reorderDelay();
        }
        lastRelease = Math.max(lastRelease, release);
        return lastRelease;
    }

    private boolean happens(double share) {
        return share > 0 && random.nextDouble() < share;
    }

    /** When the next frame arrives. */
    long nextRelease() {
        return held.nextRelease();
    }

    /** The frame that arrives next. */
    ByteBuffer first() {
        return held.first();
    }

    /** It has arrived. */
    void removeFirst() {
        held.removeFirst();
    }

    long lost() {
        return lost;
    }
}
