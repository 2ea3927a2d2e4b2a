package org.mpl4j.ssh.connection;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.mpl4j.ssh.packets.ssh.SshTransport.MessageBranch.Disconnect.ReasonCode;
import org.mpl4j.ssh.transport.ProtocolException;
import org.mpl4j.ssh.transport.Sender;

/**
 * Sends what the reading of messages leads to, in that order, on a thread of its own: who reads never waits for a peer that does not, so that two sides that
 * send a lot to each other don't wait for each other for ever. A peer that asks faster than it takes the answers is read no further when {@value #MOST} of them wait.
 */
final class Answers {
    private static final int MOST = 256;
    private static final Step STOP = () -> {};

    private final BlockingQueue<Step> queue = new ArrayBlockingQueue<>(MOST);
    private final Sender sender;
    private volatile boolean isStopped;

    /** Something that is sent. */
    @FunctionalInterface
    interface Step {
        void run() throws IOException, ProtocolException;
    }

    Answers(Sender sender) {
        this.sender = sender;
    }

    void start() {
        Thread.ofVirtual().name("ssh-answers").start(this::run);
    }

    /** Waits while there are too many. */
    void add(Step step) {
        try {
            if (!isStopped) {
                queue.put(step);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends nothing more. */
    void stop() {
        isStopped = true;
        queue.clear();
        queue.offer(STOP);
    }

    private void run() {
        try {
            while (!isStopped) {
                queue.take().run();
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
