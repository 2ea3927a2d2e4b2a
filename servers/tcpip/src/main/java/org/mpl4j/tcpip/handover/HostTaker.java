package org.mpl4j.tcpip.handover;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.servers.common.nativeio.TapFile;
import org.mpl4j.tcpip.drive.FrameWait;
import org.mpl4j.tcpip.handover.Messages.Counts;
import org.mpl4j.tcpip.ip.NetInterface;
import org.mpl4j.tcpip.packets.handover.Handover;
import org.mpl4j.tcpip.phy.Device;
import org.mpl4j.tcpip.phy.TapDevice;
import org.mpl4j.tcpip.stack.Stack;
import org.mpl4j.tcpip.tcp.TcpListener;
import org.mpl4j.tcpip.udp.UdpSocket;

/** The side of a hand-over that gets the host. It learns what the host is, makes a stack and its listeners ready, and then takes the interface and all that belongs to it. For one thread. */
public final class HostTaker implements Closeable {
    private static final int LONGEST_REASON = 1_000;

    private final Conduit conduit;
    private final OfferedHost host;
    private final AwaitedDevice device;

    private @Nullable StackTaker taken;

    private final DeviceSource source;

    private HostTaker(Conduit conduit, OfferedHost host, DeviceSource source) {
        this.conduit = conduit;
        this.host = host;
        this.source = source;
        device = new AwaitedDevice(host.mtu(), host.hasOffloads());
    }

    /**
     * Connects to who has the host, and waits until it is told what that is.
     *
     * @throws IOException if nobody listens there, or says something else
     */
    public static HostTaker connect(Path path) throws IOException {
        Conduit conduit = Conduit.connect(path);
        return of(conduit, (mtu, hasOffloads) -> tap(conduit, mtu, hasOffloads));
    }

    /**
     * The same for who has the host's device, or will have: it need not come.
     *
     * @param source of the device
     */
    public static HostTaker connect(Path path, DeviceSource source) throws IOException {
        return of(Conduit.connectWithoutFiles(path), source);
    }

    private static HostTaker of(Conduit conduit, DeviceSource source) throws IOException {
        try {
            Handover message = conduit.next();
            Messages.expect(message, Handover.BodyKind.Offer);
            return new HostTaker(conduit, OfferedHost.read(message.bodyAsOffer()), source);
        } catch (IOException e) {
            conduit.close();
            throw e;
        }
    }

    /** What the host is. */
    public OfferedHost host() {
        return host;
    }

    /** The host's device, which nothing comes from yet. */
    public AwaitedDevice device() {
        return device;
    }

    /** Makes the device an interface of a stack. */
    public NetInterface attach(Stack stack, String name, Device recorded) {
        return host.attach(stack, name, recorded);
    }

    /** Says that the stack's listeners could serve, and waits until the host is given. */
    public void awaitHost(List<TcpListener> listeners, List<UdpSocket> sockets) throws HandOverException {
        conduit.send(message -> message.bodyAsReady()
                .tcpPorts(list -> listeners.stream()
                        .mapToInt(TcpListener::port)
                        .distinct()
                        .forEach(list::add))
                .udpPorts(list ->
                        sockets.stream().mapToInt(UdpSocket::port).distinct().forEach(list::add)));
        Messages.expect(conduit.next(), Handover.BodyKind.Take);
    }

    /**
     * Takes the host. What this throws, the giver is told, and goes on to have the host. Otherwise {@link #carryOn} has to follow before the stack does anything else.
     *
     * @param stack that the device was attached to; whoever calls this has it, and drives it after this
     */
    public void take(Stack stack, NetInterface out) throws IOException {
        DeviceSource.Opened opened = null;
        try {
            opened = source.open(host.mtu(), host.hasOffloads());
            StackTaker taker = new StackTaker(stack, out, conduit);
            Counts counts = taker.take();
            taken = taker;
            conduit.send(
                    message -> message.bodyAsTaken().counts(counts.content()).notServed(taker.notServed()));
        } catch (IOException e) {
            taken = null;
            if (opened != null) {
                opened.device().close();
            }
            tell(e);
            throw e;
        }
        device.become(opened);
    }

    /** Programs get what is theirs, and connections may send; for who has the stack. */
    public void carryOn() {
        StackTaker taker = taken;
        if (taker != null) {
            taken = null;
            taker.carryOn();
        }
    }

    private static DeviceSource.Opened tap(Conduit conduit, int mtu, boolean hasOffloads) throws IOException {
        int file = conduit.takeDescriptor();
        if (file < 0) {
            throw new HandOverException("no open file came with the message that says so");
        }
        TapDevice device = TapDevice.of(TapFile.adopt(file, hasOffloads ? Device.OFFLOAD_HEADER : 0), mtu, hasOffloads);
        return new DeviceSource.Opened(device, FrameWait.of(device));
    }

    private void tell(IOException problem) {
        String reason = String.valueOf(problem.getMessage());
        try {
            conduit.send(message ->
                    message.bodyAsFailed().reason(reason.substring(0, Math.min(reason.length(), LONGEST_REASON))));
        } catch (HandOverException | BuildException e) {
            // Then the end of the conduit tells it.
            problem.addSuppressed(e);
        }
    }

    @Override
    public void close() throws IOException {
        conduit.close();
    }
}
