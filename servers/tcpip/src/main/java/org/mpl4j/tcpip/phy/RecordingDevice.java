package org.mpl4j.tcpip.phy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** A device all of whose frames, in and out, are written to a capture file. */
public final class RecordingDevice implements Device {
    private final Device device;
    private final Capture capture;

    /** Wraps a device. */
    public RecordingDevice(Device device, Capture capture) {
        this.device = device;
        this.capture = capture;
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
    public boolean hasOffloads() {
        return device.hasOffloads();
    }

    @Override
    public boolean partsDatagrams() {
        return device.partsDatagrams();
    }

    @Override
    public boolean read(ByteBuffer into, long now) {
        boolean isThere = device.read(into, now);
        if (isThere) {
            record(into, now);
        }
        return isThere;
    }

    @Override
    public boolean write(ByteBuffer frame, long now) {
        record(frame, now);
        return device.write(frame, now);
    }

    /** Headers of offloads are not recorded, so that such frames may be long and have incomplete checksums, as in captures of the kernel. */
    private void record(ByteBuffer frame, long now) {
        int start = frame.position();
        capture.add(device.hasOffloads() ? frame.position(start + OFFLOAD_HEADER) : frame, now);
        frame.position(start);
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
    }

    @Override
    public long nextDeadline() {
        return device.nextDeadline();
    }

    @Override
    public void close() {
        device.close();
        try {
            capture.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
