package org.mpl4j.tcpip.cli;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

/** Ends something that takes too long. */
final class Watchdog implements AutoCloseable {
    private final Thread thread;

    /** Closes something after some time, unless this is closed before. */
    Watchdog(Closeable late, Duration patience) {
        thread = Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(patience);
                late.close();
            } catch (InterruptedException e) {
                // It was in time.
            } catch (IOException e) {
                // It is closed all the same.
            }
        });
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
