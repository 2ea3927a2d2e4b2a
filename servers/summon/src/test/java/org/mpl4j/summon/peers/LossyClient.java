package org.mpl4j.summon.peers;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.mpl4j.appliance.OwnNetwork;
import org.mpl4j.appliance.run.BridgeTap;
import org.mpl4j.appliance.run.Programs;
import org.mpl4j.servers.common.nativeio.FrameFile;

/** A network namespace for clients, whose only link leads to a bridge, and loses frames both ways: two TAP interfaces, between which this process carries frames. */
final class LossyClient implements AutoCloseable {
    private static final String ADDRESS = OwnNetwork.large() + "250.1/16";
    private static final int MTU = 1500;
    private static final int ROOM = 2048;
    private static final long WAIT_NANOS = 100_000_000;

    private final String namespace = "mplsumc" + ProcessHandle.current().pid();
    private final double loss;
    private final BridgeTap near;
    private final BridgeTap far;
    private final FrameFile nearOut;
    private final FrameFile farOut;
    private final List<Thread> carriers;
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong carried = new AtomicLong();
    private volatile boolean isClosed;

    /**
     * Makes it.
     *
     * @param loss the share of frames that are lost each way
     */
    LossyClient(String bridge, double loss, long seed) throws IOException {
        this.loss = loss;
        long number = ProcessHandle.current().pid() % 1_000_000;
        near = BridgeTap.make("mplsn" + number, bridge, MTU, false);
        far = BridgeTap.make("mplsf" + number, "", MTU, false);
        Programs.ip("netns", "add", namespace);
        Programs.ip("link", "set", far.name(), "netns", namespace);
        Programs.ip("-n", namespace, "addr", "add", ADDRESS, "dev", far.name());
        Programs.ip("-n", namespace, "link", "set", far.name(), "up");
        nearOut = near.file().duplicate();
        farOut = far.file().duplicate();
        carriers = List.of(
                Thread.ofPlatform().start(() -> carry(near.file(), farOut, new Random(seed))),
                Thread.ofPlatform().start(() -> carry(far.file(), nearOut, new Random(~seed))));
    }

    private void carry(FrameFile from, FrameFile to, Random random) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment frame = arena.allocate(ROOM);
            while (!isClosed) {
                long length = from.read(frame.address(), ROOM);
                if (length <= 0) {
                    from.await(WAIT_NANOS);
                } else if (random.nextDouble() < loss) {
                    lost.incrementAndGet();
                } else {
                    carried.incrementAndGet();
                    to.write(frame.address(), length);
                }
            }
        }
    }

    /** What has a program run there. */
    List<String> command() {
        return List.of("ip", "netns", "exec", namespace);
    }

    /** How many frames were lost. */
    long lost() {
        return lost.get();
    }

    /** How many were not. */
    long carried() {
        return carried.get();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        isClosed = true;
        for (Thread carrier : carriers) {
            carrier.join();
        }
        nearOut.close();
        farOut.close();
        near.close();
        far.close();
        Programs.ip("netns", "del", namespace);
    }
}
