package org.mpl4j.dns.zone.file;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Looks at zone files every now and then, and has those read that have changed. It asks the file system for their times and sizes, which works wherever they are, also
 * for files that others include.
 */
public final class ZoneFileWatch implements AutoCloseable {
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread;

    /**
     * Starts to look.
     *
     * @param files what is looked at
     * @param interval how long to wait between looks; a change is read at the second look after it
     */
    public ZoneFileWatch(ZoneFiles files, Duration interval) {
        thread = Thread.ofPlatform().name("zone-file-watch").daemon().start(() -> {
            try {
                while (!end.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                    files.reloadChanged();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Stops; a file that is being read is read to its end. */
    @Override
    public void close() {
        end.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
