package org.mpl4j.tcpip.handover;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import org.mpl4j.servers.common.nativeio.FrameFile;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.drive.Driver;
import org.mpl4j.tcpip.ip.NetInterface;
import org.mpl4j.tcpip.phy.TapDevice;
import org.mpl4j.tcpip.stack.Stack;
import org.mpl4j.tcpip.tcp.ConnectionObserver;
import org.mpl4j.tcpip.tcp.TcpConnection;
import org.mpl4j.tcpip.tcp.TcpSettings;
import org.mpl4j.tcpip.udp.UdpSocket;

/** The stack of a {@link MaskingHost}, and the thread that drives it, which can be stopped and go on. Nobody reads what comes on its connections. */
final class Mask {
    private final Stack stack;
    private final NetInterface out;
    private final TapDevice device;
    private final Driver driver;
    private final String name;
    private Thread thread;

    private Mask(MaskPlan plan, FrameFile tap, Runnable onTraffic) {
        OfferedHost host = OfferedHost.of(plan);
        name = "mask of " + plan.addresses().get(0).address();
        device = TapDevice.of(tap, host.mtu(), host.hasOffloads());
        stack = new Stack(0, new SecureRandom());
        out = host.attach(stack, name, device);
        MaskPlan.Limits limits = plan.limits();
        stack.tcp().limitInput(limits.connectionBytes(), limits.totalBytes());
        stack.tcp().observe(new ConnectionObserver() {
            @Override
            public void begun(TcpConnection connection) {
                onTraffic.run();
            }
        });
        for (int port : plan.tcpPorts()) {
            stack.tcp().listen(IpAddress.ANY, port, limits.connections(), TcpSettings.DEFAULT);
        }
        for (int port : plan.udpPorts()) {
            UdpSocket socket = stack.udp().bind(IpAddress.ANY, port);
            socket.onReadable(onTraffic);
        }
        driver = new Driver(stack, device);
        thread = newThread();
    }

    /**
     * Begins to answer.
     *
     * @param tap the interface, of which a duplicate is used
     * @param onTraffic called when a connection begins or a datagram comes, with the stack
     */
    static Mask start(MaskPlan plan, FrameFile tap, Runnable onTraffic) throws IOException {
        Mask started = new Mask(plan, tap.duplicate(), onTraffic);
        started.thread.start();
        return started;
    }

    private Thread newThread() {
        return Thread.ofPlatform().daemon().name(name).unstarted(this::drive);
    }

    private void drive() {
        try {
            driver.run();
        } catch (RuntimeException | Error e) {
            System.getLogger(Mask.class.getName()).log(Level.ERROR, "the " + name + " has ended by an error", e);
        }
    }

    Stack stack() {
        return stack;
    }

    NetInterface out() {
        return out;
    }

    /** Stops, and stays as it is: nothing is read, and nothing sent. */
    void stop() {
        driver.stop();
        boolean isInterrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Goes on after it was stopped. */
    void goOn() {
        driver.renew();
        thread = newThread();
        thread.start();
    }

    /** How many connections there are. */
    int connections() {
        driver.lock();
        try {
            return stack.tcp().connections();
        } finally {
            driver.unlock();
        }
    }

    /** Resets all connections, and goes on. */
    void reset() {
        driver.lock();
        try {
            stack.tcp().transferable().forEach(TcpConnection::abort);
        } finally {
            driver.unlock();
        }
    }

    /** Ends without a word to anybody; it was stopped before. */
    void forget() {
        device.close();
    }
}
