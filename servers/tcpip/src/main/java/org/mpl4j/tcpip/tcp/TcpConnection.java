package org.mpl4j.tcpip.tcp;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.clock.Timer;
import org.mpl4j.tcpip.clock.TimerWheel;
import org.mpl4j.tcpip.ip.SendResult;
import org.mpl4j.tcpip.packets.tcp.TcpPolicy;
import org.mpl4j.tcpip.packets.tcp.TcpStatecall;

/**
 * A connection. Its state is that of its policy: each segment steps it before it counts, or is sent. Bytes are written and read without waiting; {@link #onChange} tells when there is more to do.
 */
public final class TcpConnection {
    private static final long PAWS_LIFETIME = 24L * 24 * Durations.HOUR;

    /** Two sides that find each other's acknowledgments unacceptable shall not tell each other so for ever. */
    private static final long BETWEEN_REPEATS = 500 * Durations.MILLISECOND;

    private final TcpLayer layer;
    private final TimerWheel clock;
    private final TcpSettings settings;
    private final TcpPolicy policy;
    private final Sender sender;
    private final Receiver receiver;
    private final Timer policyTimer = new Timer(this::expired);
    private final Timer shortenTimer = new Timer(this::shorten);
    private final int timestampOffset;
    private final @Nullable TcpListener listener;

    final long localHigh;
    final long localLow;
    final int localPort;
    final long remoteHigh;
    final long remoteLow;
    final int remotePort;

    /** The next one in its chain of the table. */
    @Nullable
    TcpConnection chained;

    private boolean isEstablished;
    private boolean hasTimestamps;
    private int recentTimestamp;
    private long recentTimestampAt;
    private int lastAcknowledged;
    private int windowShift;
    private int peerMss;
    private boolean isScaled;
    private boolean owesAck;
    private long lastRepeatAt = -BETWEEN_REPEATS;
    private boolean isReadClosed;
    private @Nullable CloseCause cause;
    private @Nullable Runnable onChange;
    private boolean hasChanged;

    TcpConnection(TcpLayer layer, TcpSettings settings, @Nullable TcpListener listener, Endpoints ends, int initial) {
        this.layer = layer;
        this.settings = settings;
        this.listener = listener;
        clock = layer.clock();
        policy = TcpPolicy.start(clock.now(), settings.timeWait());
        localHigh = ends.localHigh();
        localLow = ends.localLow();
        localPort = ends.localPort();
        remoteHigh = ends.remoteHigh();
        remoteLow = ends.remoteLow();
        remotePort = ends.remotePort();
        sender = new Sender(this, clock, settings, layer.counts(), initial);
        receiver = new Receiver(this, clock, settings, layer.counts());
        timestampOffset = layer.random().nextInt();
        receiver.setSegment(layer.segment(this));
    }

    // What programs use.

    /** Sets what is called when something can be read or written that could not before, or when the connection has ended. */
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
        return sender.room();
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

    /** Says that no more will be written. What was written is sent; the other side may go on. */
    public void closeOutput() {
        if (!sender.isClosing() && cause == null) {
            sender.close();
            if (isEstablished) {
                sender.send();
            } else if (policy.state() == TcpPolicy.State.SYN_SENT) {
                step(TcpStatecall.Close);
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
        }
    }

    /** Ends it at once, with a reset. */
    public void abort() {
        abort(CloseCause.ABORTED);
    }

    /** Its state. */
    public TcpPolicy.State state() {
        return policy.state();
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

    /** Our port. */
    public int localPort() {
        return localPort;
    }

    /** The smoothed round-trip time in nanoseconds, -1 if it is not known. */
    public long roundTrip() {
        return sender.smoothedRoundTrip();
    }

    /** How much may be on the way, as congestion control sees it. */
    public int congestionWindow() {
        return sender.congestionWindow();
    }

    // Opening.

    void open() {
        step(TcpStatecall.Transmit_SYN);
        sender.sendSyn(false);
    }

    void accept(Segment in) {
        step(TcpStatecall.Open_Passive);
        step(TcpStatecall.Receive_SYN);
        takeSyn(in);
        sender.sendSyn(true);
    }

    private void takeSyn(Segment in) {
        receiver.begin(in.sequence);
        hasTimestamps = in.hasTimestamps;
        if (hasTimestamps) {
            recentTimestamp = in.timestamp;
            recentTimestampAt = clock.now();
        }
        isScaled = in.windowShift != Segment.ABSENT;
        windowShift = isScaled ? in.windowShift : 0;
        peerMss = in.mss == Segment.ABSENT ? layer.defaultMss(this) : in.mss;
    }

    private void establish(Segment in) {
        isEstablished = true;
        receiver.agree(isScaled);
        sender.establish(in, segment());
        hasChanged = true;
        if (listener != null) {
            listener.established(this);
        }
    }

    private int segment() {
        return Math.max(Math.min(peerMss, layer.segment(this)) - (hasTimestamps ? SegmentWriter.TIMESTAMPS : 0), 1);
    }

    boolean answersSyn() {
        return policy.state() == TcpPolicy.State.SYN_RECEIVED;
    }

    // Segments that come.

    void receive(Segment in) {
        if (policy.state() == TcpPolicy.State.SYN_SENT) {
            receiveInSynSent(in);
        } else if (isAnswerToBoth(in)) {
            if (step(TcpStatecall.Receive_ACK)) {
                establish(in);
                owesAck = true;
            }
        } else if (isTimely(in) && isInWindow(in) && isNoReset(in) && in.ack) {
            receiveInOrder(in);
        }
        if (cause == null && isEstablished) {
            sender.send();
        }
        if (owesAck && cause == null) {
            acknowledge();
        }
        notifyChange();
    }

    private void notifyChange() {
        Runnable callback = onChange;
        if (hasChanged && callback != null) {
            hasChanged = false;
            callback.run();
        }
    }

    private void receiveInSynSent(Segment in) {
        boolean isOurs = in.ack && in.acknowledgment == sender.highest();
        if (in.ack && !isOurs) {
            if (!in.rst) {
                layer.reset(in, this);
            }
        } else if (in.rst) {
            if (isOurs && step(TcpStatecall.Receive_RST)) {
                end(CloseCause.REFUSED);
            }
        } else if (in.syn && isOurs) {
            if (step(TcpStatecall.Receive_SYN_ACK)) {
                takeSyn(in);
                establish(in);
                owesAck = true;
            }
        } else if (in.syn && step(TcpStatecall.Receive_SYN)) {
            takeSyn(in);
            sender.sendSyn(true);
        }
    }

    /** Whether both sides have begun at the same time (RFC 9293 figure 8), and this acknowledges our SYN with the other one sent again. */
    private boolean isAnswerToBoth(Segment in) {
        return policy.state() == TcpPolicy.State.SYN_RECEIVED
                && in.syn
                && in.ack
                && !in.rst
                && in.acknowledgment == sender.highest()
                && in.sequence + 1 == receiver.next();
    }

    /** Protection against wrapped sequences (RFC 7323 section 5). */
    private boolean isTimely(Segment in) {
        if (!hasTimestamps || in.rst || !in.hasTimestamps) {
            return !hasTimestamps || in.rst || in.syn;
        }
        boolean isOld =
                Sequence.isBefore(in.timestamp, recentTimestamp) && clock.now() - recentTimestampAt < PAWS_LIFETIME;
        if (isOld) {
            layer.counts().add(TcpEvent.OLD_TIMESTAMPS);
            owesAck = true;
        }
        return !isOld;
    }

    private boolean isInWindow(Segment in) {
        if (receiver.isAcceptable(in)) {
            return true;
        }
        layer.counts().add(TcpEvent.UNACCEPTABLE);
        if (in.rst) {
            return false;
        }
        if (policy.state() == TcpPolicy.State.SYN_RECEIVED) {
            if (in.syn) {
                sender.sendSyn(true);
            }
            return false;
        }
        if (in.fin && policy.state() == TcpPolicy.State.TIME_WAIT && in.sequence + in.length() == receiver.next()) {
            step(TcpStatecall.Receive_FIN);
        }
        if (in.length() > 0 || clock.now() - lastRepeatAt >= BETWEEN_REPEATS) {
            lastRepeatAt = clock.now();
            owesAck = true;
        }
        // With a closed window no data is acceptable, but what it acknowledges counts.
        return receiver.window() == 0 && in.sequence == receiver.next() && !in.syn;
    }

    /** Resets and new beginnings have to prove that they are the other side's (RFC 5961 sections 3 and 4). */
    private boolean isNoReset(Segment in) {
        if (in.rst) {
            if (in.sequence != receiver.next()) {
                challenge();
            } else if (policy.state() == TcpPolicy.State.TIME_WAIT) {
                // It answers a segment that was late, and shall not end the time that is waited for such ones (RFC
                // 1337).
                return false;
            } else if (step(TcpStatecall.Receive_RST)) {
                end(isEstablished ? CloseCause.RESET : CloseCause.REFUSED);
            }
            return false;
        }
        if (in.syn) {
            challenge();
            return false;
        }
        return true;
    }

    private void challenge() {
        if (policy.state() != TcpPolicy.State.SYN_RECEIVED && layer.mayChallenge()) {
            layer.counts().add(TcpEvent.CHALLENGES);
            owesAck = true;
        }
    }

    private void receiveInOrder(Segment in) {
        if (policy.state() == TcpPolicy.State.SYN_RECEIVED) {
            if (in.acknowledgment != sender.highest()) {
                layer.reset(in, this);
                return;
            }
            if (!step(TcpStatecall.Receive_ACK)) {
                return;
            }
            establish(in);
            if (cause != null) {
                // Whoever took it has ended it at once.
                return;
            }
        } else if (!sender.isPlausible(in.acknowledgment)) {
            challenge();
            return;
        }
        if (hasTimestamps && in.hasTimestamps && Sequence.isAtMost(in.sequence, lastAcknowledged)) {
            recentTimestamp = in.timestamp;
            recentTimestampAt = clock.now();
        }
        int room = sender.room();
        boolean isFinAcknowledged = sender.acknowledged(in);
        hasChanged |= sender.room() > room;
        if (!step(isFinAcknowledged ? TcpStatecall.Receive_ACK_of_FIN : TcpStatecall.Receive_ACK)) {
            return;
        }
        if (policy.state() == TcpPolicy.State.CLOSED) {
            end(CloseCause.CLOSED);
            return;
        }
        takeData(in);
    }

    private void takeData(Segment in) {
        if (isReadClosed && in.dataLength > 0 && !receiver.isEnded()) {
            abort(CloseCause.ABORTED);
            return;
        }
        hasChanged |= receiver.take(in);
        if (receiver.takeFin()) {
            hasChanged = true;
            step(TcpStatecall.Receive_FIN);
        }
    }

    // Segments that go.

    void sendSyn(int initial, boolean isAnswer) {
        if (isAnswer && !step(TcpStatecall.Transmit_SYN_ACK)) {
            return;
        }
        SegmentWriter out = layer.writer().begin(localPort, remotePort);
        out.sequence = initial;
        out.syn = true;
        out.mss = layer.segment(this);
        out.hasTimestamps = !isAnswer || hasTimestamps;
        out.windowShift = !isAnswer || isScaled ? receiver.shift() : Segment.ABSENT;
        if (isAnswer) {
            out.ack = true;
            out.acknowledgment = receiver.next();
            lastAcknowledged = receiver.next();
            out.echoedTimestamp = recentTimestamp;
            out.window = receiver.advertise();
        } else {
            out.echoedTimestamp = 0;
            out.window = Math.min(settings.receiveBuffer(), 0xffff);
        }
        out.timestamp = timestamp();
        send(out);
    }

    /** Sends data; returns whether the policy allows it. */
    boolean sendData(int sequence, SendBuffer buffer, int offset, int length, boolean hasFin) {
        if (!step(hasFin ? TcpStatecall.Transmit_FIN : TcpStatecall.Transmit_ACK)) {
            return false;
        }
        SegmentWriter out = header(sequence);
        out.fin = hasFin;
        out.push = length > 0 && offset + length == buffer.length();
        out.data(buffer, offset, length);
        send(out);
        return true;
    }

    void oweAck() {
        owesAck = true;
    }

    /** Sends an acknowledgment without data. */
    void acknowledge() {
        if (step(TcpStatecall.Transmit_ACK)) {
            send(header(sender.next()));
        }
        owesAck = false;
    }

    private SegmentWriter header(int sequence) {
        SegmentWriter out = layer.writer().begin(localPort, remotePort);
        out.sequence = sequence;
        out.ack = true;
        out.acknowledgment = receiver.next();
        lastAcknowledged = receiver.next();
        out.window = receiver.advertise();
        out.hasTimestamps = hasTimestamps;
        out.timestamp = timestamp();
        out.echoedTimestamp = recentTimestamp;
        owesAck = false;
        return out;
    }

    private void send(SegmentWriter out) {
        SendResult result = out.send(localHigh, localLow, remoteHigh, remoteLow);
        if (result == SendResult.TOO_LONG) {
            tooLong();
        }
    }

    private int timestamp() {
        return (int) (clock.now() / Durations.MILLISECOND) + timestampOffset;
    }

    /** How long ago a timestamp of ours was sent. */
    long since(int echoed) {
        return Math.max(timestamp() - echoed, 0) * Durations.MILLISECOND;
    }

    boolean hasTimestamps() {
        return hasTimestamps;
    }

    int windowShift() {
        return windowShift;
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
        return Sequence.isAtMost(sender.unacknowledged(), sequence) && Sequence.isBefore(sequence, sender.highest())
                || sequence == sender.initial() && !isEstablished;
    }

    /** A step of the policy; what it does not allow is neither taken nor sent. */
    private boolean step(TcpStatecall call) {
        boolean isAllowed = policy.at(clock.now()).step(call);
        if (!isAllowed) {
            layer.counts().add(TcpEvent.REFUSED_BY_POLICY);
        }
        long deadline = policy.deadline();
        if (deadline == TcpPolicy.NO_DEADLINE) {
            clock.cancel(policyTimer);
        } else {
            clock.arm(policyTimer, deadline);
        }
        return isAllowed;
    }

    private void expired() {
        policy.expire(clock.now());
        if (policy.state() == TcpPolicy.State.CLOSED) {
            end(CloseCause.CLOSED);
            notifyChange();
        }
    }

    void abort(CloseCause reason) {
        if (cause != null) {
            return;
        }
        if (policy.state() == TcpPolicy.State.SYN_SENT) {
            step(TcpStatecall.Close);
        } else if (step(TcpStatecall.Transmit_RST)) {
            SegmentWriter out = layer.writer().begin(localPort, remotePort);
            out.sequence = sender.next();
            out.ack = true;
            out.acknowledgment = receiver.next();
            out.rst = true;
            layer.counts().add(TcpEvent.RESETS_SENT);
            send(out);
        }
        end(reason);
        notifyChange();
    }

    /** It never came about. */
    void fail(CloseCause reason) {
        if (cause == null) {
            abort(reason);
        }
    }

    private void end(CloseCause reason) {
        cause = reason;
        hasChanged = true;
        owesAck = false;
        sender.stop();
        receiver.stop();
        clock.cancel(policyTimer);
        clock.cancel(shortenTimer);
        layer.remove(this);
        if (listener != null) {
            listener.ended(this);
        }
    }

    /** Whether a new connection may take the place of this one, which only waits (RFC 9293 section 3.6.1, RFC 6191). */
    boolean givesWayTo(Segment in) {
        return policy.state() == TcpPolicy.State.TIME_WAIT
                && in.syn
                && !in.ack
                && !in.rst
                && (Sequence.isBefore(receiver.next(), in.sequence)
                        || hasTimestamps && in.hasTimestamps && Sequence.isBefore(recentTimestamp, in.timestamp));
    }

    void giveWay() {
        end(CloseCause.CLOSED);
    }
}
