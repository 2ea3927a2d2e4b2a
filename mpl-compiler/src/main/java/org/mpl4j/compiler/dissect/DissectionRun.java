package org.mpl4j.compiler.dissect;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.capture.CaptureException;
import org.mpl4j.compiler.capture.CaptureReader;
import org.mpl4j.compiler.capture.FrameBatch;
import org.mpl4j.compiler.dissect.note.NoteTurns;

/**
 * Goes through a capture: one thread reads batches of frames and writes text in order, others take frames apart. Only so many batches are under way, so that memory does not
 * grow with the capture. What was read is written before there is a wait for more, so that a live capture is shown as it comes.
 */
public final class DissectionRun implements AutoCloseable {
    /** Batches under way for each thread: enough for none to wait. */
    private static final int BATCHES_A_THREAD = 3;

    private final DissectionPlan plan;
    private final OutputStream out;
    private final Progress progress;
    private final NoteTurns notes = new NoteTurns();
    private final Deque<Future<BatchText>> pending = new ArrayDeque<>();
    private final Queue<BatchText> spare = new ConcurrentLinkedQueue<>();
    private @Nullable ExecutorService workers;
    private long shown;
    private long faulty;
    private boolean isAtEnd;

    public DissectionRun(DissectionPlan plan, OutputStream out, Progress progress) {
        this.plan = plan;
        this.out = out;
        this.progress = progress;
    }

    /** How many frames were written. */
    public long shown() {
        return shown;
    }

    /** How many of those have something wrong. */
    public long faulty() {
        return faulty;
    }

    /**
     * Goes through a capture to its end, or as far as the plan asks.
     *
     * @throws CaptureException if the capture goes wrong; everything before that has been written
     */
    public void run(CaptureReader reader) throws IOException, CaptureException {
        while (!isDone()) {
            FrameBatch batch = next(reader);
            if (batch == null) {
                isAtEnd = true;
                break;
            }
            take(batch, reader.mayBlock());
            progress.at(
                    reader.offset(),
                    batch.frames().get(batch.frames().size() - 1).number());
            if (batch.frames().get(0).number() > plan.range().last()) {
                break;
            }
        }
        writePending(0);
        out.flush();
    }

    /** Whether all of the capture was read, which is not so if enough was written before, or something is wrong. */
    public boolean isAtEnd() {
        return isAtEnd;
    }

    private @Nullable FrameBatch next(CaptureReader reader) throws IOException, CaptureException {
        try {
            return reader.next();
        } catch (CaptureException e) {
            writePending(0);
            out.flush();
            throw e;
        }
    }

    private boolean isDone() {
        return shown >= plan.most();
    }

    private void take(FrameBatch batch, boolean mayBlock) throws IOException {
        NoteTurns.Turn turn = notes.next();
        if (pending.isEmpty() && mayBlock) {
            write(idleText().fill(batch, plan, turn));
        } else {
            pending.add(workers().submit(() -> idleText().fill(batch, plan, turn)));
            writePending(mayBlock ? 0 : plan.threads() * BATCHES_A_THREAD - 1);
        }
        if (mayBlock) {
            out.flush();
        }
    }

    private BatchText idleText() {
        BatchText text = spare.poll();
        return text == null ? new BatchText(plan.writers().get()) : text;
    }

    private ExecutorService workers() {
        if (workers == null) {
            workers = Executors.newFixedThreadPool(plan.threads(), task -> {
                Thread thread = new Thread(task, "dissect");
                thread.setDaemon(true);
                return thread;
            });
        }
        return workers;
    }

    /** Writes what is under way until at most so many batches are. */
    private void writePending(int atMost) throws IOException {
        while (pending.size() > atMost) {
            write(result(pending.remove()));
        }
    }

    private void write(BatchText text) throws IOException {
        int count = (int) Math.min(text.count(), plan.most() - shown);
        text.writeTo(out, count);
        shown += count;
        faulty += text.faulty(count);
        spare.add(text);
    }

    private static BatchText result(Future<BatchText> batch) throws IOException {
        try {
            return batch.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a frame could not be taken apart", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        if (workers != null) {
            workers.shutdownNow();
        }
    }
}
