package org.mpl4j.servers.common.conduit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.servers.common.nativeio.LocalSocket;
import org.mpl4j.servers.common.nativeio.SharedMemory;

/** Makes conduits of sockets that are connected: gives memory to who is at the other end, or says that there are too many. */
final class Acceptance {
    private final Path path;
    private final ConduitOptions options;
    private final ConduitAddress local;
    private final Consumer<Boolean> onEnd;
    private final AtomicInteger count = new AtomicInteger();

    /**
     * Of a listener.
     *
     * @param path what addresses of conduits show
     * @param onEnd is told of each socket when it is closed here, and whether it was refused
     */
    Acceptance(Path path, ConduitOptions options, Consumer<Boolean> onEnd) {
        this.path = path;
        this.options = options;
        this.onEnd = onEnd;
        local = new ConduitAddress(path, 0);
    }

    ConduitAddress local() {
        return local;
    }

    /** How many conduits there are. */
    int count() {
        return count.get();
    }

    /**
     * Makes a conduit.
     *
     * @param next is closed with it, also if this fails
     * @return null if there are too many, which the other side is told
     */
    @Nullable
    ConduitLink open(LocalSocket next) throws IOException {
        if (count.incrementAndGet() > options.most()) {
            SetUp.refuse(next, options.most());
            next.close();
            ended(true);
            return null;
        }
        boolean isMade = false;
        try (SharedMemory memory = SharedMemory.create("conduit", RingLayout.size(options.capacity()))) {
            ConduitAddress remote = new ConduitAddress(path, next.peerProcess());
            ConduitChannel channel = new ConduitChannel(next, memory, options.capacity(), true, () -> ended(false));
            isMade = true;
            // One that is gone already is found out as any other that goes.
            SetUp.accept(next, memory, options.capacity());
            return new ConduitLink(channel, remote, local);
        } finally {
            if (!isMade) {
                next.close();
                ended(true);
            }
        }
    }

    private void ended(boolean isRefused) {
        count.decrementAndGet();
        onEnd.accept(isRefused);
    }
}
