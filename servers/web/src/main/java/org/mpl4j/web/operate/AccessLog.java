package org.mpl4j.web.operate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.mpl4j.servers.common.operate.HeldLog;
import org.mpl4j.web.connection.RequestLog;
import org.mpl4j.web.http.RequestHead;
import org.mpl4j.web.http.Status;

/** Writes one in so many requests to a file. Who answers never waits: it fills blocks of lines, and what comes faster than blocks are written is dropped and counted. */
public final class AccessLog implements AutoCloseable {
    private static final int BLOCK_BYTES = 256 * 1024;
    private static final int BLOCKS = 16;
    private static final long STOP_SECONDS = 2;

    /** Lines of a thread; the last of all has none. */
    private static final class Block {
        final byte[] bytes;
        int length;
        int lines;

        Block(int size) {
            bytes = new byte[size];
        }
    }

    private final AccessFormat format;
    private final int oneIn;
    private final Destination destination;
    private final BlockingQueue<Block> full = new ArrayBlockingQueue<>(BLOCKS);
    private final BlockingQueue<Block> empty = new ArrayBlockingQueue<>(BLOCKS);
    private final Block end = new Block(0);
    private final LongAdder written = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private OutputStream out;
    private volatile boolean isReopening;
    private final Thread thread;

    /** Where lines go. */
    @FunctionalInterface
    public interface Destination {
        /** {@return it, opened anew} */
        OutputStream open() throws IOException;
    }

    /**
     * Writes to a stream.
     *
     * @param destination where, opened at once; closed at the end
     * @param format of a line
     * @param oneIn so many requests one is written
     */
    public AccessLog(Destination destination, AccessFormat format, int oneIn) throws IOException {
        this.destination = destination;
        this.format = format;
        this.oneIn = oneIn;
        out = destination.open();
        thread = new Thread(null, this::write, "access-log");
        thread.setDaemon(true);
        thread.start();
    }

    /** {@return a file that lines are added to} */
    public static Destination file(Path path) {
        return () -> {
            try {
                return Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new IOException("cannot write the access log " + path + ": " + e.getMessage(), e);
            }
        };
    }

    /** Opens the destination anew before the next lines: a file that was renamed is left. */
    public void reopen() {
        isReopening = true;
    }

    /** {@return how many lines were written} */
    public long written() {
        return written.sum();
    }

    /** {@return how many lines were dropped} */
    public long dropped() {
        return dropped.sum();
    }

    /** {@return what one thread writes by} */
    public RequestLog join() {
        return new Writer();
    }

    private final class Writer implements RequestLog {
        private final AccessLine line = new AccessLine(format);
        private Block block = new Block(BLOCK_BYTES);
        private int skipped;

        @Override
        public void add(byte[] peer, RequestHead head, Status status, long contentBytes, long epochMillis) {
            if (++skipped < oneIn) {
                return;
            }
            skipped = 0;
            if (block.bytes.length - block.length < AccessLine.room(head)) {
                flush();
            }
            block.length = line.write(block.bytes, block.length, peer, head, status, contentBytes, epochMillis);
            block.lines++;
        }

        @Override
        public void flush() {
            if (block.lines == 0) {
                return;
            }
            if (full.offer(block)) {
                Block next = empty.poll();
                block = next == null ? new Block(BLOCK_BYTES) : next;
            } else {
                dropped.add(block.lines);
            }
            block.length = 0;
            block.lines = 0;
        }
    }

    private void write() {
        try {
            Block block;
            while ((block = full.take()) != end) {
                if (isReopening) {
                    isReopening = false;
                    out.close();
                    out = destination.open();
                }
                out.write(block.bytes, 0, block.length);
                out.flush();
                written.add(block.lines);
                // Where there are enough, it is garbage.
                boolean isKept = empty.offer(block);
                assert isKept || empty.remainingCapacity() == 0;
            }
        } catch (IOException e) {
            HeldLog.logger(AccessLog.class.getName())
                    .log(System.Logger.Level.ERROR, "the access log is not written any more", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (full.offer(end, STOP_SECONDS, TimeUnit.SECONDS)) {
                thread.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        out.close();
    }
}
