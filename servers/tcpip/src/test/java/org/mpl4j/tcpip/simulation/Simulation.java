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
import org.mpl4j.tcpip.ip.NetInterface;
import org.mpl4j.tcpip.phy.Device;
import org.mpl4j.tcpip.phy.FaultyDevice;
import org.mpl4j.tcpip.phy.MemoryLink;
import org.mpl4j.tcpip.stack.Stack;
import org.mpl4j.tcpip.tcp.CloseCause;
import org.mpl4j.tcpip.tcp.TcpConnection;
import org.mpl4j.tcpip.tcp.TcpEvent;
import org.mpl4j.tcpip.tcp.TcpListener;
import org.mpl4j.tcpip.tcp.TcpSettings;

/** One run: two stacks, a link, some connections at random times, until all of them have ended. All of it comes from a seed. */
final class Simulation {
    private static final String LEFT = "192.0.2.1";
    private static final String RIGHT = "192.0.2.2";
    private static final String LEFT_V6 = "2001:db8::1";
    private static final String RIGHT_V6 = "2001:db8::2";
    private static final int LEAST_V6 = 1280;
    private static final int PORT = 80;
    private static final int QUEUE = 8192;
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
    private final LinkPlan plan;
    private final Stack left;
    private final Stack right;
    private final NetInterface leftInterface;
    private final NetInterface rightInterface;
    private final CuttableDevice leftCable;
    private final CuttableDevice rightCable;
    private final TcpListener listener;
    private final TcpSettings listenerSettings;
    private final IpAddress address;
    private final List<Pair> pairs = new ArrayList<>();
    private final Map<Integer, Pair> byPort = new HashMap<>();
    private int toOpen;
    private boolean isCut;
    private long now = Durations.SECOND;

    private Simulation(long seed) {
        random = new Random(seed);
        plan = LinkPlan.random(random);
        MemoryLink link = new MemoryLink(plan.mtu(), QUEUE);
        leftCable = new CuttableDevice(link.left());
        rightCable = new CuttableDevice(link.right());
        left = new Stack(now, new Random(random.nextLong()));
        right = new Stack(now, new Random(random.nextLong()));
        Device leftDevice = new FaultyDevice(leftCable, plan.there(), new Random(random.nextLong()));
        Device rightDevice = new FaultyDevice(rightCable, plan.back(), new Random(random.nextLong()));
        leftInterface = left.attach("left", leftDevice, 0x02_00_00_00_00_01L);
        rightInterface = right.attach("right", rightDevice, 0x02_00_00_00_00_02L);
        left.address(leftInterface, LEFT + "/24");
        right.address(rightInterface, RIGHT + "/24");
        boolean isV6 = plan.mtu() >= LEAST_V6 && random.nextBoolean();
        if (isV6) {
            left.address(leftInterface, LEFT_V6 + "/64");
            right.address(rightInterface, RIGHT_V6 + "/64");
        }
        address = IpAddress.of(isV6 ? RIGHT_V6 : RIGHT);
        runUntil(now + 5 * Durations.SECOND);
        listenerSettings = SidePlan.random(random, 1).settings();
        listener = right.tcp().listen(IpAddress.ANY, PORT, 64, listenerSettings);
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
        if (plan.cutAfter() > 0) {
            left.clock().armIn(new Timer(this::cut), plan.cutAfter());
        }
    }

    private void cut() {
        isCut = true;
        leftCable.cut();
        rightCable.cut();
    }

    private void connect(SidePlan client, SidePlan server) {
        toOpen--;
        TcpConnection connection = left.tcp().connect(address, PORT, client.settings());
        Pair pair = new Pair(new Program(connection, client, left.clock(), 1, 2), server);
        pairs.add(pair);
        byPort.put(connection.localPort(), pair);
    }

    private void accept() {
        for (TcpConnection taken = listener.accept(); taken != null; taken = listener.accept()) {
            Pair pair = byPort.get(taken.remotePort());
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
        long end = now + LONGEST;
        while (!hasEnded()) {
            long next = Math.min(left.nextDeadline(), right.nextDeadline());
            if (next > end) {
                throw new AssertionError("it does not end: " + this);
            }
            now = Math.max(now, next);
            step();
        }
    }

    private void runUntil(long end) {
        step();
        for (long next = nextDeadline(); next <= end; next = nextDeadline()) {
            now = Math.max(now, next);
            step();
        }
        now = end;
        step();
    }

    private long nextDeadline() {
        return Math.min(left.nextDeadline(), right.nextDeadline());
    }

    private void step() {
        boolean isAny = true;
        while (isAny) {
            isAny = left.poll(now) | right.poll(now);
        }
    }

    private void checkConnections() {
        for (Pair pair : pairs) {
            Program server = pair.server;
            check(pair.client.wrong() == null, pair.client.wrong());
            check(server == null || server.wrong() == null, server == null ? "" : server.wrong());
            boolean isPlanned = pair.client.plan().isPatient() && pair.serverPlan.isPatient() && !isCut;
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
        for (Stack stack : List.of(left, right)) {
            check(stack.tcp().counts().get(TcpEvent.REFUSED_BY_POLICY) == 0, "the policy refused something");
        }
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
        runUntil(now + QUIET);
        for (Stack stack : List.of(left, right)) {
            check(stack.clock().nextDeadline() == TimerWheel.NEVER, "a timer is left");
            check(stack.ip().interfaces().get(1).neighbors().size() == 0, "a neighbor is left");
        }
        if (!isCut) {
            check(takesOneMore(), "the listener takes no connections any more");
        }
    }

    /** Whether a connection can still be opened; on a link that spoils answers of ARP it may take some tries. */
    private boolean takesOneMore() {
        listener.onConnection(() -> {});
        for (int i = 0; i < TRIES; i++) {
            TcpConnection more = left.tcp().connect(address, PORT, TcpSettings.DEFAULT);
            runUntil(now + 200 * Durations.SECOND);
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
        StringBuilder text = new StringBuilder(plan + ", " + address + ", after " + now / Durations.SECOND + " s");
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
