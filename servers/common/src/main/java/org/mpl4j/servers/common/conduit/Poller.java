package org.mpl4j.servers.common.conduit;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.mpl4j.servers.common.nativeio.NativeIo;
import org.mpl4j.servers.common.nativeio.ReadinessSet;
import org.mpl4j.servers.common.operate.HeldLog;

/** One thread of the process that waits for the sockets of all conduits, and never for anything else. It ends with the process. */
final class Poller {
    private static final int ROUND = 64;

    private static @Nullable Poller instance;

    private final ReadinessSet files = new ReadinessSet();
    private final Map<Long, Runnable> handlers = new ConcurrentHashMap<>();
    private final AtomicLong lastKey = new AtomicLong();

    private Poller() throws IOException {}

    /**
     * The poller of this process, which begins with its first use.
     *
     * @throws IOException if this system has none
     */
    static synchronized Poller get() throws IOException {
        if (instance == null) {
            if (!NativeIo.isAvailable()) {
                throw new IOException("conduits work on Linux only, with --enable-native-access=ALL-UNNAMED");
            }
            Poller made = new Poller();
            Thread.ofPlatform().daemon().name("conduit-poller").start(made::run);
            instance = made;
        }
        return instance;
    }

    /**
     * Has somebody told when there is something to read.
     *
     * @param file the descriptor; to be closed only after what is returned is
     * @param isOnce whether that is told once for each thing that comes, or until it is read
     * @param ready is run in the poller's thread, and has to be quick
     */
    Closeable register(int file, boolean isOnce, Runnable ready) throws IOException {
        long key = lastKey.incrementAndGet();
        handlers.put(key, ready);
        try {
            files.add(file, key, isOnce);
        } catch (IOException e) {
            handlers.remove(key);
            throw e;
        }
        return () -> {
            handlers.remove(key);
            files.remove(file);
        };
    }

    private void run() {
        long[] keys = new long[ROUND];
        while (true) {
            int count = files.await(keys);
            for (int i = 0; i < count; i++) {
                Runnable handler = handlers.get(keys[i]);
                if (handler != null) {
                    tell(handler);
                }
            }
        }
    }

    private static void tell(Runnable handler) {
        try {
            handler.run();
        } catch (RuntimeException e) {
            HeldLog.logger(Poller.class.getName())
                    .log(System.Logger.Level.ERROR, "a conduit could not be told of its peer", e);
        }
    }
}
