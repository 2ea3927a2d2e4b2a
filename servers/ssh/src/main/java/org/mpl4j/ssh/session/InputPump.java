package org.mpl4j.ssh.session;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.mpl4j.ssh.connection.Channel;

/** Passes on what a client sends to a program. A terminal stays open behind EOF, as it has but one descriptor. */
record InputPump(Channel channel, OutputStream target, boolean isTerminal) implements Runnable {
    private static final int ROOM = 32 * 1024;

    @Override
    public void run() {
        byte[] room = new byte[ROOM];
        ByteBuffer buffer = ByteBuffer.wrap(room);
        ReadableByteChannel source = channel.input();
        try {
            while (source.read(buffer.clear()) >= 0) {
                target.write(room, 0, buffer.position());
                target.flush();
            }
            if (!isTerminal) {
                target.close();
            }
        } catch (IOException e) {
            stop(source);
        }
    }

    /** The program reads no more: what comes is dropped, and the client may know. */
    private void stop(ReadableByteChannel source) {
        try {
            source.close();
            channel.sendEndOfWrite();
            target.close();
        } catch (IOException e) {
            // The channel is gone, too.
        }
    }
}
