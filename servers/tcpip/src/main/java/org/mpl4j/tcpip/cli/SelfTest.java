package org.mpl4j.tcpip.cli;

import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.address.MacAddress;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.ip.IpError;
import org.mpl4j.tcpip.ip.NetInterface;
import org.mpl4j.tcpip.phy.Device;
import org.mpl4j.tcpip.phy.MemoryLink;
import org.mpl4j.tcpip.stack.Stack;
import org.mpl4j.tcpip.tcp.TcpConnection;
import org.mpl4j.tcpip.tcp.TcpListener;
import org.mpl4j.tcpip.tcp.TcpSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mpl-net self-test}: two stacks in this process, on a link in memory, ask each other for echoes and move bytes. A launcher trains its start-up archive by it. */
@Command(
        name = "self-test",
        hidden = true,
        mixinStandardHelpOptions = true,
        description =
                "Lets two stacks in this process ask each other for echoes and move bytes, to see whether all works here.")
final class SelfTest implements Callable<Integer> {
    private static final String LEFT = "192.0.2.1";
    private static final String RIGHT = "192.0.2.2";
    private static final int MTU = 1500;
    private static final int QUEUE = 1024;
    private static final int PORT = 7;
    private static final int BYTES = 1 << 20;
    private static final int PINGS = 3;
    private static final long LONGEST = 60 * Durations.SECOND;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Stack left = new Stack(0, new Random());
    private final Stack right = new Stack(0, new Random());
    private long now;
    private int answered;
    private boolean isTraced;
    private long moved;

    @Override
    public Integer call() {
        MemoryLink link = new MemoryLink(MTU, QUEUE);
        attach(left, link.left(), LEFT, "02:00:00:00:00:01");
        attach(right, link.right(), RIGHT, "02:00:00:00:00:02");
        IpAddress target = IpAddress.of(RIGHT);
        new Pinger(left, new PingPlan(target, PINGS, Durations.MILLISECOND, 56, Durations.SECOND, 64), new Answers())
                .start();
        run(() -> answered == PINGS);
        new Tracer(
                        left,
                        new TracePlan(target, false, 1, 2, 1, Durations.SECOND, 33_434, 60),
                        Hop::line,
                        result -> isTraced = result == Tracer.Result.ARRIVED)
                .start();
        run(() -> isTraced);
        transfer();
        boolean isFine = answered == PINGS && isTraced && moved == BYTES;
        PrintWriter out = spec.commandLine().getOut();
        out.println("echoes answered: " + answered + " of " + PINGS + ", way found: " + isTraced + ", bytes moved: "
                + moved + " of " + BYTES);
        out.flush();
        return isFine ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    private static void attach(Stack stack, Device device, String address, String mac) {
        NetInterface out = stack.attach("eth", device, MacAddress.of(mac));
        stack.address(out, address + "/24");
    }

    private void transfer() {
        ByteBuffer in = ByteBuffer.allocateDirect(MTU);
        ByteBuffer data = ByteBuffer.allocateDirect(BYTES);
        TcpListener listener = right.tcp().listen(IpAddress.ANY, PORT, 1, TcpSettings.DEFAULT);
        listener.onConnection(() -> {
            TcpConnection accepted = listener.accept();
            if (accepted != null) {
                accepted.onChange(() -> {
                    for (int count = accepted.read(in.clear()); count > 0; count = accepted.read(in.clear())) {
                        moved += count;
                    }
                });
            }
        });
        TcpConnection connection = left.tcp().connect(IpAddress.of(RIGHT), PORT, TcpSettings.DEFAULT);
        connection.onChange(() -> {
            connection.write(data);
            if (!data.hasRemaining()) {
                connection.closeOutput();
            }
        });
        run(() -> moved == BYTES);
    }

    /** Lets time pass until something is so, or for long enough. */
    private void run(BooleanSupplier isDone) {
        long end = now + LONGEST;
        while (now < end) {
            while (left.poll(now) | right.poll(now)) {
                // Each may have answered the other.
            }
            if (isDone.getAsBoolean()) {
                return;
            }
            now = Math.max(now, Math.min(left.nextDeadline(), right.nextDeadline()));
        }
    }

    private final class Answers implements PingListener {
        @Override
        public void replied(
                IpAddress from, int sequence, int bytes, int hops, long time, boolean isAgain, boolean isIntact) {
            answered += isIntact && !isAgain ? 1 : 0;
        }

        @Override
        public void failed(IpAddress from, int sequence, IpError error) {}

        @Override
        public void notSent(int sequence) {}

        @Override
        public void ended() {}
    }
}
