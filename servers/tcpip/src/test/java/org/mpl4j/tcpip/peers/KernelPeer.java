package org.mpl4j.tcpip.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.Condition;
import java.util.function.UnaryOperator;
import org.mpl4j.tcpip.address.MacAddress;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.drive.Driver;
import org.mpl4j.tcpip.ip.AddressState;
import org.mpl4j.tcpip.ip.NetInterface;
import org.mpl4j.tcpip.phy.Device;
import org.mpl4j.tcpip.phy.Faults;
import org.mpl4j.tcpip.phy.FaultyDevice;
import org.mpl4j.tcpip.phy.TapDevice;
import org.mpl4j.tcpip.stack.Stack;

/** A stack of ours, and the kernel's in a network namespace of its own at the other end of a TAP. */
final class KernelPeer implements AutoCloseable {
    static final String OURS_V4 = "192.0.2.2";
    static final String OURS_V6 = "2001:db8::2";
    static final String KERNEL_V4 = "192.0.2.1";
    static final String KERNEL_V6 = "2001:db8::1";

    private static final int LEAST_MTU_OF_V6 = 1280;
    private static final long PATIENCE = 60 * Durations.SECOND;
    private static final long LOOK_AGAIN = 20 * Durations.MILLISECOND;

    private final String name = "mpl" + ProcessHandle.current().pid();
    private final Namespace there;
    private final Stack stack = new Stack(0, new Random());
    private final TapDevice tap;
    private final NetInterface eth;
    private final List<Process> begun = new ArrayList<>();
    private final Driver driver;
    private final Thread thread;

    KernelPeer(int mtu) throws IOException, InterruptedException {
        this(mtu, Faults.NONE);
    }

    /** Makes them, with a link between them that has faults both ways, or has the test skipped where that is not allowed. */
    KernelPeer(int mtu, Faults faults) throws IOException, InterruptedException {
        this(mtu, device -> new FaultyDevice(device, faults, faults, new Random(1)));
    }

    /** The same, with something else between them. */
    KernelPeer(int mtu, UnaryOperator<Device> between) throws IOException, InterruptedException {
        this(mtu, between, false);
    }

    /** A link both ends of which leave checksums and the cutting of long segments to each other. */
    static KernelPeer offloading(int mtu) throws IOException, InterruptedException {
        return new KernelPeer(mtu, device -> device, true);
    }

    private KernelPeer(int mtu, UnaryOperator<Device> between, boolean offloads)
            throws IOException, InterruptedException {
        for (String program : List.of("ss", "nstat")) {
            Namespace.assumeProgram(program);
        }
        there = new Namespace();
        tap = offloads ? TapDevice.openOffloading(name, mtu, true) : TapDevice.open(name, mtu, true);
        Namespace.run("ip", "link", "set", name, "netns", there.name());
        inside("ip", "link", "set", name, "mtu", "" + mtu, "up");
        inside("ip", "addr", "add", KERNEL_V4 + "/24", "dev", name);
        if (mtu >= LEAST_MTU_OF_V6) {
            inside("ip", "addr", "add", KERNEL_V6 + "/64", "dev", name, "nodad");
        }
        eth = stack.attach("eth", between.apply(tap), MacAddress.of("02:00:00:00:00:02"));
        stack.address(eth, OURS_V4 + "/24");
        stack.address(eth, OURS_V6 + "/64");
        driver = new Driver(stack, tap);
        thread = Thread.ofPlatform().daemon().start(driver);
        awaitAddresses();
    }

    /** Until our address of IPv6 is known to be ours alone. */
    private void awaitAddresses() throws InterruptedException {
        driver.lock();
        try {
            Condition never = driver.newCondition();
            long end = driver.now() + PATIENCE;
            while (eth.addresses().stream().anyMatch(address -> address.state() == AddressState.TENTATIVE)) {
                assertThat(driver.now()).as("an address is tentative").isLessThan(end);
                driver.await(never, LOOK_AGAIN);
            }
        } finally {
            driver.unlock();
        }
    }

    /** Our addresses on a link with such packets: those of IPv6 have no room in small ones. */
    static List<String> ours(int mtu) {
        return mtu >= LEAST_MTU_OF_V6 ? List.of(OURS_V4, OURS_V6) : List.of(OURS_V4);
    }

    /** The interface's name there. */
    String name() {
        return name;
    }

    /** Ours of its ends. */
    TapDevice tap() {
        return tap;
    }

    Stack stack() {
        return stack;
    }

    NetInterface eth() {
        return eth;
    }

    Driver driver() {
        return driver;
    }

    /** Runs a program beside the kernel's stack, and returns what it printed. */
    String inside(String... command) throws IOException, InterruptedException {
        return there.inside(command);
    }

    /** Begins a program beside the kernel's stack. */
    Process begin(String... command) throws IOException {
        Process process = there.begin(ProcessBuilder.Redirect.INHERIT, command);
        begun.add(process);
        return process;
    }

    /** Waits until a program beside the kernel's stack listens to a port. */
    void awaitListener(int port) throws IOException, InterruptedException {
        for (int i = 0; inside("ss", "-ltnH", "sport", "=", ":" + port).isBlank(); i++) {
            assertThat(i)
                    .as("tenths of a second until port " + port + " is open")
                    .isLessThan(600);
            Thread.sleep(100);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        begun.forEach(Process::destroyForcibly);
        driver.stop();
        thread.join();
        tap.close();
        there.close();
    }
}
