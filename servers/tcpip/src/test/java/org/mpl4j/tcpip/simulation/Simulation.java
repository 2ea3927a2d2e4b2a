package org.mpl4j.tcpip.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.clock.Timer;
import org.mpl4j.tcpip.clock.TimerWheel;
import org.mpl4j.tcpip.stack.Stack;
import org.mpl4j.tcpip.tcp.CloseCause;
import org.mpl4j.tcpip.tcp.TcpConnection;
import org.mpl4j.tcpip.tcp.TcpEvent;
import org.mpl4j.tcpip.tcp.TcpListener;
import org.mpl4j.tcpip.tcp.TcpSettings;

/** One run: two stacks, a link, some connections at random times, until all of them have ended. All of it comes from a seed. */
final class Simulation {
    private static final int PORT = 80;
    private static final int TRIES = 10;
    private static final long LONGEST = 40 * Durations.HOUR;
    private static final long QUIET = 2 * Durations.HOUR;

    /** Both sides of a connection; the server's is null until it takes it. */
    private static final class Pair {
        final Program client;
        final SidePlan serverPlan;

        @Nullable
        Program server;

        Pair(Program client, SidePlan serverPlan) {
            this.client = client;
            this.serverPlan = serverPlan;
        }
    }

    private final Random random;
    private final SimulatedHosts hosts;
    private final Stack left;
    private final Stack right;
    private final TcpListener listener;
    private final TcpSettings listenerSettings;
    private final List<Pair> pairs = new ArrayList<>();
    private final Map<Integer, Pair> byPort = new HashMap<>();
    private int toOpen;

    private Simulation(long seed) {
        random = new Random(seed);
        hosts = new SimulatedHosts(random);
        left = hosts.left();
        right = hosts.right();
        listenerSettings = SidePlan.random(random, 1).settings();
        listener = right.tcp().listen(IpAddress.ANY, PORT, 1 + random.nextInt(40), listenerSettings);
        listener.onConnection(this::accept);
    }

    /**
     * Runs one.
     *
     * @return what it was like, in a line
     * @throws AssertionError if something was lost, or left behind
     */
    static String run(long seed) {
        Simulation simulation = new Simulation(seed);
        simulation.open();
        simulation.runToEnd();
        simulation.checkConnections();
        simulation.checkNothingIsLeft();
        return simulation.toString();
    }

    private void open() {
        toOpen = random.nextInt(4) == 0 ? 1 + random.nextInt(30) : 1 + random.nextInt(3);
        int mostBytes = 300_000 / toOpen + 1;
        int count = toOpen;
        for (int i = 0; i < count; i++) {
            SidePlan client = SidePlan.random(random, mostBytes);
            SidePlan server = SidePlan.random(random, mostBytes).with(listenerSettings);
            Timer timer = new Timer(() -> connect(client.beside(server), server.beside(client)));
            left.clock().armIn(timer, random.nextInt(5_000) * Durations.MILLISECOND);
        }
        if (hosts.plan().cutAfter() > 0) {
            left.clock().armIn(new Timer(hosts::cut), hosts.plan().cutAfter());
        }
    }

    private void connect(SidePlan client, SidePlan server) {
        toOpen--;
        TcpConnection connection = left.tcp().connect(hosts.address(), PORT, client.settings());
        Pair pair = new Pair(new Program(connection, client, left.clock(), 1, 2), server);
        pairs.add(pair);
        byPort.put(connection.localPort(), pair);
    }

    private void accept() {
        for (TcpConnection taken = listener.accept(); taken != null; taken = listener.accept()) {
            Pair pair = byPort.get(taken.remotePort());
            if (pair != null && pair.server != null && right.tcp().counts().get(TcpEvent.COOKIES_RETURNED) > 0) {
                // A late duplicate of what acknowledged a cookie makes a connection that was there before.
                taken.abort();
                continue;
            }
            if (pair == null || pair.server != null) {
                throw new AssertionError("nobody opened the connection from port " + taken.remotePort());
            }
            pair.server = new Program(taken, pair.serverPlan, right.clock(), 2, 1);
        }
    }

    private boolean hasEnded() {
        return toOpen == 0
                && pairs.stream()
                        .allMatch(pair -> pair.client.connection().cause() != null
                                && (pair.server == null
                                        || pair.server.connection().cause() != null))
                && left.tcp().connections() == 0
                && right.tcp().connections() == 0;
    }

    private void runToEnd() {
        long end = hosts.now() + LONGEST;
        while (!hasEnded()) {
            long next = hosts.nextDeadline();
            if (next > end) {
                throw new AssertionError("it does not end: " + this);
            }
            hosts.advance(next);
        }
    }

    private void checkConnections() {
        for (Pair pair : pairs) {
            Program server = pair.server;
            check(pair.client.wrong() == null, pair.client.wrong());
            check(server == null || server.wrong() == null, server == null ? "" : server.wrong());
            boolean isPlanned = pair.client.plan().isPatient() && pair.serverPlan.isPatient() && !hosts.isCut();
            if (endedByLostCookie(pair.client)) {
                continue;
            }
            if (isPlanned && pair.client.connection().isEstablished()) {
                check(server != null, "the server never got a connection");
                checkExact(pair.client, pair.serverPlan, server);
                checkExact(server, pair.client.plan(), pair.client);
            } else if (isPlanned) {
                CloseCause cause = pair.client.connection().cause();
                boolean isClean = cause == CloseCause.TIMED_OUT || cause == CloseCause.UNREACHABLE;
                check(isClean && pair.client.received() == 0, "it never opened, but ended with " + cause);
            } else {
                check(pair.client.received() <= pair.serverPlan.toSend(), "too much came");
                check(server == null || server.received() <= pair.client.plan().toSend(), "too much came");
            }
        }
        for (Stack stack : hosts.stacks()) {
            check(stack.tcp().counts().get(TcpEvent.REFUSED_BY_POLICY) == 0, "the policy refused something");
        }
    }

    /**
     * A listener that has no room remembers nothing, and learns of a connection by the first segment that acknowledges its cookie. If that is lost and nothing follows, the client's connection is one
     * with nobody; if another one overtakes it, that is answered by a reset (RFC 4987 section 3.6).
     */
    private boolean endedByLostCookie(Program client) {
        return right.tcp().counts().get(TcpEvent.COOKIES_SENT) > 0
                && client.connection().cause() != CloseCause.CLOSED;
    }

    /** All came, and the end was a good one. Where the last acknowledgment was lost for longer than the other side waits in TIME-WAIT, that answers by a reset. */
    private void checkExact(Program program, SidePlan peer, Program other) {
        CloseCause cause = program.connection().cause();
        boolean endedWell = cause == CloseCause.CLOSED
                || cause == CloseCause.RESET && other.connection().cause() == CloseCause.CLOSED;
        check(
                program.received() == peer.toSend() && endedWell,
                "not all of " + peer.toSend() + " bytes came, or it did not end well: " + program);
    }

    /** When all has ended and the caches have forgotten their neighbors, no timer is armed, and a listener takes as many as before. */
    private void checkNothingIsLeft() {
        hosts.runUntil(hosts.now() + QUIET);
        for (Stack stack : hosts.stacks()) {
            check(stack.clock().nextDeadline() == TimerWheel.NEVER, "a timer is left");
            check(stack.ip().interfaces().get(1).neighbors().size() == 0, "a neighbor is left");
        }
        if (!hosts.isCut()) {
            check(takesOneMore(), "the listener takes no connections any more");
        }
    }

    /** Whether a connection can still be opened; on a link that spoils answers of ARP it may take some tries. */
    private boolean takesOneMore() {
        listener.onConnection(() -> {});
        for (int i = 0; i < TRIES; i++) {
            TcpConnection more = left.tcp().connect(hosts.address(), PORT, TcpSettings.DEFAULT);
            hosts.runUntil(hosts.now() + 200 * Durations.SECOND);
            if (more.isEstablished() && listener.accept() != null) {
                return true;
            }
        }
        return false;
    }

    private void check(boolean isSo, @Nullable String message) {
        if (!isSo) {
            throw new AssertionError(message + ": " + this);
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(
                hosts.plan() + ", " + hosts.address() + ", after " + hosts.now() / Durations.SECOND + " s");
        for (Pair pair : pairs) {
            text.append("\n    client ")
                    .append(pair.client)
                    .append("\n    server ")
                    .append(pair.server);
        }
        return text + "\n  left " + left.tcp().counts() + "\n  right "
                + right.tcp().counts();
    }
}
