package org.mpl4j.tcpip.handover;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mpl4j.servers.common.nativeio.FrameFile;
import org.mpl4j.tcpip.handover.Messages.Counts;
import org.mpl4j.tcpip.packets.handover.Handover;

/**
 * Stands in for a host that is not ready yet, on the host's own interface: answers for its addresses, accepts connections to its ports and keeps what comes, as far as there is room, and sends nothing itself. Then it
 * hands the host over. Any thread may use it.
 */
public final class MaskingHost implements Closeable {
    /** How long nobody may answer. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final MaskPlan plan;
    private final FrameFile tap;

    /** Null while somebody else has the host, and after the end. */
    private @Nullable Mask mask;

    private boolean isClosed;
    private volatile CountDownLatch traffic = new CountDownLatch(1);
    private volatile Runnable onTraffic = () -> {};

    private MaskingHost(MaskPlan plan, FrameFile tap) {
        this.plan = plan;
        this.tap = tap;
    }

    /**
     * Begins to stand in.
     *
     * @param tap the interface, opened with offload headers of {@link org.mpl4j.tcpip.phy.Device#OFFLOAD_HEADER} bytes; it stays open, and nobody else reads from it meanwhile
     * @throws IOException if the system has no more descriptors
     */
    public static MaskingHost start(MaskPlan plan, FrameFile tap) throws IOException {
        MaskingHost started = new MaskingHost(plan, tap);
        started.begin();
        return started;
    }

    private synchronized void begin() throws IOException {
        CountDownLatch latch = new CountDownLatch(1);
        traffic = latch;
        mask = Mask.start(plan, tap, () -> wanted(latch));
    }

    private void wanted(CountDownLatch latch) {
        latch.countDown();
        onTraffic.run();
    }

    /**
     * Sets what is called whenever somebody wants something of the host, a connection or a datagram: by the thread that drives the stack, so that it must not wait. If somebody has done so since this has begun to stand
     * in, it is called at once.
     */
    public void onTraffic(Runnable listener) {
        onTraffic = listener;
        if (traffic.getCount() == 0) {
            listener.run();
        }
    }

    /** Waits until somebody wants something of the host, a connection or a datagram, or so long; returns whether somebody does. */
    public boolean awaitTraffic(Duration most) throws InterruptedException {
        return traffic.await(most.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Whether this stands in for the host now. */
    public synchronized boolean isStandingIn() {
        return mask != null;
    }

    /** How many connections there are; 0 while somebody else has the host. */
    public synchronized int connections() {
        return mask == null ? 0 : mask.connections();
    }

    /**
     * Hands the host over, or goes on to stand in if that fails: then the conduit is closed, so that the other side can do nothing any more. While the other side is waited for, the host is stood in for.
     *
     * @param most by when the other side has to be ready
     */
    public HandOverResult handOver(Conduit conduit, Duration most) throws IOException {
        return handOver(conduit, most, () -> {});
    }

    /**
     * The same.
     *
     * @param onReady called when the other side is ready, before it gets anything
     */
    public HandOverResult handOver(Conduit conduit, Duration most, Runnable onReady) throws IOException {
        conduit.until(Deadline.in(most));
        try {
            OfferedHost host = OfferedHost.of(plan);
            conduit.send(host::write);
            Handover ready = conduit.next();
            Messages.expect(ready, Handover.BodyKind.Ready);
            Messages.checkVersion(ready.bodyAsReady().version());
        } catch (HandOverException e) {
            conduit.close();
            return HandOverResult.failed(Duration.ZERO, String.valueOf(e.getMessage()));
        }
        onReady.run();
        return give(conduit);
    }

    private synchronized HandOverResult give(Conduit conduit) throws IOException {
        Mask giving = mask;
        if (giving == null) {
            conduit.close();
            return HandOverResult.failed(Duration.ZERO, "somebody else has the host");
        }
        long begin = System.nanoTime();
        giving.stop();
        try {
            conduit.until(Deadline.in(LONGEST_PAUSE));
            conduit.send(message -> message.bodyAsTake(), tap.descriptor());
            Counts given = new StackGiver(giving.stack(), giving.out(), conduit).give();
            Handover answer = answer(conduit);
            Messages.expect(answer, Handover.BodyKind.Taken);
            Handover.Body.Taken taken = answer.bodyAsTaken();
            long notServed = taken.notServed();
            // From here on the other side sends, whatever it has counted.
            giving.forget();
            mask = null;
            return new HandOverResult(
                    true,
                    given.connections(),
                    notServed,
                    given.datagrams(),
                    given.neighbors(),
                    Duration.ofNanos(System.nanoTime() - begin),
                    "");
        } catch (HandOverException e) {
            conduit.close();
            giving.goOn();
            return HandOverResult.failed(Duration.ofNanos(System.nanoTime() - begin), String.valueOf(e.getMessage()));
        }
    }

    /** The last message of the other side. If it is late it may be on its way: it counts if it was sent before the conduit is shut, and cannot be sent after that. So both sides know the same. */
    private static Handover answer(Conduit conduit) throws HandOverException {
        try {
            return conduit.next();
        } catch (HandOverException e) {
            conduit.shutdownInput();
            return conduit.next();
        }
    }

    /**
     * Begins anew, without connections, as whoever took the host is gone: who still sends on its connections is told so.
     *
     * @throws IOException if the system has no more descriptors
     */
    public synchronized void standInAgain() throws IOException {
        if (mask == null && !isClosed) {
            begin();
        }
    }

    /** Resets all connections, and goes on. */
    public synchronized void reset() {
        if (mask != null) {
            mask.reset();
        }
    }

    /** Resets all connections, if nobody else has the host, and ends. The interface stays open. */
    @Override
    public synchronized void close() {
        isClosed = true;
        if (mask != null) {
            mask.reset();
            mask.stop();
            mask.forget();
            mask = null;
        }
    }
}
