package org.mpl4j.ssh.session;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;
import org.mpl4j.servers.common.nativeio.Errno;
import org.mpl4j.servers.common.nativeio.PollSet;
import org.mpl4j.servers.common.nativeio.ProcessExit;
import org.mpl4j.servers.common.nativeio.Scheduling;
import org.mpl4j.servers.common.nativeio.StreamCalls;
import org.mpl4j.ssh.connection.Channel;

/**
 * Passes on what a program writes, and tells how it ended, as OpenSSH does: at once, but the channel stays open until the ends of the pipes are, which whoever the
 * program left behind may hold. With a terminal, nobody is waited for behind the exit. When nobody takes the output any more, this end of the pipe is closed, so that
 * the program hears of that; a terminal is hung up, where OpenSSH leaves the program to wait for ever.
 */
final class OutputLoop {
    private static final int ROOM = 64 * 1024;

    // Places in the poll set.
    private static final int OVER = 0;
    private static final int UNREAD = 1;
    private static final int ENDED = 2;
    private static final int OUTPUT = 3;
    private static final int ERRORS = 4;

    private final Channel channel;
    private final ChildProcess child;
    private final Runnable whenEnded;
    private final StreamCalls calls = new StreamCalls();
    private final MemorySegment room;
    private final ByteBuffer buffer;
    private final PollSet files;
    private boolean hasOutput = true;
    private boolean hasErrors;
    private boolean hasEnded;
    private boolean isUnread;

    /** Tells somebody when the program has ended, though whoever it left behind may still write. */
    OutputLoop(Arena arena, Channel channel, ChildProcess child, Runnable whenEnded) {
        this.channel = channel;
        this.child = child;
        this.whenEnded = whenEnded;
        room = arena.allocate(ROOM);
        buffer = room.asByteBuffer();
        files = new PollSet(arena, calls, ERRORS + 1);
        files.addReading(OVER, child.over());
        files.addReading(UNREAD, child.unread());
        files.addReading(ENDED, child.ended());
        files.addReading(OUTPUT, child.output());
        hasErrors = child.errors() != ChildProcess.NONE;
        if (hasErrors) {
            files.addReading(ERRORS, child.errors());
        }
    }

    /** Goes on until the program has ended and has written all, or the channel is gone. */
    void run() throws IOException {
        if (!child.hasTerminal()) {
            Scheduling.yieldToTheRunning();
        }
        while (hasOutput || hasErrors || !hasEnded) {
            // What a terminal still has when its program has ended is there.
            boolean isLast = hasEnded && child.hasTerminal();
            int ready = files.await(isLast ? 0 : -1);
            if (ready < 0) {
                throw new IOException("waiting for a program failed: error " + -ready);
            }
            if (ready == 0
                    || files.isReady(OVER) && !child.isSilent()
                    || files.isReady(UNREAD) && child.hasTerminal()) {
                return;
            }
            if (files.isReady(OVER)) {
                // The client has heard all but how it ends.
                files.remove(OVER);
            }
            pass();
            if (files.isReady(ENDED)) {
                files.remove(ENDED);
                hasEnded = true;
                tellExit();
            }
        }
    }

    private void pass() throws IOException {
        boolean hadAny = hasOutput || hasErrors;
        if (files.isReady(UNREAD)) {
            files.remove(UNREAD);
            isUnread = hasOutput;
            hasOutput = hasOutput && stop(OUTPUT, child.output());
        }
        if (hasOutput && files.isReady(OUTPUT)) {
            hasOutput = pass(child.output(), channel.output()) || stop(OUTPUT, child.output());
        }
        if (hasErrors && files.isReady(ERRORS)) {
            hasErrors = pass(child.errors(), channel.errors()) || stop(ERRORS, child.errors());
        }
        if (hadAny && !hasOutput && !hasErrors) {
            if (!isUnread) {
                child.setSilent();
            }
            channel.sendEof();
        }
    }

    /** False if nothing comes any more, or nobody takes it. */
    private boolean pass(int source, WritableByteChannel target) {
        long count = calls.read(source, room.address(), ROOM);
        if (count <= 0) {
            return count == -Errno.EAGAIN;
        }
        try {
            target.write(buffer.limit((int) count).position(0));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean stop(int index, int file) {
        files.remove(index);
        child.close(file);
        return false;
    }

    private void tellExit() throws IOException {
        Optional<ProcessExit> exit = child.exit();
        if (exit.isPresent() && exit.get().isBySignal()) {
            channel.request(request -> request.asExitSignal()
                    .signalName(SignalName.nameOf(exit.get().signal()))
                    .coreDumped(exit.get().isCoreDumped()));
        } else if (exit.isPresent()) {
            channel.request(
                    request -> request.asExitStatus().exitStatus(exit.get().status()));
        }
        whenEnded.run();
    }
}
