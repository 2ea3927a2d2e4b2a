package org.mpl4j.ssh.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Passes on what a program writes. When nobody takes it any more, the program's end of the pipe is closed, so that it hears of that. */
record OutputPump(InputStream source, WritableByteChannel target) implements Runnable {
    /** What a pipe holds. */
    private static final int ROOM = 64 * 1024;

    @Override
    public void run() {
        byte[] room = new byte[ROOM];
        ByteBuffer buffer = ByteBuffer.wrap(room);
        try (source) {
            for (int count = source.read(room); count >= 0; count = source.read(room)) {
                buffer.limit(count).position(0);
                target.write(buffer);
            }
        } catch (IOException e) {
            // Either end is gone; a terminal ends like that, too.
        }
    }
}
