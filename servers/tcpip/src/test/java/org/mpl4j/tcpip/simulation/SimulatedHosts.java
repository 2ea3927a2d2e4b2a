package org.mpl4j.tcpip.simulation;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.ip.NetInterface;
import org.mpl4j.tcpip.phy.Capture;
import org.mpl4j.tcpip.phy.Device;
import org.mpl4j.tcpip.phy.FaultyDevice;
import org.mpl4j.tcpip.phy.MemoryLink;
import org.mpl4j.tcpip.phy.RecordingDevice;
import org.mpl4j.tcpip.stack.Stack;

/** Two stacks, the link between them, and their time. */
final class SimulatedHosts {
    private static final String LEFT = "192.0.2.1";
    private static final String RIGHT = "192.0.2.2";
    private static final String LEFT_V6 = "2001:db8::1";
    private static final String RIGHT_V6 = "2001:db8::2";
    private static final int LEAST_V6 = 1280;
    private static final int QUEUE = 8192;

    private final LinkPlan plan;
    private final Stack left;
    private final Stack right;
    private final CuttableDevice leftCable;
    private final CuttableDevice rightCable;
    private final IpAddress address;
    private boolean isCut;
    private long now = Durations.SECOND;

    SimulatedHosts(Random random) {
        plan = LinkPlan.random(random);
        MemoryLink link = new MemoryLink(plan.mtu(), QUEUE);
        leftCable = new CuttableDevice(link.left());
        rightCable = new CuttableDevice(link.right());
        left = new Stack(now, new Random(random.nextLong()));
        right = new Stack(now, new Random(random.nextLong()));
        Device leftDevice = new FaultyDevice(leftCable, plan.there(), new Random(random.nextLong()));
        Device rightDevice = new FaultyDevice(rightCable, plan.back(), new Random(random.nextLong()));
        NetInterface leftInterface = left.attach("left", recorded(leftDevice), 0x02_00_00_00_00_01L);
        NetInterface rightInterface = right.attach("right", rightDevice, 0x02_00_00_00_00_02L);
        left.address(leftInterface, LEFT + "/24");
        right.address(rightInterface, RIGHT + "/24");
        boolean isV6 = plan.mtu() >= LEAST_V6 && random.nextBoolean();
        if (isV6) {
            left.address(leftInterface, LEFT_V6 + "/64");
            right.address(rightInterface, RIGHT_V6 + "/64");
        }
        address = IpAddress.of(isV6 ? RIGHT_V6 : RIGHT);
        runUntil(now + 5 * Durations.SECOND);
    }

    /** What comes to the left stack, and goes from there before the link does anything to it, is recorded if {@code -Dmpl.simulation.pcap} names a file. */
    private static Device recorded(Device device) {
        String file = System.getProperty("mpl.simulation.pcap");
        if (file == null) {
            return device;
        }
        try {
            return new RecordingDevice(
                    device, new Capture(FileChannel.open(Path.of(file), CREATE, TRUNCATE_EXISTING, WRITE), true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on nothing gets through. */
    void cut() {
        isCut = true;
        leftCable.cut();
        rightCable.cut();
    }

    /** Lets time pass. */
    void runUntil(long end) {
        step();
        for (long next = nextDeadline(); next <= end; next = nextDeadline()) {
            advance(next);
        }
        now = end;
        step();
    }

    /** Makes it later, and does what is to be done then. */
    void advance(long time) {
        now = Math.max(now, time);
        step();
    }

    /** When there is something to do. */
    long nextDeadline() {
        return Math.min(left.nextDeadline(), right.nextDeadline());
    }

    private void step() {
        boolean isAny = true;
        while (isAny) {
            boolean isAnyLeft = left.poll(now);
            isAny = right.poll(now) || isAnyLeft;
        }
    }

    long now() {
        return now;
    }

    LinkPlan plan() {
        return plan;
    }

    Stack left() {
        return left;
    }

    Stack right() {
        return right;
    }

    List<Stack> stacks() {
        return List.of(left, right);
    }

    /** The right one's address. */
    IpAddress address() {
        return address;
    }

    boolean isCut() {
        return isCut;
    }
}
