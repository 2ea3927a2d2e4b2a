package org.mpl4j.servers.common.conduit;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Both ends of a conduit in one process.
 *
 * @param listener made it
 * @param accepted the end of who listens
 * @param connected the other one
 */
record ConduitPair(ConduitListener listener, ConduitLink accepted, ConduitLink connected) implements Closeable {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    static ConduitPair open(Path path, int capacity) throws IOException {
        ConduitListener listener = new ConduitListener(path, new ConduitOptions(capacity, 8));
        ConduitLink[] accepted = new ConduitLink[1];
        Thread accepting = Thread.startVirtualThread(() -> {
            try {
                accepted[0] = listener.accept();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        ConduitLink connected = ConduitLink.connect(path, PATIENCE);
        try {
            accepting.join();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return new ConduitPair(listener, accepted[0], connected);
    }

    @Override
    public void close() throws IOException {
        connected.close();
        accepted.close();
        listener.close();
    }
}
