package org.mpl4j.tcpip.simulation;

import java.nio.ByteBuffer;
import org.mpl4j.tcpip.phy.Device;

/** A device whose cable can be cut: what is sent then is lost without a sign. */
final class CuttableDevice implements Device {
    private final Device device;
    private boolean isCut;

    CuttableDevice(Device device) {
        this.device = device;
    }

    void cut() {
        isCut = true;
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
        return isCut || device.write(frame, now);
    }

    @Override
    public void advance(long now) {
        device.advance(now);
    }

    @Override
    public long nextDeadline() {
        return device.nextDeadline();
    }
}
