package org.mpl4j.servers.common.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Joins connections: what comes by one goes by the other, and so does the end of either direction. */
public final class LinkPump {
    private static final int CHUNK = 64 << 10;

    private LinkPump() {}

    /** Where bytes come from; -1 at the end. */
    @FunctionalInterface
    private interface Source {
        int read(ByteBuffer into) throws IOException;
    }

    /** Where they go; none at the end. */
    @FunctionalInterface
    private interface Sink {
        void write(ByteBuffer from) throws IOException;
    }

    /** Goes on until both directions have ended; closes both. */
    public static void join(Link one, Link other) throws IOException, InterruptedException {
        try (one;
                other) {
            run(
                    () -> {
                        move(one::read, other::write);
                        other.endOutput();
                    },
                    () -> {
                        move(other::read, one::write);
                        one.endOutput();
                    },
                    () -> {
                        one.close();
                        other.close();
                    });
        }
    }

    /** The same with streams, which stay open. It is over when the connection has nothing more to say, whatever waits for input. */
    public static void join(Link link, InputStream in, OutputStream out) throws IOException, InterruptedException {
        try (link) {
            AtomicReference<@Nullable IOException> problem = new AtomicReference<>(null);
            Thread.ofPlatform().daemon().name("input").start(() -> {
                try {
                    byte[] chunk = new byte[CHUNK];
                    for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                        link.write(ByteBuffer.wrap(chunk, 0, count));
                    }
                    link.endOutput();
                } catch (IOException e) {
                    problem.set(e);
                }
            });
            WritableByteChannel output = Channels.newChannel(out);
            move(link::read, bytes -> {
                while (bytes.hasRemaining()) {
                    output.write(bytes);
                }
                out.flush();
            });
            IOException sending = problem.get();
            if (sending != null) {
                throw sending;
            }
        }
    }

    private static void move(Source source, Sink sink) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(new byte[CHUNK]);
        while (source.read(buffer.clear()) >= 0) {
            sink.write(buffer.flip());
        }
    }

    /** Something that may fail. */
    @FunctionalInterface
    private interface Action {
        void run() throws IOException;
    }

    private static void run(Action here, Action there, Action onFailure) throws IOException, InterruptedException {
        AtomicReference<@Nullable IOException> problem = new AtomicReference<>(null);
        Thread other = Thread.startVirtualThread(() -> attempt(there, onFailure, problem));
        attempt(here, onFailure, problem);
        other.join();
        IOException failed = problem.get();
        if (failed != null) {
            throw failed;
        }
    }

    private static void attempt(Action action, Action onFailure, AtomicReference<@Nullable IOException> problem) {
        try {
            action.run();
        } catch (IOException e) {
            problem.compareAndSet(null, e);
            try {
                onFailure.run();
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
        }
    }
}
