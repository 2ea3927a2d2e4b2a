package org.mpl4j.appliance.boot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives memory back when nothing has come for a while: objects that nobody has any more, and pages of files that are mapped and have not been changed, such as the code of the JVM that only a start runs. The kernel would
 * take such pages, too, but not before it is short of memory; what is used again is read again, mostly from the kernel's cache.
 */
final class IdleMemory implements Runnable {
    private static final long LOOK_MILLIS = 2_000;
    private static final long REST_MILLIS = 60_000;
    private static final int STACK = 128 << 10;

    private final Path image;
    private final AtomicLong traffic;

    private IdleMemory(Path image, AtomicLong traffic) {
        this.image = image;
        this.traffic = traffic;
    }

    /**
     * Begins to watch. There are no lambdas here: one that was not trained is a class that is made at the start.
     *
     * @param image whose files are mapped
     * @param traffic changes whenever something comes
     */
    static void watch(Path image, AtomicLong traffic) {
        Thread.ofPlatform().daemon().name("idle memory").stackSize(STACK).start(new IdleMemory(image, traffic));
    }

    @Override
    public void run() {
        try {
            long given = -1;
            long before = -1;
            while (true) {
                Thread.sleep(LOOK_MILLIS);
                long now = traffic.getAcquire();
                if (now == before && now != given) {
                    giveBack(image, LOOK_MILLIS);
                    given = now;
                    Thread.sleep(REST_MILLIS);
                }
                before = now;
            }
        } catch (IOException | NoSuchMethodException e) {
            // It goes on with the memory that it has.
            System.err.println("appliance: no memory is given back: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Gives back what can be.
     *
     * @param pause until pages are given back: what is done before keeps the compiler and the collector busy for a while, which would have many of them back at once
     */
    static void giveBack(Path image, long pause) throws IOException, InterruptedException, NoSuchMethodException {
        MappedFiles files = MappedFiles.of(image);
        System.gc();
        Thread.sleep(pause);
        files.letGo();
    }
}
