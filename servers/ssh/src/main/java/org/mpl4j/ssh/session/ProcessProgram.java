package org.mpl4j.ssh.session;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.concurrent.CountDownLatch;
import org.mpl4j.ssh.connection.Channel;

/**
 * A process of the system, with pipes or a terminal. Calls on those block a thread of the system, so that there is one for its output, its errors and its exit, and
 * one for its input as soon as there is some.
 */
final class ProcessProgram implements Program {
    private final Channel channel;
    private final ChildProcess child;
    private final CountDownLatch inputDone = new CountDownLatch(1);
    private boolean isBegun;

    ProcessProgram(Channel channel, ChildProcess child) {
        this.channel = channel;
        this.child = child;
    }

    @Override
    public synchronized void begin() {
        if (!isBegun) {
            isBegun = true;
            new InputPump(channel, child, inputDone::countDown).start();
            Thread.ofPlatform().daemon().name("ssh-output").start(this::run);
        }
    }

    private void run() {
        try (Arena arena = Arena.ofConfined()) {
            new OutputLoop(arena, channel, child, this::stopInput).run();
            channel.sendEof();
        } catch (IOException e) {
            // The channel or the connection is gone.
        } finally {
            Session.close(channel);
            child.end();
            letGo();
        }
    }

    /** Nobody is there to read. */
    private void stopInput() {
        if (inputDone.getCount() > 0) {
            try {
                channel.input().close();
                channel.sendEndOfWrite();
            } catch (IOException e) {
                // The channel is gone.
            }
        }
    }

    /** A program that outlives its channel by its own will keeps this thread until it ends. */
    private void letGo() {
        try {
            inputDone.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        child.release();
        child.reap();
    }

    @Override
    public boolean signal(SignalName name) {
        return child.signal(name.number());
    }

    @Override
    public void stopOutput() {
        child.stopOutput();
    }

    /**
     * As when the line of a terminal is cut: whoever leads a terminal's session hears of it from the system. A program that has nothing to say any more is left
     * alone.
     */
    @Override
    public void hangUp() {
        if (!child.hasTerminal() && !child.isSilent()) {
            child.signal(SignalName.HUP.number());
            child.signal(SignalName.CONTINUE);
        }
        child.end();
        begin();
    }
}
