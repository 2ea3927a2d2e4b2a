package org.mpl4j.ssh.client.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** Passes on what comes, until it ends or nobody takes it. */
record Pump(ReadableByteChannel source, WritableByteChannel target) {
    private static final int ROOM = 64 * 1024;

    /** Starts a thread, which keeps no program from ending. */
    Thread start() {
        return Thread.ofPlatform().daemon().name("ssh-pump").start(() -> {
            try {
                run();
            } catch (IOException e) {
                // The other end is gone, and the session hears of that otherwise.
            }
        });
    }

    /** The same; at the end, the target is closed. */
    void startAndClose() {
        Thread.ofPlatform().daemon().name("ssh-pump").start(() -> {
            try (target) {
                run();
            } catch (IOException e) {
                // As above.
            }
        });
    }

    /** Passes on all there is. */
    void run() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(ROOM);
        while (source.read(buffer.clear()) >= 0) {
            buffer.flip();
            while (buffer.hasRemaining()) {
                target.write(buffer);
            }
        }
    }
}
