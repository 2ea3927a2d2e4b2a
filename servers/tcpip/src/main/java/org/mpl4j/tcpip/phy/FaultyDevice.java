package org.mpl4j.tcpip.phy;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/** A device whose sent frames suffer {@link Faults} before another device gets them. From one seed the same frames suffer the same. */
public final class FaultyDevice implements Device {
    private static final long NANOSECONDS = 1_000_000_000;
    private static final int FRAME_OVERHEAD = 64;

    private final Device device;
    private final Faults faults;
    private final RandomGenerator random;
    private final HeldFrames held;
    private long sentUntil;
    private long lastRelease;
    private long lost;

    /** Wraps a device; what is random comes from {@code random}. */
    public FaultyDevice(Device device, Faults faults, RandomGenerator random) {
        this.device = device;
        this.faults = faults;
        this.random = random;
        held = new HeldFrames(device.mtu() + FRAME_OVERHEAD, faults.queued());
    }

    /** How many frames were lost, on purpose or as the queue was full. */
    public long lost() {
        return lost;
    }

    @Override
    public int mtu() {
        return device.mtu();
    }

    @Override
    public boolean isEthernet() {
        return device.isEthernet();
    }

    @Override
    public boolean read(ByteBuffer into, long now) {
        return device.read(into, now);
    }

    @Override
    public boolean write(ByteBuffer frame, long now) {
        advance(now);
        if (happens(faults.loss())) {
            lost++;
            return true;
        }
        boolean isKept = hold(frame, now);
        if (happens(faults.duplication())) {
            hold(frame, now);
        }
        advance(now);
        return isKept;
    }

    private boolean hold(ByteBuffer frame, long now) {
        if (held.isFull()) {
            lost++;
            return false;
        }
        long release = release(frame.remaining(), now);
        held.add(frame, release, happens(faults.corruption()) ? bit(frame.remaining()) : -1);
        return true;
    }

    private long bit(int bytes) {
        return random.nextLong(8L * bytes);
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

    @Override
    public void advance(long now) {
        device.advance(now);
        while (held.nextRelease() <= now) {
            device.write(held.first(), now);
            held.removeFirst();
        }
    }

    @Override
    public long nextDeadline() {
        return Math.min(held.nextRelease(), device.nextDeadline());
    }

    @Override
    public void close() {
        device.close();
    }
}
