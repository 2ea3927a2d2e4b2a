package org.mpl4j.ssh.connection;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mpl4j.ssh.packets.ssh.SshGlobalRequest.Builder.NeedsRequestNameBranch;
import org.mpl4j.ssh.packets.ssh.SshTransport.MessageBranch.Disconnect.ReasonCode;
import org.mpl4j.ssh.transport.Sender;

/** Asks a peer that is silent for a sign of life, and ends the connection if none comes (ClientAliveInterval, ClientAliveCountMax). */
public final class KeepAlive implements AutoCloseable {
    private final Sender sender;
    private final GlobalRequests requests;
    private final Duration interval;
    private final int most;
    private final AtomicBoolean isAsking = new AtomicBoolean();
    private final Thread thread;

    /**
     * Begins.
     *
     * @param sender of the connection
     * @param requests of the connection
     * @param interval how long a peer may be silent before it is asked, and between questions
     * @param most how many questions may be left without anything from the peer
     */
    public KeepAlive(Sender sender, GlobalRequests requests, Duration interval, int most) {
        this.sender = sender;
        this.requests = requests;
        this.interval = interval;
        this.most = most;
        thread = Thread.ofVirtual().name("ssh-keep-alive").start(this::run);
    }

    private void run() {
        try {
            int unanswered = 0;
            long asked = System.nanoTime();
            while (!sender.isClosed()) {
                long heard = requests.lastHeard();
                if (heard - asked > 0) {
                    unanswered = 0;
                }
                long now = System.nanoTime();
                long due = interval.toNanos() - (now - (heard - asked > 0 ? heard : asked));
                if (due > 0) {
                    Thread.sleep(Duration.ofNanos(due));
                    continue;
                }
                if (unanswered == most) {
                    sender.disconnect(ReasonCode.ConnectionLost, "no sign of life for " + seconds(now - heard));
                    return;
                }
                unanswered++;
                asked = now;
                ask();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String seconds(long nanos) {
        return Duration.ofNanos(nanos).toSeconds() + " s";
    }

    /** On a thread of its own, as a peer that takes nothing holds up who sends; who waits for that needs no company. */
    private void ask() {
        if (!isAsking.getAndSet(true)) {
            Thread.ofVirtual().name("ssh-keep-alive-ask").start(() -> {
                try {
                    requests.ask(NeedsRequestNameBranch::asKeepalive);
                } catch (IOException e) {
                    // The connection is over, or will be soon.
                } finally {
                    isAsking.set(false);
                }
            });
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
