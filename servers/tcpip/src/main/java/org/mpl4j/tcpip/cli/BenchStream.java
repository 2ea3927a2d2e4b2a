package org.mpl4j.tcpip.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mpl4j.servers.common.link.Link;

/** One connection of a measurement, with a thread that sends on it or receives. */
final class BenchStream {
    private final int id;
    private final Link link;
    private final BenchNetwork network;
    private final boolean isSender;
    private final AtomicLong bytes = new AtomicLong();
    private final ByteBuffer block;
    private @Nullable Thread thread;
    private volatile boolean isStopped;
    private volatile @Nullable IOException problem;
    private volatile long lastByte;

    /**
     * Moves nothing yet.
     *
     * @param number which of the streams it is, from 0
     */
    BenchStream(int number, Link link, BenchNetwork network, boolean isSender, int blockBytes) {
        // iperf3 leaves out 2.
        id = number == 0 ? 1 : number + 2;
        this.link = link;
        this.network = network;
        this.isSender = isSender;
        byte[] content = new byte[blockBytes];
        new Random(id).nextBytes(content);
        block = ByteBuffer.allocateDirect(blockBytes).put(content).clear();
    }

    /**
     * Begins.
     *
     * @param take is asked how much of a block may be sent; 0 ends it
     */
    void start(LongUnaryOperator take) {
        lastByte = System.nanoTime();
        thread = Thread.ofPlatform().daemon().name("stream " + id).start(() -> {
            try {
                if (isSender) {
                    send(take);
                } else {
                    receive();
                }
            } catch (IOException e) {
                problem = e;
            }
        });
    }

    private void send(LongUnaryOperator take) throws IOException {
        while (!isStopped) {
            int count = (int) take.applyAsLong(block.capacity());
            if (count == 0) {
                return;
            }
            link.write(block.clear().limit(count));
            moved(count);
        }
    }

    /** Goes on until the connection ends: what was sent before the end of the measurement may come later. */
    private void receive() throws IOException {
        for (int count = link.read(block.clear()); count >= 0; count = link.read(block.clear())) {
            moved(count);
        }
    }

    private void moved(int count) {
        bytes.addAndGet(count);
        lastByte = System.nanoTime();
    }

    /** Lets a sender end after its last block, and waits for that, but not for ever. */
    void stop(Duration patience) throws InterruptedException {
        isStopped = true;
        Thread running = thread;
        if (isSender && running != null) {
            running.join(patience);
        }
    }

    /** Whether a sender has nothing more to send. */
    boolean isDone() {
        Thread running = thread;
        return running != null && !running.isAlive();
    }

    /** What broke it; null if nothing did. */
    @Nullable
    IOException problem() {
        return problem;
    }

    int id() {
        return id;
    }

    boolean isSender() {
        return isSender;
    }

    long bytes() {
        return bytes.get();
    }

    /** How the connection is, or was last; empty if that cannot be known here. */
    Optional<BenchNetwork.Facts> facts() {
        return isSender ? network.facts(link) : Optional.empty();
    }

    /** What was counted. */
    BenchResult.Stream result(long begin) {
        return new BenchResult.Stream(
                id,
                bytes(),
                facts().map(BenchNetwork.Facts::retransmits).orElse(0L),
                Math.max(lastByte - begin, 1) / 1e9);
    }

    void close() {
        try {
            link.close();
        } catch (IOException e) {
            problem = e;
        }
    }
}
