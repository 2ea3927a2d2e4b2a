package org.mpl4j.ssh.connection;

import java.io.IOException;
import java.time.Duration;
import org.mpl4j.ssh.packets.ssh.SshGlobalRequest.Builder.NeedsRequestNameBranch;
import org.mpl4j.ssh.packets.ssh.SshTransport.MessageBranch.Disconnect.ReasonCode;
import org.mpl4j.ssh.transport.Sender;

/** Asks a peer that is silent for a sign of life, and ends the connection if none comes (ClientAliveInterval, ClientAliveCountMax). */
public final class KeepAlive implements AutoCloseable {
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
        thread = Thread.ofVirtual().name("ssh-keep-alive").start(() -> run(sender, requests, interval, most));
    }

    private static void run(Sender sender, GlobalRequests requests, Duration interval, int most) {
        try {
            int asked = 0;
            long answered = requests.lastHeard();
            while (!sender.isClosed()) {
                long silent = System.nanoTime() - Math.max(requests.lastHeard(), answered);
                if (silent < interval.toNanos()) {
                    asked = 0;
                    Thread.sleep(Duration.ofNanos(interval.toNanos() - silent));
                    continue;
                }
                if (asked == most) {
                    sender.disconnect(
                            ReasonCode.ConnectionLost,
                            "no sign of life for " + Duration.ofNanos(silent).toSeconds() + " s");
                    return;
                }
                asked++;
                requests.ask(NeedsRequestNameBranch::asKeepalive);
                Thread.sleep(interval);
            }
        } catch (IOException e) {
            // The connection is over.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
