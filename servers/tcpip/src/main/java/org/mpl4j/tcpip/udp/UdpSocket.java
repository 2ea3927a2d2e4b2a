package org.mpl4j.tcpip.udp;

import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.ip.IpError;
import org.mpl4j.tcpip.ip.NetInterface;
import org.mpl4j.tcpip.ip.SendResult;

/** Sends and receives datagrams. What came waits in a queue, which is bounded; what is too much is lost. */
public final class UdpSocket {
    private static final int QUEUED = 256;

    private final UdpLayer layer;
    private final IpAddress local;
    private final int port;
    private final @Nullable UdpMessage[] queue = new UdpMessage[QUEUED];
    private int first;
    private int count;
    private @Nullable IpAddress peer;
    private int peerPort;
    private @Nullable IpError error;
    private @Nullable Runnable listener;
    private int hopLimit;
    private boolean isClosed;

    UdpSocket(UdpLayer layer, IpAddress local, int port) {
        this.layer = layer;
        this.local = local;
        this.port = port;
    }

    /** Receives from one peer only, and sends to it; learns of errors about that. */
    public void connect(IpAddress address, int number) {
        peer = address;
        peerPort = number;
    }

    /** Sets what is called when there is something to {@link #receive}, or an error. */
    public void onReadable(Runnable callback) {
        listener = callback;
    }

    /** Sets how many hops datagrams get from now on, 1 to 255; 0 for as many as the interface gives. */
    public void setHopLimit(int hops) {
        hopLimit = hops;
    }

    int hopLimit() {
        return hopLimit;
    }

    /** Sends a datagram. */
    public SendResult send(long high, long low, int toPort, Bytes data) {
        return isClosed ? SendResult.NO_ROUTE : layer.send(local, this, high, low, toPort, data);
    }

    /**
     * Sends datagrams to one port, which are one packet as far as the device can part it.
     *
     * @param data of all of them, one after the other, at most 65,000 bytes
     * @param bytes how long each is, except a shorter last one; at least 1
     * @return how many were not sent
     */
    public int sendAll(long high, long low, int toPort, Bytes data, int bytes) {
        return isClosed ? Math.ceilDiv(data.length(), bytes) : layer.sendAll(this, high, low, toPort, data, bytes);
    }

    /** Sends a datagram. */
    public SendResult send(IpAddress to, int toPort, Bytes data) {
        return send(to.high(), to.low(), toPort, data);
    }

    /** Sends a datagram from one of our addresses. */
    public SendResult sendFrom(IpAddress source, IpAddress dest, int toPort, Bytes data) {
        return isClosed ? SendResult.NO_ROUTE : layer.send(source, this, dest.high(), dest.low(), toPort, data);
    }

    /**
     * Sends a datagram by an interface, without a look at routes, as those do that have no address yet.
     *
     * @param source the address that it says it comes from; it may be unspecified
     */
    public SendResult sendBy(NetInterface via, IpAddress source, IpAddress dest, int toPort, Bytes data) {
        return isClosed ? SendResult.NO_ROUTE : layer.sendBy(via, source, port, dest, toPort, data);
    }

    /** Sends a datagram to the peer. */
    public SendResult send(Bytes data) {
        IpAddress to = peer;
        if (to == null) {
            throw new IllegalStateException("the socket is not connected: say where to");
        }
        return send(to, peerPort, data);
    }

    /**
     * Takes the next datagram.
     *
     * @return whether there was one
     */
    public boolean receive(UdpMessage into) {
        UdpMessage message = queue[first];
        if (count == 0 || message == null) {
            return false;
        }
        into.swap(message);
        first = (first + 1) % QUEUED;
        count--;
        return true;
    }

    /** How many datagrams wait. */
    public int waiting() {
        return count;
    }

    /** One of those that wait, counted from 0; it stays where it is. */
    public UdpMessage waiting(int index) {
        UdpMessage message = index < count ? queue[(first + index) % QUEUED] : null;
        if (message == null) {
            throw new IndexOutOfBoundsException(index);
        }
        return message;
    }

    /** The error that came about what was sent to the peer, which is then forgotten; null if there is none. */
    public @Nullable IpError takeError() {
        IpError taken = error;
        error = null;
        return taken;
    }

    /** Ends the use of the port. */
    public void close() {
        isClosed = true;
        layer.close(this);
    }

    /** Its port. */
    public int port() {
        return port;
    }

    /** Its address, which is unspecified if it is for all. */
    public IpAddress local() {
        return local;
    }

    /** How well it fits a datagram: 0 if it does not, more the more it asks for. */
    int fit(long destHigh, long destLow, long sourceHigh, long sourceLow, int sourcePort) {
        int fit = 1;
        if (!local.isUnspecified()) {
            if (local.low() != destLow || local.high() != destHigh) {
                return 0;
            }
            fit++;
        } else if (local.isV4() && !IpAddress.isV4(destHigh, destLow)) {
            return 0;
        }
        IpAddress to = peer;
        if (to != null) {
            if (to.low() != sourceLow || to.high() != sourceHigh || peerPort != sourcePort) {
                return 0;
            }
            fit += 2;
        }
        return fit;
    }

    /** Room for one more datagram; null if there is none. */
    @Nullable
    UdpMessage append() {
        if (count == QUEUED) {
            return null;
        }
        int at = (first + count) % QUEUED;
        UdpMessage message = queue[at];
        if (message == null) {
            message = new UdpMessage();
            queue[at] = message;
        }
        count++;
        return message;
    }

    void readable() {
        Runnable callback = listener;
        if (callback != null) {
            callback.run();
        }
    }

    void failed(IpError cause) {
        if (peer != null) {
            error = cause;
            readable();
        }
    }
}
