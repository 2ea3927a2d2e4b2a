package org.mpl4j.tcpip.socket;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.address.MacAddress;
import org.mpl4j.tcpip.drive.FrameWait;
import org.mpl4j.tcpip.ip.NetInterface;
import org.mpl4j.tcpip.phy.Capture;
import org.mpl4j.tcpip.phy.Device;
import org.mpl4j.tcpip.phy.KernelDevice;
import org.mpl4j.tcpip.phy.PacketDevice;
import org.mpl4j.tcpip.phy.RecordingDevice;
import org.mpl4j.tcpip.phy.TapDevice;
import org.mpl4j.tcpip.stack.Stack;

/**
 * The device of a stack that runs.
 *
 * @param device where frames come and go
 * @param frames waits for them
 */
public record StackDevice(Device device, FrameWait frames) implements Closeable {
    /** The locally administered addresses of stations (IEEE 802-2014 section 8.2). */
    private static final int LOCAL = 0x02;

    private static final int MAC_OCTETS = 6;

    /** Opens what a plan says. */
    static StackDevice open(StackPlan plan) throws IOException {
        KernelDevice device = kernelDevice(plan);
        return recorded(plan, device, FrameWait.of(device));
    }

    /** Records a device if the plan says so. */
    static StackDevice recorded(StackPlan plan, Device device, FrameWait frames) throws IOException {
        if (plan.capture() == null) {
            return new StackDevice(device, frames);
        }
        try {
            FileChannel file = FileChannel.open(
                    plan.capture(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE);
            return new StackDevice(new RecordingDevice(device, new Capture(file, device.isEthernet())), frames);
        } catch (IOException e) {
            device.close();
            throw new IOException("cannot write the capture " + plan.capture() + ": " + e.getMessage(), e);
        }
    }

    private static KernelDevice kernelDevice(StackPlan plan) throws IOException {
        return switch (plan.kind()) {
            case TAP -> tap(plan, true);
            case TUN -> tap(plan, false);
            case PACKET -> PacketDevice.open(plan.device(), true);
            case CONDUIT -> throw new IllegalArgumentException("the device of a conduit comes later");
        };
    }

    private static TapDevice tap(StackPlan plan, boolean isEthernet) throws IOException {
        return plan.isOffloading()
                ? TapDevice.openOffloading(plan.device(), plan.mtu(), isEthernet)
                : TapDevice.open(plan.device(), plan.mtu(), isEthernet);
    }

    /** Makes a device the interface of a plan. */
    static NetInterface attach(Stack stack, StackPlan plan, Device device) {
        NetInterface out = stack.attach(plan.device(), device, mac(plan));
        plan.addresses().forEach(address -> stack.address(out, address.toString()));
        for (IpAddress gateway : plan.gateways()) {
            stack.route(gateway.isV4() ? "0.0.0.0/0" : "::/0", gateway.toString(), out);
        }
        if (plan.isAutoconfigured()) {
            stack.autoconfigure(out);
        }
        return out;
    }

    /** The same for the same plan, so that neighbors need not learn another one when a program is started again. */
    private static long mac(StackPlan plan) {
        if (plan.mac() != 0) {
            return plan.mac();
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((plan.device() + plan.addresses()).getBytes(StandardCharsets.UTF_8));
            digest[0] = LOCAL;
            return MacAddress.of(HexFormat.ofDelimiter(":").formatHex(digest, 0, MAC_OCTETS));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public void close() {
        device.close();
    }
}
