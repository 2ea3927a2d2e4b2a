package org.mpl4j.ssh.session;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.mpl4j.servers.common.nativeio.Errno;
import org.mpl4j.servers.common.nativeio.PollSet;
import org.mpl4j.servers.common.nativeio.StreamCalls;
import org.mpl4j.ssh.connection.Channel;

/** Passes on what a client sends to a program. A terminal stays open behind EOF, as it has but one descriptor. */
final class InputPump {
    private static final int ROOM = 32 * 1024;
    private static final int FIRST_ROOM = 4 * 1024;
    private static final int OVER = 0;
    private static final int INPUT = 1;

    private final Channel channel;
    private final ChildProcess child;
    private final StreamCalls calls = new StreamCalls();
    private final Runnable whenDone;

    /** Tells somebody when it is done with the program's files. */
    InputPump(Channel channel, ChildProcess child, Runnable whenDone) {
        this.channel = channel;
        this.child = child;
        this.whenDone = whenDone;
    }

    /** Begins. Most programs are sent nothing: they need no thread of the system for their input, which may block that. */
    void start() {
        Thread.ofVirtual().name("ssh-input").start(this::awaitFirst);
    }

    private void awaitFirst() {
        ByteBuffer first = ByteBuffer.allocate(FIRST_ROOM);
        try {
            if (channel.input().read(first) >= 0) {
                Thread.ofPlatform().daemon().name("ssh-input").start(() -> pump(first.flip()));
                return;
            }
        } catch (IOException e) {
            // Nothing comes any more.
        }
        finish();
    }

    private void pump(ByteBuffer first) {
        ReadableByteChannel source = channel.input();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment room = arena.allocate(ROOM);
            ByteBuffer buffer = room.asByteBuffer();
            PollSet files = new PollSet(arena, calls, 2);
            files.addReading(OVER, child.over());
            files.addWriting(INPUT, child.input());
            buffer.put(first);
            boolean isTaken = write(files, room.address(), buffer.position());
            while (isTaken && source.read(buffer.clear()) >= 0) {
                isTaken = write(files, room.address(), buffer.position());
            }
            if (!isTaken) {
                // What comes is dropped, and the client may know.
                source.close();
                channel.sendEndOfWrite();
            }
        } catch (IOException e) {
            // The channel is gone.
        } finally {
            finish();
        }
    }

    /** False if the program reads no more. */
    private boolean write(PollSet files, long address, int length) {
        int done = 0;
        while (done < length) {
            long written = calls.write(child.input(), address + done, length - done);
            if (written >= 0) {
                done += (int) written;
            } else if (written != -Errno.EAGAIN || files.await(-1) < 0 || files.isReady(OVER)) {
                return false;
            }
        }
        return true;
    }

    private void finish() {
        child.close(child.input());
        whenDone.run();
    }
}
