package org.mpl4j.ssh.connection;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.mpl4j.ssh.packets.ssh.SshTransport.MessageBranch.Disconnect.ReasonCode;
import org.mpl4j.ssh.transport.ProtocolException;
import org.mpl4j.ssh.transport.Sender;

/**
 * Sends what the reading of messages leads to, in that order, on a thread of its own: who reads never waits for a peer that does not, so that two sides that
 * send a lot to each other don't wait for each other for ever. A peer that asks faster than it takes the answers is read no further when {@value #MOST} of them wait.
 * While keys are exchanged, answers wait for a message of the peer, so that it has to be read on: it may have asked for {@value #MOST_WITHOUT_KEYS} things before it
 * has seen that keys are to be exchanged, and no more.
 */
final class Answers {
    private static final int MOST = 256;
    private static final int MOST_WITHOUT_KEYS = 64 * 1024;
    private static final long LOOK_MILLIS = 50;
    private static final Waiting STOP = new Waiting(() -> {}, false);

    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(MOST);
    private final Sender sender;
    private volatile boolean isStopped;

    /** Something that is sent. */
    @FunctionalInterface
    interface Step {
        void run() throws IOException, ProtocolException;
    }

    /** A step, and whether it takes of the room that there is while there are keys. */
    private record Waiting(Step step, boolean isCounted) {}

    Answers(Sender sender) {
        this.sender = sender;
    }

    void start() {
        Thread.ofVirtual().name("ssh-answers").start(this::run);
    }

    /** Waits while there are too many. */
    void add(Step step) {
        try {
            boolean hasRoom = room.tryAcquire();
            while (!hasRoom && !isStopped) {
                if (sender.isExchangingKeys()) {
                    addWithoutKeys(step);
                    return;
                }
                hasRoom = room.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            }
            put(step, true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void addWithoutKeys(Step step) {
        if (queue.size() < MOST_WITHOUT_KEYS) {
            put(step, false);
        } else {
            sender.disconnect(ReasonCode.ProtocolError, "too much is to be answered before the key exchange has ended");
            stop();
        }
    }

    private void put(Step step, boolean isCounted) {
        if (!isStopped) {
            queue.add(new Waiting(step, isCounted));
        }
    }

    /** Sends nothing more. */
    void stop() {
        isStopped = true;
        queue.clear();
        queue.add(STOP);
        room.release(MOST);
    }

    private void run() {
        try {
            while (!isStopped) {
                Waiting next = queue.take();
                if (next.isCounted()) {
                    room.release();
                }
                next.step().run();
            }
        } catch (ProtocolException e) {
            sender.disconnect(e.reason(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            // The connection is over; its reader says so to everybody.
            sender.disconnect(ReasonCode.ConnectionLost, "nothing can be sent");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            isStopped = true;
            queue.clear();
        }
    }
}
