package org.mpl4j.tcpip.phy;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/** A device whose frames suffer {@link Faults}: those that are sent before another device gets them, those that it receives before they come out here. From one seed the same frames suffer the same. */
public final class FaultyDevice implements Device {
    private static final int FRAME_OVERHEAD = 64;

    private final Device device;
    private final FaultyLane in;
    private final FaultyLane out;
    private final ByteBuffer arrived;
    private final boolean isGoodIn;

    /** Wraps a device, whose sent frames suffer; what is random comes from {@code random}. */
    public FaultyDevice(Device device, Faults faults, RandomGenerator random) {
        this(device, Faults.NONE, faults, random);
    }

    /** Wraps a device; what is random comes from {@code random}. */
    public FaultyDevice(Device device, Faults in, Faults out, RandomGenerator random) {
        if (device.hasOffloads()) {
            throw new IllegalArgumentException(
                    "faults need a device without offloads: what is corrupted would not be noticed otherwise");
        }
        this.device = device;
        int frameBytes = device.mtu() + FRAME_OVERHEAD;
        this.in = new FaultyLane(in, random, frameBytes);
        this.out = new FaultyLane(out, random, frameBytes);
        arrived = ByteBuffer.allocateDirect(frameBytes);
        isGoodIn = in.equals(Faults.NONE);
    }

    /** How many frames were lost, on purpose or as a queue was full. */
    public long lost() {
        return in.lost() + out.lost();
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
        if (isGoodIn) {
            return device.read(into, now);
        }
        while (device.read(arrived, now)) {
            in.add(arrived, now);
        }
        if (in.nextRelease() > now) {
            return false;
        }
        FramePool.copy(in.first(), into);
        in.removeFirst();
        return true;
    }

    @Override
    public boolean write(ByteBuffer frame, long now) {
        advance(now);
        boolean isKept = out.add(frame, now);
        advance(now);
        return isKept;
    }

    @Override
    public boolean isHolding() {
        return device.isHolding();
    }

    @Override
    public int flush() {
        return device.flush();
    }

    @Override
    public void advance(long now) {
        device.advance(now);
        while (out.nextRelease() <= now) {
            device.write(out.first(), now);
            out.removeFirst();
        }
    }

    @Override
    public long nextDeadline() {
        return Math.min(Math.min(in.nextRelease(), out.nextRelease()), device.nextDeadline());
    }

    @Override
    public void close() {
        device.close();
    }
}
