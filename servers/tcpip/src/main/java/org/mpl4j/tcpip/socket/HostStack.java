package org.mpl4j.tcpip.socket;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;
import org.mpl4j.servers.common.random.SystemRandom;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.dhcp.DhcpClient;
import org.mpl4j.tcpip.drive.Driver;
import org.mpl4j.tcpip.handover.AwaitedDevice;
import org.mpl4j.tcpip.handover.DeviceSource;
import org.mpl4j.tcpip.handover.HostTaker;
import org.mpl4j.tcpip.ip.AddressState;
import org.mpl4j.tcpip.ip.NetInterface;
import org.mpl4j.tcpip.stack.Stack;
import org.mpl4j.tcpip.tcp.TcpConnection;
import org.mpl4j.tcpip.tcp.TcpListener;
import org.mpl4j.tcpip.tcp.TcpSettings;
import org.mpl4j.tcpip.udp.UdpSocket;

/** A stack that runs, with a thread that drives it, and its sockets. */
public final class HostStack implements Closeable {
    private static final Duration CLOSING = Duration.ofSeconds(5);
    private static final long LOOK_AGAIN = 20 * Durations.MILLISECOND;

    private final StackDevice device;
    private final Stack stack;
    private final NetInterface out;
    private final Driver driver;
    private final Thread thread;
    private final Condition never;
    private final @Nullable DhcpClient lease;
    private final Set<StackChannel> channels = new HashSet<>();
    private final @Nullable HostTaker taker;
    private boolean isClosed;

    private HostStack(StackPlan plan, StackDevice device, @Nullable HostTaker taker) {
        this.device = device;
        this.taker = taker;
        stack = new Stack(0, new SystemRandom());
        out = taker == null
                ? StackDevice.attach(stack, plan, device.device())
                : taker.attach(stack, plan.device(), device.device());
        driver = new Driver(stack, device.frames());
        never = driver.newCondition();
        lease = plan.isLeased() ? stack.dhcp(out, new LeaseLog(plan.device())) : null;
        if (lease != null) {
            lease.start();
        }
        thread = Thread.ofPlatform().daemon().name("stack " + plan.device()).unstarted(this::drive);
    }

    /**
     * Opens the device and starts a stack on it. Addresses of IPv6 are used a second or two later, when it is known that nobody else has them. A stack that takes a host over has its addresses, but begins when it is
     * {@link #ready}.
     *
     * @throws IOException if the system refuses the device, with what to do about it, or nobody is there to take the host over from
     */
    public static HostStack start(StackPlan plan) throws IOException {
        return plan.kind() == StackPlan.DeviceKind.CONDUIT
                ? take(plan, HostTaker.connect(Path.of(plan.device())))
                : start(plan, StackDevice.open(plan));
    }

    /**
     * Starts a stack that takes a host over whose device does not come on the conduit.
     *
     * @param plan of a conduit
     * @param source of the device
     * @throws IOException if nobody is there to take the host over from
     */
    public static HostStack start(StackPlan plan, DeviceSource source) throws IOException {
        return take(plan, HostTaker.connect(Path.of(plan.device()), source));
    }

    private static HostStack take(StackPlan plan, HostTaker taker) throws IOException {
        AwaitedDevice awaited = taker.device();
        return new HostStack(plan, StackDevice.recorded(plan, awaited, awaited), taker);
    }

    /** Starts a stack on a device that is there already, whatever the plan says of its kind and name. */
    public static HostStack start(StackPlan plan, StackDevice device) {
        HostStack started = new HostStack(plan, device, null);
        started.thread.start();
        return started;
    }

    /**
     * Says that all listeners are there. If the stack takes a host over, this waits until it has it, and connections that others have begun can be accepted then; otherwise there is nothing to wait for.
     *
     * @throws IOException if the host is not given after all
     */
    public void ready() throws IOException {
        if (taker == null || thread.getState() != Thread.State.NEW) {
            return;
        }
        List<TcpListener> listeners;
        List<UdpSocket> sockets;
        driver.lock();
        try {
            listeners = stack.tcp().listeners();
            sockets = stack.udp().sockets();
        } finally {
            driver.unlock();
        }
        taker.awaitHost(listeners, sockets);
        driver.lock();
        try {
            taker.take(stack, out);
        } finally {
            driver.unlock();
        }
        thread.start();
    }

    private void drive() {
        try {
            if (taker != null) {
                driver.lock();
                taker.carryOn();
                driver.unlock();
            }
            driver.run();
        } catch (RuntimeException | Error e) {
            System.getLogger(HostStack.class.getName())
                    .log(Level.ERROR, "the stack has ended by an error; its sockets are closed", e);
            closeAll();
        }
    }

    /**
     * Waits until no address is tentative any more, and there is one by DHCP, if that was asked for.
     *
     * @return whether that came about
     */
    public boolean awaitAddresses(Duration most) throws InterruptedException {
        driver.lock();
        try {
            long end = driver.now() + most.toNanos();
            while (lease != null && lease.lease() == null
                    || out.addresses().stream().anyMatch(address -> address.state() == AddressState.TENTATIVE)) {
                if (driver.now() >= end) {
                    return false;
                }
                driver.await(never, LOOK_AGAIN);
            }
            return true;
        } finally {
            driver.unlock();
        }
    }

    /** Whether it has its host from somebody who will have it again when this one ends. */
    boolean isTakenOver() {
        return taker != null;
    }

    /** What drives it, and has its lock. */
    public Driver driver() {
        return driver;
    }

    /** The stack, to be used by who has its lock. */
    public Stack stack() {
        return stack;
    }

    /** The interface of its device. */
    public NetInterface out() {
        return out;
    }

    /**
     * Waits for connections.
     *
     * @param local one of the stack's addresses, or a wildcard for all of both versions; port 0 for one that is free
     * @param backlog how many connections may wait to be accepted, and how many may be incomplete
     * @throws BindException if the address is none of the stack's, or the port is in use
     */
    public TcpServerSocket listen(InetSocketAddress local, int backlog) throws IOException {
        return listen(local, backlog, TcpSettings.DEFAULT);
    }

    /** Waits for connections with other buffers and times. */
    public TcpServerSocket listen(InetSocketAddress local, int backlog, TcpSettings settings) throws IOException {
        IpAddress address = LocalEndpoint.address(local);
        driver.lock();
        try {
            checkOpen();
            LocalEndpoint.check(address, local, this);
            var listener = stack.tcp().listen(address, local.getPort(), Math.max(backlog, 1), settings);
            return added(
                    new TcpServerSocket(this, listener, new InetSocketAddress(local.getAddress(), listener.port())));
        } catch (IllegalArgumentException e) {
            throw (IOException) new BindException("cannot listen: " + e.getMessage()).initCause(e);
        } finally {
            driver.unlock();
        }
    }

    /**
     * Connects, and waits until that is done.
     *
     * @param timeout how long that may take; zero for as long as the stack tries
     * @throws java.net.ConnectException if the other side refuses, or does not answer as often as the stack tries
     * @throws java.net.NoRouteToHostException if no way leads there
     * @throws java.net.SocketTimeoutException if it takes longer
     */
    public TcpSocket connect(InetSocketAddress remote, Duration timeout) throws IOException {
        return connect(remote, timeout, TcpSettings.DEFAULT);
    }

    /** Connects with other buffers and times. */
    public TcpSocket connect(InetSocketAddress remote, Duration timeout, TcpSettings settings) throws IOException {
        IpAddress address = IpAddress.of(LocalEndpoint.resolved(remote));
        TcpSocket socket;
        driver.lock();
        try {
            checkOpen();
            socket = socket(stack.tcp().connect(address, remote.getPort(), settings));
        } catch (IllegalArgumentException e) {
            throw (IOException) new BindException("cannot connect: " + e.getMessage()).initCause(e);
        } finally {
            driver.unlock();
        }
        try {
            socket.awaitOpening(StackChannel.nanoseconds(timeout));
            return socket;
        } catch (IOException e) {
            socket.abort();
            throw e;
        }
    }

    /**
     * Opens a socket for datagrams.
     *
     * @param local one of the stack's addresses, or a wildcard for all of both versions; port 0 for one that nobody can guess
     * @throws BindException if the address is none of the stack's, or the port is in use
     */
    public UdpSocketHandle bind(InetSocketAddress local) throws IOException {
        IpAddress address = LocalEndpoint.address(local);
        driver.lock();
        try {
            checkOpen();
            LocalEndpoint.check(address, local, this);
            return added(new UdpSocketHandle(this, stack.udp().bind(address, local.getPort())));
        } catch (IllegalArgumentException e) {
            throw (IOException) new BindException("cannot bind: " + e.getMessage()).initCause(e);
        } finally {
            driver.unlock();
        }
    }

    /** A socket of a connection; with the stack. */
    TcpSocket socket(TcpConnection connection) {
        TcpSocket socket = new TcpSocket(this, connection);
        return connection.cause() == null ? added(socket) : socket;
    }

    private <C extends StackChannel> C added(C channel) {
        channels.add(channel);
        return channel;
    }

    /** Something has ended; with the stack. */
    void forget(StackChannel channel) {
        channels.remove(channel);
    }

    private void checkOpen() throws IOException {
        if (isClosed) {
            throw new IOException("the stack is closed");
        }
    }

    /** Closes all sockets, waits for five seconds at the most until the other sides have what was written, and ends the stack. Whoever waits at a socket gets an exception. */
    @Override
    public void close() throws IOException {
        close(CLOSING);
    }

    /** Closes it, and waits for so long at the most until the other sides have what was written. */
    public void close(Duration most) throws IOException {
        closeAll();
        try {
            awaitFinished(most.toNanos());
            release();
            driver.stop();
            thread.join();
        } catch (InterruptedException e) {
            driver.stop();
            Thread.currentThread().interrupt();
        }
        device.close();
        if (taker != null) {
            taker.close();
        }
    }

    private void closeAll() {
        List<StackChannel> open;
        driver.lock();
        try {
            isClosed = true;
            open = new ArrayList<>(channels);
        } finally {
            driver.unlock();
        }
        for (StackChannel channel : open) {
            try {
                channel.close();
            } catch (IOException | RuntimeException e) {
                System.getLogger(HostStack.class.getName()).log(Level.DEBUG, "closing " + channel + " failed", e);
            }
        }
    }

    private void release() {
        if (lease != null) {
            driver.lock();
            lease.release();
            driver.unlock();
        }
    }

    private void awaitFinished(long most) throws InterruptedException {
        driver.lock();
        try {
            long end = driver.now() + most;
            while (driver.now() < end && channels.stream().anyMatch(HostStack::isUnfinished)) {
                driver.await(never, LOOK_AGAIN);
            }
        } finally {
            driver.unlock();
        }
    }

    private static boolean isUnfinished(StackChannel channel) {
        return channel instanceof TcpSocket socket && !socket.isFinished();
    }
}
