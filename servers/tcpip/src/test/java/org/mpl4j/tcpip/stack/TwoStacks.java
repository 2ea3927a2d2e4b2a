package org.mpl4j.tcpip.stack;

import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.ip.NetInterface;
import org.mpl4j.tcpip.phy.Device;
import org.mpl4j.tcpip.phy.Faults;
import org.mpl4j.tcpip.phy.FaultyDevice;
import org.mpl4j.tcpip.phy.MemoryLink;

/** Two stacks and a link between them that has faults; time passes as fast as they can do what they do in it. */
public final class TwoStacks {
    public static final IpAddress LEFT_V4 = IpAddress.of("192.0.2.1");
    public static final IpAddress RIGHT_V4 = IpAddress.of("192.0.2.2");
    public static final IpAddress LEFT_V6 = IpAddress.of("2001:db8::1");
    public static final IpAddress RIGHT_V6 = IpAddress.of("2001:db8::2");

    private static final long LEFT_MAC = 0x02_00_00_00_00_01L;
    private static final long RIGHT_MAC = 0x02_00_00_00_00_02L;
    private static final int QUEUE = 4096;

    private final Stack left;
    private final Stack right;
    private final NetInterface leftInterface;
    private final NetInterface rightInterface;
    private final Device leftDevice;
    private long now = Durations.SECOND;

    /** Two stacks with one address of each version each, on a link. */
    public TwoStacks(long seed, int mtu, Faults faults) {
        this(seed, mtu, faults, device -> device);
    }

    /** The same, where what the left one sends passes another device before it suffers faults. */
    public TwoStacks(long seed, int mtu, Faults faults, UnaryOperator<Device> leftWrapper) {
        Random random = new Random(seed);
        MemoryLink link = new MemoryLink(mtu, QUEUE);
        left = new Stack(now, new Random(random.nextLong()));
        right = new Stack(now, new Random(random.nextLong()));
        leftDevice = leftWrapper.apply(new FaultyDevice(link.left(), faults, new Random(random.nextLong())));
        Device rightDevice = new FaultyDevice(link.right(), faults, new Random(random.nextLong()));
        leftInterface = left.attach("left", leftDevice, LEFT_MAC);
        rightInterface = right.attach("right", rightDevice, RIGHT_MAC);
        left.address(leftInterface, LEFT_V4 + "/24");
        right.address(rightInterface, RIGHT_V4 + "/24");
        left.address(leftInterface, LEFT_V6 + "/64");
        right.address(rightInterface, RIGHT_V6 + "/64");
    }

    /** Two stacks on a good link. */
    public static TwoStacks onGoodLink() {
        TwoStacks stacks = new TwoStacks(1, 1500, Faults.NONE);
        stacks.run(5 * Durations.SECOND);
        return stacks;
    }

    /** Lets time pass. */
    public void run(long duration) {
        long end = now + duration;
        runUntil(() -> false, end);
        now = end;
        step();
    }

    /** Lets time pass until something is so, or until so much has passed; returns whether it is so. */
    public boolean runUntil(BooleanSupplier condition, long end) {
        step();
        while (!condition.getAsBoolean()) {
            long next = Math.min(left.nextDeadline(), right.nextDeadline());
            if (next > end) {
                return false;
            }
            now = Math.max(now, next);
            step();
        }
        return true;
    }

    /** Does what is to be done now. */
    public void step() {
        boolean isAny = true;
        while (isAny) {
            isAny = left.poll(now) | right.poll(now);
        }
    }

    public long now() {
        return now;
    }

    public Stack left() {
        return left;
    }

    public Stack right() {
        return right;
    }

    public NetInterface leftInterface() {
        return leftInterface;
    }

    public NetInterface rightInterface() {
        return rightInterface;
    }

    public Device leftDevice() {
        return leftDevice;
    }
}
