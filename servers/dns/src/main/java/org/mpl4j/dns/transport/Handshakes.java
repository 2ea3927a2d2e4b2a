package org.mpl4j.dns.transport;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Where the signatures of TLS handshakes are made, so that nobody waits for those of others. */
final class Handshakes {
    private static final int WAITING = 4096;
    private static final int IDLE_SECONDS = 10;

    private Handshakes() {}

    /** One further thread, while there is something to do; what is too much is refused. */
    static ExecutorService inAnotherThread() {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), work -> {
                    Thread thread = new Thread(null, work, "tls-handshakes");
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}
