package org.mpl4j.tcpip.tcp;

import org.mpl4j.tcpip.clock.TimerWheel;
import org.mpl4j.tcpip.count.Counts;

/** What acknowledgments tell about what is on the way: what arrived, what is lost, and how much may be on the way then (RFC 5681, RFC 6675, RFC 8985). What is to be sent again is marked in the scoreboard. */
final class LossRecovery {
    private enum Phase {
        /** Nothing is known to be lost. */
        OPEN,
        /** Routers are congested, but nothing is lost. */
        MARKED,
        /** Losses are repaired. */
        FAST,
        /** Nothing was acknowledged for too long. */
        TIMED_OUT
    }

    private final TcpConnection connection;
    private final TimerWheel clock;
    private final Counts<TcpEvent> counts;
    private final SendSequence sequence;
    private final Scoreboard board;
    private final RoundTrips roundTrips;
    private final ReorderingWindow reordering;
    private final Rack rack;
    private final DuplicateAcks duplicates = new DuplicateAcks();
    private final RateReduction reduction = new RateReduction();
    private final AckSample sample;
    private final TailLossProbe probe = new TailLossProbe();
    private final SackReader sacks = new SackReader();
    private CongestionControl congestion = CongestionAlgorithm.NEW_RENO.control(1);
    private Phase phase = Phase.OPEN;
    private int phaseEnd;

    /** What was sent when losses were found last: acknowledgments of less tell of no new ones (RFC 6582 section 3.2). */
    private int recover;

    /** What was sent when the round trip began that is measured now. */
    private int roundEnd;

    private boolean hasResent;
    private long firstResentAt;

    LossRecovery(TcpConnection connection, SendSequence sequence, RoundTrips roundTrips) {
        this.connection = connection;
        this.sequence = sequence;
        board = sequence.board();
        this.roundTrips = roundTrips;
        clock = connection.clock();
        counts = connection.counts();
        reordering = new ReorderingWindow(roundTrips);
        rack = new Rack(reordering);
        sample = new AckSample(connection, roundTrips, rack);
    }

    /** The connection is established. */
    void begin(CongestionControl control) {
        congestion = control;
        recover = sequence.next();
        roundEnd = recover;
    }

    /** How much more may be sent now, in bytes. */
    int allowance() {
        return window() - pipe();
    }

    /** How much may be on the way. */
    int window() {
        return phase == Phase.FAST || phase == Phase.MARKED ? reduction.window() : congestion.window();
    }

    /** How much may be on the way once what was lost is repaired. */
    int windowAfterRepair() {
        return phase == Phase.FAST || phase == Phase.MARKED
                ? Math.min(congestion.window(), congestion.threshold())
                : congestion.window();
    }

    int threshold() {
        return congestion.threshold();
    }

    int pipe() {
        return Math.max(board.pipe() - duplicates.arrived(sequence.segment()), 0);
    }

    /** How long to wait until more is lost if nothing comes, in nanoseconds; 0 if nothing can be. */
    long untilLost() {
        return connection.options().hasSack ? rack.untilNext() : 0;
    }

    // Acknowledgments.

    /**
     * Takes an acknowledgment.
     *
     * @param isDuplicate whether it says nothing new
     * @param wasWindowUsed whether more would have been sent before it, if more might have been
     * @return the measured round trip in nanoseconds, or {@link RoundTrips#UNKNOWN}
     */
    long acknowledged(Segment in, boolean isDuplicate, boolean wasWindowUsed) {
        int unacknowledged = sequence.unacknowledged();
        int count = in.acknowledgment - unacknowledged;
        int flight = board.outstanding();
        PeerOptions options = connection.options();
        sample.begin(in);
        if (count > 0) {
            sequence.acknowledge(count, sample);
        }
        boolean hasDuplicate = false;
        if (options.hasSack) {
            hasDuplicate = sacks.take(in, unacknowledged, sequence.next(), sequence.segment(), board, sample);
            if (hasDuplicate) {
                counts.add(TcpEvent.DUPLICATES_TOLD);
                reordering.duplicated(in.acknowledgment, sequence.next());
            }
        } else {
            sample.add(duplicates.acknowledged(
                    count, isDuplicate && phase != Phase.TIMED_OUT, sequence.segment(), phase == Phase.OPEN));
        }
        if (count > 0 && isSpurious()) {
            undo();
        }
        if (phase == Phase.OPEN) {
            recover = Sequence.max(recover, unacknowledged);
        } else if (isPast(in.acknowledgment)) {
            recovered();
        }
        boolean isRepair = options.hasSack && probe.acknowledged(in.acknowledgment, hasDuplicate, isDuplicate);
        boolean hasLost = detect(in.acknowledgment, count);
        if (hasLost) {
            lost(flight, Phase.FAST);
        } else if (isRepair || options.hasEcn && in.ece) {
            lost(flight, Phase.MARKED);
        }
        if (count > 0 && phase == Phase.OPEN) {
            measure(in.acknowledgment);
        }
        grow(count > 0 && !hasLost, wasWindowUsed);
        return sample.roundTrip();
    }

    private void measure(int acknowledgment) {
        boolean isRoundOver = !Sequence.isBefore(acknowledgment, roundEnd);
        if (isRoundOver) {
            roundEnd = sequence.next();
        }
        congestion.measured(sample.roundTrip(), isRoundOver);
    }

    /** Whether an acknowledgment ends the phase. Marks are echoed until the first segment behind {@link #phaseEnd}, which tells that the window was reduced, has arrived. */
    private boolean isPast(int acknowledgment) {
        return phase == Phase.MARKED
                ? Sequence.isBefore(phaseEnd, acknowledgment)
                : !Sequence.isBefore(acknowledgment, phaseEnd);
    }

    private boolean detect(int unacknowledged, int count) {
        if (connection.options().hasSack) {
            return rack.detect(board, clock.now());
        }
        boolean isHole = switch (phase) {
            case OPEN, MARKED -> duplicates.isLoss() && !Sequence.isBefore(unacknowledged, recover);
            case FAST -> count > 0 && !board.isEmpty() && !board.wasRetransmitted(0);
            case TIMED_OUT -> false;
        };
        return isHole && !board.isEmpty() && board.lose(0);
    }

    /** Segments were waited for that may have come in another order: is one lost now? Returns whether. */
    boolean detectLate() {
        boolean isLost = rack.detect(board, clock.now());
        if (isLost) {
            lost(board.outstanding(), Phase.FAST);
        }
        return isLost;
    }

    // Phases.

    private void lost(int onTheWay, Phase newPhase) {
        if (phase == Phase.TIMED_OUT || phase == newPhase || phase == Phase.FAST) {
            return;
        }
        if (phase == Phase.OPEN) {
            int flight = Math.max(onTheWay, sequence.segment());
            congestion.lost(flight);
            reduction.begin(flight, congestion.threshold(), sequence.segment());
            hasResent = false;
        }
        phase = newPhase;
        phaseEnd = sequence.next();
        connection.ecn().reduced();
        if (newPhase == Phase.FAST) {
            recover = sequence.next();
            counts.add(TcpEvent.FAST_RETRANSMITS);
            reordering.setRecovering(true);
            // The first loss is repaired at once, whatever is on the way.
            reduction.delivered(0, pipe(), false);
        }
    }

    private void recovered() {
        if (phase == Phase.FAST || phase == Phase.MARKED) {
            congestion.recovered();
        }
        phase = Phase.OPEN;
        hasResent = false;
        duplicates.forget();
        reordering.setRecovering(false);
    }

    private void grow(boolean isSafe, boolean wasWindowUsed) {
        int delivered = sample.bytes();
        if (delivered == 0) {
            return;
        }
        if (phase == Phase.FAST || phase == Phase.MARKED) {
            reduction.delivered(delivered, pipe(), isSafe);
        } else if (wasWindowUsed) {
            congestion.acknowledged(delivered, clock.now(), roundTrips.smoothed());
        }
    }

    /** Whether the segment that was sent again had arrived before, as its echo is of the first one (RFC 3522). */
    private boolean isSpurious() {
        return hasResent
                && (phase == Phase.FAST || phase == Phase.TIMED_OUT)
                && sample.isOfBefore(clock.now() - firstResentAt);
    }

    private void undo() {
        counts.add(TcpEvent.SPURIOUS_RECOVERIES);
        congestion.undo();
        board.forgetLosses();
        reordering.reordered();
        reordering.setRecovering(false);
        duplicates.forget();
        phase = Phase.OPEN;
        hasResent = false;
    }

    /**
     * Nothing was acknowledged for too long.
     *
     * @param isFirst whether something was acknowledged since that was so last
     */
    void timedOut(boolean isFirst) {
        probe.forget();
        if (isFirst) {
            congestion.timedOut(Math.max(board.outstanding(), sequence.segment()));
            connection.ecn().reduced();
        }
        phase = Phase.TIMED_OUT;
        phaseEnd = sequence.next();
        recover = sequence.next();
        duplicates.forget();
        reordering.setRecovering(true);
        if (!board.isEmpty() && board.isSacked(0)) {
            board.forgetSacks();
        }
        if (connection.options().hasSack) {
            rack.timedOut(board, clock.now());
        } else {
            loseAll();
        }
    }

    private void loseAll() {
        for (int i = 0; i < board.count(); i++) {
            board.lose(i);
        }
    }

    /** Segments have this length from now on: longer ones have to be sent again, in parts, although nobody is congested. */
    void shorten(int segmentBytes) {
        congestion.setSegment(segmentBytes);
        for (int i = 0; i < board.count(); i++) {
            if (board.end(i) - board.begin(i) > segmentBytes) {
                board.lose(i);
            }
        }
    }

    /** A segment goes out. */
    void sent(int bytes, boolean isAgain) {
        reduction.sent(bytes);
        if (isAgain && !hasResent) {
            hasResent = true;
            firstResentAt = clock.now();
        }
    }

    /** Nothing was sent for long. */
    void idled() {
        congestion.idled();
    }

    // Tail loss probes.

    /** Whether a probe may be sent when nothing comes (RFC 8985 section 7.2). */
    boolean mayProbe() {
        return connection.options().hasSack
                && phase == Phase.OPEN
                && !probe.isOut()
                && !board.isEmpty()
                && board.isPlain();
    }

    /** How long to wait before it is sent, in nanoseconds. */
    long untilProbe() {
        return TailLossProbe.timeout(roundTrips.smoothed(), board.count() == 1);
    }

    /** A probe is sent. */
    void probed(boolean isAgain) {
        counts.add(TcpEvent.TAIL_PROBES);
        probe.sent(sequence.next(), isAgain);
    }
}
