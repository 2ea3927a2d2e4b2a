package org.mpl4j.tcpip.tcp;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.Timer;
import org.mpl4j.tcpip.clock.TimerWheel;
import org.mpl4j.tcpip.count.Counts;
import org.mpl4j.tcpip.packets.tcp.TcpPolicy;
import org.mpl4j.tcpip.packets.tcp.TcpStatecall;

/**
 * A connection. Its state is that of its policy: each segment steps it before it counts, or is sent. Bytes are written and read without waiting; {@link #onChange} tells when there is more to do.
 */
public final class TcpConnection {
    private final TcpLayer layer;
    private final TcpSettings settings;
    private final TimerWheel clock;
    private final ConnectionStates states;
    private final PeerOptions options = new PeerOptions();
    private final EcnEcho ecn = new EcnEcho();
    private final Timestamps timestamps;
    private final Sender sender;
    private final Receiver receiver;
    private final ConnectionOutput output;
    private final SegmentArrival arrival;
    private final KeepAlive keepAlive;
    private final Timer shortenTimer = new Timer(this::shorten);
    private final Timer orphanTimer = new Timer(this::orphaned);
    private final @Nullable TcpListener listener;
    private long begunAt;

    final long localHigh;
    final long localLow;
    final int localPort;
    final long remoteHigh;
    final long remoteLow;
    final int remotePort;

    /** The next one in its chain of the table. */
    @Nullable
    TcpConnection chained;

    /** Whether it waits for the end of {@link Arrivals}. */
    boolean isUnsettled;

    private boolean isSettling;
    private boolean isWaitingLast;
    private boolean isEstablished;
    private boolean isReadClosed;
    private @Nullable CloseCause cause;
    private @Nullable Runnable onChange;
    private boolean hasChanged;

    TcpConnection(TcpLayer layer, TcpSettings settings, @Nullable TcpListener listener, Endpoints ends, int initial) {
        this.layer = layer;
        this.settings = settings;
        this.listener = listener;
        clock = layer.clock();
        begunAt = clock.now();
        localHigh = ends.localHigh();
        localLow = ends.localLow();
        localPort = ends.localPort();
        remoteHigh = ends.remoteHigh();
        remoteLow = ends.remoteLow();
        remotePort = ends.remotePort();
        states = new ConnectionStates(clock, layer.counts(), settings.timeWait(), this::expired);
        timestamps = new Timestamps(clock, layer.random().nextInt());
        sender = new Sender(this, settings, initial);
        receiver = new Receiver(this, settings);
        output = new ConnectionOutput(layer, this, settings);
        arrival = new SegmentArrival(layer, this);
        keepAlive = new KeepAlive(this, settings.keepAlive());
        receiver.setSegment(layer.segment(remoteHigh, remoteLow));
    }

    // What programs use.

    /** Sets what is called when something can be read or written that could not before, or when the connection has ended. What comes at once is told once: all of it is to be read then. */
    public void onChange(Runnable callback) {
        onChange = callback;
    }

    /** Takes as many bytes as there is room for, and sends them when it may; returns how many. */
    public int write(ByteBuffer source) {
        int count = cause == null ? sender.write(source) : 0;
        if (count > 0 && isEstablished) {
            sender.send();
        }
        return count;
    }

    /** How many bytes {@link #write} would take. */
    public int room() {
        return sender.sequence().room();
    }

    /** Gives bytes that came; returns how many, or -1 if no more will come and all was read. */
    public int read(ByteBuffer into) {
        int count = receiver.read(into);
        return count == 0 && into.hasRemaining() && (receiver.isEnded() || cause != null) ? -1 : count;
    }

    /** How many bytes {@link #read} would give. */
    public int available() {
        return receiver.available();
    }

    /** Whether the other side has ended its output, and all that came before is here. */
    public boolean isInputEnded() {
        return receiver.isEnded();
    }

    /** Says that no more will be written. What was written is sent; the other side may go on. */
    public void closeOutput() {
        if (!sender.sequence().isClosing() && cause == null) {
            sender.sequence().close();
            if (isEstablished) {
                sender.send();
            } else if (states.is(TcpPolicy.State.SYN_SENT)) {
                states.step(TcpStatecall.Close);
                end(CloseCause.ABORTED);
            }
        }
    }

    /** Ends the use of it. What was written is sent; if something comes that nobody reads any more, the other side is told by a reset (RFC 9293 section 3.6). */
    public void close() {
        boolean isUnread = receiver.available() > 0;
        isReadClosed = true;
        if (isUnread) {
            abort(CloseCause.ABORTED);
        } else {
            closeOutput();
            watchOrphan();
        }
    }

    /** Ends it at once, with a reset. */
    public void abort() {
        abort(CloseCause.ABORTED);
    }

    /** Sets whether short segments are sent although others are on the way (the opposite of Nagle's algorithm). */
    public void setNoDelay(boolean isOn) {
        sender.setNoDelay(isOn);
        if (isEstablished && cause == null) {
            sender.send();
        }
    }

    /** Sets how it is found out whether the other side is still there if it says nothing. */
    public void setKeepAlive(KeepAliveSettings settings) {
        keepAlive.set(settings, isEstablished && cause == null);
    }

    /** How many bytes were written that the other side has not acknowledged. */
    public int unacknowledged() {
        return sender.sequence().queued();
    }

    /** Its state. */
    public TcpPolicy.State state() {
        return states.now();
    }

    /** Whether both sides have agreed on it. */
    public boolean isEstablished() {
        return isEstablished;
    }

    /** Why it ended; null while it has not. */
    public @Nullable CloseCause cause() {
        return cause;
    }

    /** The other side. */
    public IpAddress remoteAddress() {
        return new IpAddress(remoteHigh, remoteLow);
    }

    /** The other side's port. */
    public int remotePort() {
        return remotePort;
    }

    /** Our address. */
    public IpAddress localAddress() {
        return new IpAddress(localHigh, localLow);
    }

    /** Our port. */
    public int localPort() {
        return localPort;
    }

    /** The smoothed round-trip time in nanoseconds, -1 if it is not known. */
    public long roundTrip() {
        return sender.roundTrips().smoothed();
    }

    /** How much may be on the way, as congestion control sees it. */
    public int congestionWindow() {
        return sender.recovery().window();
    }

    /**
     * All that another stack has to know to go on with it ({@link TcpLayer#transferable}).
     *
     * @throws IllegalArgumentException if it is in no state for that, or what the other side has said makes no sense
     */
    public ConnectionImage image() {
        return ConnectionExport.of(this);
    }

    /** What is known of it now. */
    public TcpFigures figures() {
        return TcpFigures.of(this);
    }

    // Opening.

    void open() {
        states.step(TcpStatecall.Transmit_SYN);
        sender.sendSyn(false);
    }

    void accept(Segment in) {
        states.step(TcpStatecall.Open_Passive);
        states.step(TcpStatecall.Receive_SYN);
        takeSyn(in);
        sender.sendSyn(true);
    }

    /**
     * Takes a connection whose beginning was forgotten: a cookie of it has come back.
     *
     * @param syn what the other side's SYN was
     */
    void resume(Segment syn, Segment in, int timestampOffset) {
        timestamps.setOffset(timestampOffset);
        states.step(TcpStatecall.Open_Passive);
        states.step(TcpStatecall.Receive_SYN);
        takeSyn(syn);
        states.step(TcpStatecall.Transmit_SYN_ACK);
        sender.sequence().sentSyn();
        receiver.resume();
        receive(in);
    }

    /** Goes on with a connection of another stack. Nothing is sent; {@link #carryOn} does that. */
    void restore(ConnectionImage image) {
        begunAt = clock.now() - image.times().age();
        isReadClosed = image.use().isInputClosed();
        isEstablished = image.state() != TcpPolicy.State.SYN_RECEIVED;
        states.restore(image.state());
        options.restore(image.agreement());
        timestamps.restore(image.times());
        ecn.restore(image.input().isEchoing(), image.output().isReduced());
        output.restore(image.input().lastAcknowledged());
        receiver.restore(image);
        sender.restore(image, image.output());
        if (image.use().keepAlive().idle() > 0) {
            keepAlive.set(image.use().keepAlive(), isEstablished);
        } else if (isEstablished) {
            keepAlive.start();
        }
        hasChanged = true;
        watchEnd();
    }

    /** What another stack has left to be sent may be sent now. */
    void carryOn() {
        if (isEstablished) {
            layer.established(this);
        }
        if (listener != null) {
            listener.restored(this);
        }
        if (isEstablished && cause == null) {
            receiver.tellRoom();
            sender.send();
        }
    }

    KeepAliveSettings keepAlive() {
        return keepAlive.settings();
    }

    void takeSyn(Segment in) {
        receiver.begin(in.sequence);
        options.take(in, settings.features(), output.hasAskedForEcn(), layer.defaultMss(remoteHigh, remoteLow));
        if (options.hasTimestamps) {
            timestamps.take(in);
        }
    }

    void establish(Segment in) {
        isEstablished = true;
        receiver.agree(options.isScaled);
        sender.establish(in, segment());
        keepAlive.start();
        hasChanged = true;
        layer.established(this);
        if (listener != null) {
            listener.established(this);
        }
    }

    private int segment() {
        return Math.max(Math.min(options.mss, layer.segment(remoteHigh, remoteLow)) - options.optionBytes(), 1);
    }

    boolean answersSyn() {
        return states.is(TcpPolicy.State.SYN_RECEIVED);
    }

    // Segments that come.

    void receive(Segment in) {
        keepAlive.heard();
        arrival.receive(in);
        if (cause == null && isEstablished) {
            sender.send();
        }
        if (output.isAckUrgent() && cause == null) {
            output.acknowledge();
        }
        watchEnd();
        if (!layer.arrivals().await(this)) {
            settle();
        }
    }

    /** The segments that were there have been taken: tells of them, and acknowledges those that must not wait for what is sent anyway. */
    void settle() {
        isSettling = true;
        notifyChange();
        isSettling = false;
        if (output.isAckOwed() && cause == null) {
            output.acknowledge();
        }
    }

    /** Tells the other side that there is more room, with what is to be acknowledged anyway if that is soon. */
    void tellRoom() {
        if (isSettling || isUnsettled) {
            output.oweAck(false);
        } else {
            output.acknowledge();
        }
    }

    private void watchEnd() {
        watchOrphan();
        if (!isWaitingLast && cause == null && states.is(TcpPolicy.State.TIME_WAIT)) {
            isWaitingLast = true;
            layer.waitsLast(this);
        }
    }

    /**
     * Nobody here waits for the other side's end: a peer that is gone would be waited for for ever in FIN-WAIT-2, where this side has nothing to send. As other stacks do,
     * though RFC 9293 does not say so, it is forgotten after as long as TIME-WAIT takes.
     */
    private void watchOrphan() {
        if (isReadClosed && cause == null && states.is(TcpPolicy.State.FIN_WAIT_2) && !orphanTimer.isArmed()) {
            clock.armIn(orphanTimer, settings.timeWait());
        }
    }

    private void orphaned() {
        if (cause == null && states.is(TcpPolicy.State.FIN_WAIT_2)) {
            end(CloseCause.TIMED_OUT);
            notifyChange();
        }
    }

    /** There is something that {@link #onChange} is about. */
    void changed() {
        hasChanged = true;
    }

    void notifyChange() {
        Runnable callback = onChange;
        if (hasChanged && callback != null) {
            hasChanged = false;
            callback.run();
        }
    }

    // What its parts are made of.

    TimerWheel clock() {
        return clock;
    }

    Counts<TcpEvent> counts() {
        return layer.counts();
    }

    @Nullable
    WindowBudget budget() {
        return layer.budget();
    }

    RingMemory ringMemory() {
        return layer.ringMemory();
    }

    ConnectionStates states() {
        return states;
    }

    PeerOptions options() {
        return options;
    }

    EcnEcho ecn() {
        return ecn;
    }

    Timestamps timestamps() {
        return timestamps;
    }

    Sender sender() {
        return sender;
    }

    Receiver receiver() {
        return receiver;
    }

    ConnectionOutput output() {
        return output;
    }

    SegmentArrival arrival() {
        return arrival;
    }

    TcpSettings settings() {
        return settings;
    }

    /** How long ago it began, in nanoseconds. */
    long age() {
        return clock.now() - begunAt;
    }

    boolean isReadClosed() {
        return isReadClosed;
    }

    // Errors and ends.

    /** The path takes shorter packets than were sent. */
    void tooLong() {
        if (isEstablished) {
            clock.armIn(shortenTimer, 0);
        }
    }

    private void shorten() {
        sender.shorten(segment());
    }

    /** Whether a number is one of what is on the way, so that an error about it can be believed (RFC 5927). */
    boolean isOnTheWay(int sequence) {
        return Sequence.isAtMost(sender.sequence().unacknowledged(), sequence)
                        && Sequence.isBefore(sequence, sender.sequence().highest())
                || sequence == sender.sequence().initial() && !isEstablished;
    }

    private void expired() {
        end(CloseCause.CLOSED);
        notifyChange();
    }

    void abort(CloseCause reason) {
        if (cause != null) {
            return;
        }
        if (states.is(TcpPolicy.State.SYN_SENT)) {
            states.step(TcpStatecall.Close);
        } else {
            output.reset();
        }
        end(reason);
        notifyChange();
    }

    /** It never came about. */
    void fail(CloseCause reason) {
        abort(reason);
    }

    void end(CloseCause reason) {
        cause = reason;
        hasChanged = true;
        output.forgetAck();
        sender.stop();
        receiver.stop();
        keepAlive.stop();
        states.stop();
        clock.cancel(shortenTimer);
        clock.cancel(orphanTimer);
        layer.ended(this);
        if (listener != null) {
            listener.ended(this);
        }
    }

    /** Whether a new connection may take the place of this one, which only waits (RFC 9293 section 3.6.1, RFC 6191). */
    boolean givesWayTo(Segment in) {
        return states.is(TcpPolicy.State.TIME_WAIT)
                && in.syn
                && !in.ack
                && !in.rst
                && (Sequence.isBefore(receiver.next(), in.sequence)
                        || options.hasTimestamps && in.hasTimestamps && timestamps.isNewer(in));
    }

    /** It only waits, and is forgotten before its time. */
    void giveWay() {
        end(CloseCause.CLOSED);
        notifyChange();
    }
}
