package org.mpl4j.tcpip.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.mpl4j.servers.common.link.Link;

/** The streams of one side of a measurement while it runs. */
final class BenchRun {
    private static final Duration LATE_BYTES = Duration.ofSeconds(5);
    private static final long TICK = 1_000_000_000;
    private static final long LOOK_AGAIN = 5_000_000;

    private final BenchPlan plan;
    private final boolean isSender;
    private final List<BenchStream> streams = new ArrayList<>();
    private final BenchReport report;
    private final CpuShare.Reading cpu = CpuShare.Reading.now();

    /** Begins to send or to receive on connections that are there. */
    BenchRun(BenchPlan plan, boolean isSender, List<Link> links, BenchNetwork network, PrintWriter out) {
        this.plan = plan;
        this.isSender = isSender;
        for (int i = 0; i < links.size(); i++) {
            streams.add(new BenchStream(i, links.get(i), network, isSender, plan.blockBytes()));
        }
        report = new BenchReport(out, streams);
        AtomicLong left = new AtomicLong(plan.bytes() > 0 ? plan.bytes() : Long.MAX_VALUE);
        for (BenchStream stream : streams) {
            stream.start(most -> {
                long before = left.getAndUpdate(count -> Math.max(count - most, 0));
                return Math.min(before, most);
            });
        }
    }

    /** Prints lines each second until all is moved that was to be, or for as long as it was to be. */
    void await() throws IOException, InterruptedException {
        awaitEnd(this::isComplete);
    }

    /** Prints lines each second until something is so. */
    void awaitEnd(BooleanSupplier isOver) throws IOException, InterruptedException {
        long next = report.begin() + TICK;
        while (!isOver.getAsBoolean()) {
            check();
            long now = System.nanoTime();
            if (now >= next) {
                report.tick();
                next += TICK;
            }
            Thread.sleep(Duration.ofNanos(Math.max(Math.min(next - now, LOOK_AGAIN), 1)));
        }
    }

    private boolean isComplete() {
        if (plan.bytes() == 0) {
            return System.nanoTime() - report.begin() >= plan.duration().toNanos();
        }
        return isSender ? streams.stream().allMatch(BenchStream::isDone) : bytes() >= plan.bytes();
    }

    private void check() throws IOException {
        for (BenchStream stream : streams) {
            IOException problem = stream.problem();
            if (problem != null) {
                throw new IOException("stream " + stream.id() + " broke: " + problem.getMessage(), problem);
            }
        }
    }

    private long bytes() {
        return streams.stream().mapToLong(BenchStream::bytes).sum();
    }

    /**
     * Lets senders send their last block.
     *
     * @param patience how long that may take: a receiver that is through may read no more
     */
    void stop(Duration patience) throws InterruptedException {
        for (BenchStream stream : streams) {
            stream.stop(patience);
        }
    }

    /** Ends what this side sends: iperf3 reads whole blocks, and waits for more until the end comes. */
    void endSending() {
        if (isSender) {
            close();
        }
    }

    /** Receives what the other side says that it has sent; not for long. */
    void receiveAll(BenchResult sent) throws InterruptedException {
        long end = System.nanoTime() + LATE_BYTES.toNanos();
        while (!isSender && bytes() < sent.bytes() && System.nanoTime() < end) {
            Thread.sleep(Duration.ofNanos(LOOK_AGAIN));
        }
    }

    /** What this side has counted by now. */
    BenchResult result() {
        boolean isKnown = streams.stream().anyMatch(stream -> stream.facts().isPresent());
        return new BenchResult(
                streams.stream().map(stream -> stream.result(report.begin())).toList(), cpu.share(), isKnown);
    }

    /** Prints the end: the last part of a second, and what both sides say. */
    void summary(BenchResult own, BenchResult other) {
        report.tick();
        report.summary(isSender ? own : other, isSender ? other : own);
    }

    void close() {
        streams.forEach(BenchStream::close);
    }
}
