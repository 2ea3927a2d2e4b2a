package org.mpl4j.tcpip.tcp;

import org.mpl4j.tcpip.clock.Timer;
import org.mpl4j.tcpip.clock.TimerWheel;
import org.mpl4j.tcpip.count.Counts;
import org.mpl4j.tcpip.packets.tcp.TcpPolicy;
import org.mpl4j.tcpip.packets.tcp.TcpStatecall;

/** The state of a connection: that of its policy, with the timer that the policy has. */
final class ConnectionStates {
    private final TcpPolicy policy;
    private final TimerWheel clock;
    private final Counts<TcpEvent> counts;
    private final Timer timer;
    private final Runnable onClosed;

    /**
     * A connection that is closed.
     *
     * @param onClosed what is called when it is closed because time has passed
     */
    ConnectionStates(TimerWheel clock, Counts<TcpEvent> counts, long timeWait, Runnable onClosed) {
        this.clock = clock;
        this.counts = counts;
        this.onClosed = onClosed;
        policy = TcpPolicy.start(clock.now(), timeWait);
        timer = new Timer(this::expired);
    }

    TcpPolicy.State now() {
        return policy.state();
    }

    boolean is(TcpPolicy.State state) {
        return policy.state() == state;
    }

    /** A step of the policy; what it does not allow is neither taken nor sent. */
    boolean step(TcpStatecall call) {
        boolean isAllowed = policy.at(clock.now()).step(call);
        if (!isAllowed) {
            counts.add(TcpEvent.REFUSED_BY_POLICY);
        }
        long deadline = policy.deadline();
        if (deadline == TcpPolicy.NO_DEADLINE) {
            clock.cancel(timer);
        } else {
            clock.arm(timer, deadline);
        }
        return isAllowed;
    }

    /** Goes on in a state that a connection has reached elsewhere, by steps that lead there. Time that is limited begins anew. */
    void restore(TcpPolicy.State state) {
        step(TcpStatecall.Open_Passive);
        step(TcpStatecall.Receive_SYN);
        step(TcpStatecall.Transmit_SYN_ACK);
        if (state != TcpPolicy.State.SYN_RECEIVED) {
            step(TcpStatecall.Receive_ACK);
        }
        switch (state) {
            case CLOSE_WAIT, LAST_ACK -> step(TcpStatecall.Receive_FIN);
            case FIN_WAIT_1, FIN_WAIT_2, CLOSING, TIME_WAIT -> step(TcpStatecall.Transmit_FIN);
            default -> {}
        }
        switch (state) {
            case LAST_ACK -> step(TcpStatecall.Transmit_FIN);
            case FIN_WAIT_2, TIME_WAIT -> step(TcpStatecall.Receive_ACK_of_FIN);
            default -> {}
        }
        if (state == TcpPolicy.State.CLOSING || state == TcpPolicy.State.TIME_WAIT) {
            step(TcpStatecall.Receive_FIN);
        }
        if (!is(state)) {
            throw new IllegalStateException("the policy is in " + now() + " instead of " + state);
        }
    }

    private void expired() {
        policy.expire(clock.now());
        if (is(TcpPolicy.State.CLOSED)) {
            onClosed.run();
        }
    }

    void stop() {
        clock.cancel(timer);
    }
}
