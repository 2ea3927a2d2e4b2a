package org.mpl4j.appliance.run;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Network namespaces with nothing in them but a loopback interface that is down, made ahead, so that no start waits for one, and some time after the last one was taken, so that none shares the processor with one. Each is used once, and removed when it is given back. They have names, below
 * {@code /run/netns}, as {@code ip netns} makes them: whatever is left behind by a process that was killed can be seen there, and is removed by {@link #removeLeftovers}.
 */
public final class NamespacePool implements Closeable {
    private static final Path FOLDER = Path.of("/run/netns");
    private static final Path PROCESSES = Path.of("/proc");
    private static final Duration REST = Duration.ofMillis(500);

    private final String prefix;
    private final int ahead;
    private final AtomicInteger count = new AtomicInteger();
    private final BlockingQueue<Path> ready = new LinkedBlockingQueue<>();
    private final Set<Path> all = ConcurrentHashMap.newKeySet();
    private final AtomicInteger filling = new AtomicInteger();
    private volatile boolean isClosed;

    /**
     * Makes a pool, and begins to fill it.
     *
     * @param prefix how its names begin; the number of this process and one of the namespace follow
     * @param ahead how many are kept ready, 0 for none
     */
    public NamespacePool(String prefix, int ahead) {
        this.prefix = prefix + "-";
        this.ahead = ahead;
        refill();
    }

    /**
     * Takes one, which is made now if none is ready.
     *
     * @return its file
     * @throws IOException if the system refuses, with what to do about it
     */
    public Path take() throws IOException {
        Path taken = ready.poll();
        if (ahead > 0) {
            Thread.ofVirtual().name("namespaces").start(this::refillLater);
        }
        return taken == null ? make() : taken;
    }

    /** Whoever has taken one starts something that others wait for. */
    private void refillLater() {
        try {
            Thread.sleep(REST);
            refill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void refill() {
        while (!isClosed && ready.size() + filling.get() < ahead) {
            filling.incrementAndGet();
            Thread.ofVirtual().name("namespace").start(this::fill);
        }
    }

    private void fill() {
        try {
            ready.add(make());
        } catch (IOException e) {
            // Whoever takes one makes it then, and is told.
            isClosed |= all.isEmpty();
        } finally {
            filling.decrementAndGet();
        }
    }

    private Path make() throws IOException {
        if (isClosed && ahead > 0) {
            throw new IOException("the pool of namespaces is closed, or none could be made");
        }
        String name = prefix + ProcessHandle.current().pid() + "-" + count.incrementAndGet();
        try {
            Programs.ip("netns", "add", name);
        } catch (IOException e) {
            throw new IOException(e.getMessage() + "; namespaces take root", e);
        }
        Path file = FOLDER.resolve(name);
        all.add(file);
        return file;
    }

    /** Removes one that was taken. */
    public void remove(Path namespace) throws IOException {
        if (all.remove(namespace)) {
            Programs.ip("netns", "del", namespace.getFileName().toString());
        }
    }

    /**
     * Removes namespaces of pools with a prefix whose processes are gone, and control groups of appliances that were in them; returns how many. Those with the number of this process are of an earlier one that had
     * the same number, as in a container: it is called before this process makes any with that prefix.
     */
    public static int removeLeftovers(String prefix) throws IOException {
        int removed = 0;
        if (!Files.isDirectory(FOLDER)) {
            return 0;
        }
        try (var files = Files.newDirectoryStream(FOLDER, prefix + "-*")) {
            for (Path file : files) {
                String[] words = file.getFileName()
                        .toString()
                        .substring(prefix.length() + 1)
                        .split("-");
                if (words.length == 2 && words[0].matches("\\d+") && isOver(words[0])) {
                    Programs.ip("netns", "del", file.getFileName().toString());
                    ResourceLimits.removeLeftovers(file.getFileName().toString());
                    removed++;
                }
            }
        }
        return removed;
    }

    private static boolean isOver(String process) {
        return !Files.exists(PROCESSES.resolve(process))
                || process.equals(Long.toString(ProcessHandle.current().pid()));
    }

    /** Removes all. */
    @Override
    public void close() throws IOException {
        isClosed = true;
        while (filling.get() > 0) {
            Thread.onSpinWait();
            Thread.yield();
        }
        ready.clear();
        for (Path namespace : Set.copyOf(all)) {
            remove(namespace);
        }
    }
}
