package org.mpl4j.tcpip.tcp;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.TimerWheel;
import org.mpl4j.tcpip.count.Counts;
import org.mpl4j.tcpip.ip.AddressPair;
import org.mpl4j.tcpip.ip.Datagram;
import org.mpl4j.tcpip.ip.Ip;
import org.mpl4j.tcpip.ip.IpError;
import org.mpl4j.tcpip.ip.ProtocolHandler;
import org.mpl4j.tcpip.packets.ip.IpProtocol;
import org.mpl4j.tcpip.packets.tcp.Tcp;
import org.mpl4j.tcpip.packets.tcpip.TransportQuote;

/** TCP on both versions of IP: all connections, and those who take new ones. */
public final class TcpLayer implements ProtocolHandler {
    static final int PROTOCOL = (int) IpProtocol.TCP.value();

    private static final int V4_HEADERS = 40;
    private static final int V6_HEADERS = 60;
    private static final int LONGEST_HEADERS = 100;
    private static final int DEFAULT_MSS_V4 = 536;
    private static final int DEFAULT_MSS_V6 = 1220;
    private static final int FIRST_FREE_PORT = 0xc000;
    private static final int PORTS = 0x1_0000;
    /** In a small heap fewer: one takes some KiB, and has 32 KiB here. */
    static final int MOST_TIME_WAITS =
            (int) Math.min(16_384, Runtime.getRuntime().maxMemory() >> 15);

    private final Ip ip;
    private final TimerWheel clock;
    private final RandomGenerator random;
    private final Counts<TcpEvent> counts = new Counts<>(TcpEvent.class);
    private final SegmentWriter writer;
    private final Segment segment = new Segment();
    private final Tcp tcp = new Tcp();
    private final ConnectionTable connections;
    private final StackTime time;
    private final List<TcpConnection> restored = new ArrayList<>();
    private final List<TcpConnection> notServed = new ArrayList<>();
    private @Nullable WindowBudget budget;
    private final RingMemory ringMemory = new RingMemory();
    private final Listeners listeners = new Listeners();
    private final InitialSequences initialSequences;
    private final PassiveOpens passiveOpens;
    private final ChallengeLimit challenges;
    private final Arrivals arrivals = new Arrivals();
    private final TimeWaits timeWaits;
    private final List<ConnectionObserver> observers = new ArrayList<>();

    /** Attaches it. */
    public TcpLayer(Ip ip, TimerWheel clock, RandomGenerator random) {
        this.ip = ip;
        this.clock = clock;
        this.random = random;
        writer = new SegmentWriter(ip.output(), counts);
        connections = new ConnectionTable(random.nextLong());
        time = new StackTime(clock);
        initialSequences = new InitialSequences(random);
        passiveOpens = new PassiveOpens(this, connections, initialSequences);
        challenges = new ChallengeLimit(clock);
        timeWaits = new TimeWaits(counts, MOST_TIME_WAITS);
        ip.input().register(PROTOCOL, this);
    }

    /**
     * Takes connections.
     *
     * @param local one of our addresses; {@code 0.0.0.0} for all of IPv4, {@code ::} for all
     * @param port the port; 0 for one that nobody has
     * @param backlog how many connections may be incomplete, and how many may wait to be accepted
     * @param settings of the connections
     * @throws IllegalArgumentException if another listener has the port
     */
    public TcpListener listen(IpAddress local, int port, int backlog, TcpSettings settings) {
        int number = port == 0 ? freePort(local, IpAddress.ANY, 0) : port;
        TcpListener listener = new TcpListener(this, local, number, backlog, settings);
        listeners.add(listener);
        return listener;
    }

    void remove(TcpListener listener) {
        listeners.remove(listener);
    }

    void leave(TcpListener listener) {
        listeners.leave(listener.port());
    }

    /**
     * Begins a connection.
     *
     * @return it; if there is no way there, it has ended already
     */
    public TcpConnection connect(IpAddress remote, int port, TcpSettings settings) {
        IpAddress found = ip.output().sourceFor(remote.high(), remote.low());
        IpAddress local = found == null ? IpAddress.ANY : found;
        Endpoints ends = new Endpoints(
                local.high(), local.low(), freePort(local, remote, port), remote.high(), remote.low(), port);
        TcpConnection connection =
                new TcpConnection(this, settings, null, ends, initialSequences.next(ends, time.now()));
        connections.add(connection);
        counts.add(TcpEvent.CONNECTIONS_OPENED);
        connection.open();
        if (found == null) {
            connection.fail(CloseCause.UNREACHABLE);
        }
        return connection;
    }

    /** One that nobody can guess (RFC 6056), and that no connection to the same port has. */
    private int freePort(IpAddress local, IpAddress remote, int remotePort) {
        int count = PORTS - FIRST_FREE_PORT;
        int begin = random.nextInt(count);
        for (int i = 0; i < count; i++) {
            int port = FIRST_FREE_PORT + (begin + i) % count;
            boolean isFree =
                    connections.find(local.high(), local.low(), port, remote.high(), remote.low(), remotePort) == null
                            && !listeners.hasPort(port);
            if (isFree) {
                return port;
            }
        }
        throw new IllegalArgumentException("all ports are in use for connections to " + remote + ", " + remotePort);
    }

    /** Packets come that were there at once: programs are told of what is in them, and it is acknowledged, when {@link #endArrivals} is called. */
    public void beginArrivals() {
        arrivals.begin();
    }

    /** Those were all packets. */
    public void endArrivals() {
        arrivals.end();
    }

    @Override
    public boolean receive(Datagram datagram) {
        counts.add(TcpEvent.RECEIVED);
        AddressPair pair = datagram.addresses();
        try {
            tcp.wrap(datagram.payloadBuffer(), pair.pseudo());
            if (datagram.isToGroup()) {
                counts.add(TcpEvent.UNACCEPTABLE);
            } else if (!datagram.isVerified() && !tcp.checksumValid()) {
                counts.add(TcpEvent.BAD_CHECKSUM);
            } else {
                segment.read(tcp, datagram.ecn());
                receive(pair, segment);
            }
        } catch (ParseException e) {
            counts.add(TcpEvent.MALFORMED);
        }
        return true;
    }

    private void receive(AddressPair pair, Segment in) {
        TcpConnection connection = connections.find(
                pair.destHigh(), pair.destLow(), in.destPort, pair.sourceHigh(), pair.sourceLow(), in.sourcePort);
        if (connection != null && connection.givesWayTo(in)) {
            connection.giveWay();
            connection = null;
        }
        if (connection != null) {
            connection.receive(in);
            return;
        }
        TcpListener listener = listeners.find(pair.destHigh(), pair.destLow(), in.destPort);
        if (listener == null && in.syn && !in.ack && listeners.isLeft(in.destPort)) {
            // It will be sent again.
            counts.add(TcpEvent.LEFT_TO_OTHERS);
        } else if (listener == null || in.ack && !isOfCookie(listener, pair, in)) {
            reset(in, pair);
        } else if (in.syn && !in.rst && !in.ack) {
            passiveOpens.begin(listener, pair, in);
        }
    }

    private boolean isOfCookie(TcpListener listener, AddressPair pair, Segment in) {
        return !in.rst && !in.syn && passiveOpens.resume(listener, pair, in);
    }

    /** Tells that there is no connection for a segment (RFC 9293 section 3.5.2). */
    private void reset(Segment in, AddressPair pair) {
        reset(in, pair.destHigh(), pair.destLow(), pair.sourceHigh(), pair.sourceLow());
    }

    /** Tells that a segment is none of a connection. */
    void reset(Segment in, TcpConnection of) {
        reset(in, of.localHigh, of.localLow, of.remoteHigh, of.remoteLow);
    }

    private void reset(Segment in, long localHigh, long localLow, long remoteHigh, long remoteLow) {
        if (in.rst) {
            return;
        }
        counts.add(TcpEvent.RESETS_SENT);
        SegmentWriter out = writer.begin(in.destPort, in.sourcePort);
        out.rst = true;
        if (in.ack) {
            out.sequence = in.acknowledgment;
        } else {
            out.sequence = 0;
            out.ack = true;
            out.acknowledgment = in.sequence + in.length();
        }
        out.send(localHigh, localLow, remoteHigh, remoteLow);
    }

    @Override
    public boolean error(IpError error, AddressPair addresses, Bytes beginning) {
        TransportQuote quote;
        try {
            quote = TransportQuote.parse(beginning);
        } catch (ParseException e) {
            return false;
        }
        TcpConnection connection = connections.find(
                addresses.sourceHigh(),
                addresses.sourceLow(),
                quote.sourcePort(),
                addresses.destHigh(),
                addresses.destLow(),
                quote.destPort());
        if (connection == null || !connection.isOnTheWay((int) quote.sequence())) {
            return false;
        }
        if (error == IpError.TOO_LONG) {
            connection.tooLong();
        } else if (!connection.isEstablished() && error != IpError.TIME_EXCEEDED) {
            connection.fail(CloseCause.UNREACHABLE);
        }
        return true;
    }

    /** How long a segment's data may be on the way to the other side, and what we say that ours may be. */
    int segment(long remoteHigh, long remoteLow) {
        int mtu = ip.output().mtu(remoteHigh, remoteLow);
        int headers = IpAddress.isV4(remoteHigh, remoteLow) ? V4_HEADERS : V6_HEADERS;
        return Math.max(mtu - headers, 1);
    }

    /** How much data a packet may have that the device cuts into segments; 0 if it does not. */
    int segmentationLimit(TcpConnection of) {
        int limit = ip.output().segmentationLimit(of.remoteHigh, of.remoteLow);
        return Math.max(limit - LONGEST_HEADERS, 0);
    }

    /** How long segments may be if the other side does not say it (RFC 9293 section 3.7.1). */
    int defaultMss(long remoteHigh, long remoteLow) {
        return IpAddress.isV4(remoteHigh, remoteLow) ? DEFAULT_MSS_V4 : DEFAULT_MSS_V6;
    }

    /** Whether one more acknowledgment may answer what may be an attack (RFC 5961 section 7). */
    boolean mayChallenge() {
        boolean isAllowed = challenges.allows();
        if (!isAllowed) {
            counts.add(TcpEvent.CHALLENGES_NOT_SENT);
        }
        return isAllowed;
    }

    /** A connection is in TIME-WAIT, from now on. */
    void waitsLast(TcpConnection connection) {
        timeWaits.add(connection);
    }

    /** Adds who is told of connections. */
    public void observe(ConnectionObserver observer) {
        observers.add(observer);
    }

    void begun(TcpConnection connection) {
        for (int i = 0; i < observers.size(); i++) {
            observers.get(i).begun(connection);
        }
    }

    void established(TcpConnection connection) {
        for (int i = 0; i < observers.size(); i++) {
            observers.get(i).established(connection);
        }
    }

    void ended(TcpConnection connection) {
        connections.remove(connection);
        for (int i = 0; i < observers.size(); i++) {
            observers.get(i).ended(connection);
        }
    }

    /** What is known of each connection now, in no order. */
    public List<TcpFigures> figures() {
        List<TcpFigures> all = new ArrayList<>(connections.size());
        connections.forEach(connection -> all.add(connection.figures()));
        return all;
    }

    /** Those who take new connections. */
    public List<TcpListener> listeners() {
        return listeners.all();
    }

    /** How many connections there are, with those that are only remembered. */
    public int connections() {
        return connections.size();
    }

    // Connections that go on in another stack.

    /** What the first numbers of connections are made of. */
    public TcpSecrets secrets() {
        return passiveOpens.secrets();
    }

    /** Makes them of what another stack has made them of. */
    public void restore(TcpSecrets secrets) {
        time.continueFrom(secrets.time());
        passiveOpens.restore(secrets);
    }

    /** The connections that another stack could go on with, in no order; they stay as they are. Those that this side only asks for are not among them. */
    public List<TcpConnection> transferable() {
        List<TcpConnection> all = new ArrayList<>(connections.size());
        connections.forEach(connection -> {
            if (ConnectionExport.isPossible(connection)) {
                all.add(connection);
            }
        });
        return all;
    }

    /**
     * Goes on with a connection of another stack. Nothing is sent, and nobody told, until {@link #carryOn}.
     *
     * @return whether there is a listener; otherwise it will be reset
     * @throws IllegalArgumentException if there is such a connection already
     */
    public boolean restore(ConnectionImage image) {
        IpAddress local = image.local();
        IpAddress remote = image.remote();
        Endpoints ends = new Endpoints(
                local.high(), local.low(), image.localPort(), remote.high(), remote.low(), image.remotePort());
        if (connections.find(
                        local.high(), local.low(), image.localPort(), remote.high(), remote.low(), image.remotePort())
                != null) {
            throw new IllegalArgumentException("there is a connection of " + remote + ", port " + image.remotePort()
                    + " to " + local + ", port " + image.localPort() + " already");
        }
        TcpListener listener =
                image.use().isInputClosed() ? null : listeners.find(local.high(), local.low(), image.localPort());
        TcpSettings settings = listener == null ? TcpSettings.DEFAULT : listener.settings();
        settings = settings.buffers(
                        Math.max(settings.sendBuffer(), image.output().capacity()),
                        Math.max(settings.receiveBuffer(), image.input().capacity()))
                .congestion(image.output().congestion().algorithm());
        TcpConnection connection =
                new TcpConnection(this, settings, listener, ends, image.output().initial());
        connections.add(connection);
        connection.restore(image);
        counts.add(TcpEvent.CONNECTIONS_TAKEN_OVER);
        boolean isServed = listener != null || image.use().isInputClosed();
        (isServed ? restored : notServed).add(connection);
        return isServed;
    }

    /** Connections of another stack may send now: those that somebody reads are given to the listeners of their ports, to be accepted, and those that nobody listens for are reset. */
    public void carryOn() {
        notServed.forEach(TcpConnection::abort);
        notServed.clear();
        List<TcpConnection> all = List.copyOf(restored);
        restored.clear();
        all.forEach(TcpConnection::carryOn);
    }

    /** Bounds what may come on connections that begin from now on, as nobody reads it: then windows are closed, and nothing is lost. In bytes. */
    public void limitInput(int each, long all) {
        budget = new WindowBudget(each, all);
    }

    @Nullable
    WindowBudget budget() {
        return budget;
    }

    StackTime time() {
        return time;
    }

    /** What happened. */
    public Counts<TcpEvent> counts() {
        return counts;
    }

    Arrivals arrivals() {
        return arrivals;
    }

    SegmentWriter writer() {
        return writer;
    }

    RingMemory ringMemory() {
        return ringMemory;
    }

    TimerWheel clock() {
        return clock;
    }

    RandomGenerator random() {
        return random;
    }
}
