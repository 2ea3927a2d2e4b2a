package org.mpl4j.dns.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.mpl4j.servers.common.nativeio.DatagramBatch;
import org.mpl4j.servers.common.operate.HeldLog;

/**
 * Serves one socket in one thread: by its channel from the first moment, by batches of system calls once so many datagrams have come that it pays to bring those in.
 */
final class UdpWorker implements Runnable {
    private static final long PAUSE_AFTER_ERROR_NANOS = 10_000_000;
    private static final long STOP_MILLIS = 2000;

    private final DatagramChannel channel;
    private final UdpOptions options;
    private final Answerer answerer;
    private final Thread thread;
    private volatile @Nullable DatagramBatch batch;
    private volatile boolean stopped;

    UdpWorker(DatagramChannel channel, UdpOptions options, Answerer answerer, String name) {
        this.channel = channel;
        this.options = options;
        this.answerer = answerer;
        thread = new Thread(null, this, name);
    }

    void start() {
        thread.start();
    }

    /** Begins to stop; what is received is answered. */
    void stop() throws IOException {
        stopped = true;
        DatagramBatch serving = batch;
        if (serving != null) {
            serving.wake();
        } else {
            channel.close();
        }
    }

    /** Waits for the end, and closes the socket. */
    void join() throws IOException, InterruptedException {
        thread.join(STOP_MILLIS);
        // A socket that somebody still uses stays open: its number may soon be that of another file.
        if (!thread.isAlive()) {
            channel.close();
        }
    }

    /** Whether system calls serve the socket. */
    boolean isNative() {
        return batch != null;
    }

    @Override
    public void run() {
        DatagramBatch fast = serveByChannel();
        if (fast != null) {
            serveByBatches(fast);
        }
    }

    private @Nullable DatagramBatch serveByChannel() {
        // One byte more, as a channel does not say that a datagram was longer than the buffer.
        ByteBuffer message = ByteBuffer.allocateDirect(options.room() + 1);
        ByteBuffer reply = ByteBuffer.allocateDirect(options.room());
        Peer peer = new Peer();
        long left = options.nativeAfter();
        while (!stopped) {
            try {
                InetSocketAddress sender = (InetSocketAddress) channel.receive(message.clear());
                answer(message.flip(), sender, peer, reply.clear());
            } catch (IOException e) {
                pause();
            }
            if (--left == 0) {
                prepareBatches();
            }
            if (batch != null) {
                break;
            }
        }
        return batch;
    }

    private void answer(ByteBuffer message, InetSocketAddress sender, Peer peer, ByteBuffer reply) {
        if (message.limit() > options.room() || sender.getPort() == 0) {
            answerer.count(TransportCounter.REJECTED, 1);
            return;
        }
        peer.set(sender);
        if (answerer.answer(message, peer, sender.getPort(), 0, reply)) {
            try {
                channel.send(reply.flip(), sender);
            } catch (IOException e) {
                answerer.count(TransportCounter.UNSENT, 1);
            }
        }
    }

    /** Linking native calls takes tens of milliseconds, which clients need not wait for. */
    private void prepareBatches() {
        Thread preparation = new Thread(
                () -> {
                    try {
                        batch = DatagramBatch.over(channel, options.room());
                    } catch (IOException | RuntimeException | LinkageError e) {
                        HeldLog.logger(UdpWorker.class.getName())
                                .log(System.Logger.Level.DEBUG, "no batches: it goes on by the channel", e);
                    }
                },
                thread.getName() + "-warm");
        preparation.setDaemon(true);
        preparation.start();
    }

    private void serveByBatches(DatagramBatch fast) {
        boolean more = true;
        while (more) {
            try {
                boolean draining = stopped;
                int count = fast.receive(!draining);
                for (int i = 0; i < count; i++) {
                    answer(fast, i);
                }
                if (count > 0) {
                    send(fast);
                }
                more = count > 0 || !draining;
            } catch (IOException e) {
                more = !stopped;
                pause();
            }
        }
    }

    private void answer(DatagramBatch fast, int i) {
        int port = fast.port(i);
        if (fast.isTruncated(i) || port == 0) {
            answerer.count(TransportCounter.REJECTED, 1);
        } else if (answerer.answer(
                fast.message(i), fast.addressHigh(i), fast.addressLow(i), fast.scope(i), port, 0, fast.reply())) {
            fast.answer(i);
        }
    }

    private void send(DatagramBatch fast) {
        int unsent = fast.send();
        if (unsent > 0) {
            answerer.count(TransportCounter.UNSENT, unsent);
        }
    }

    private void pause() {
        if (!stopped) {
            LockSupport.parkNanos(PAUSE_AFTER_ERROR_NANOS);
        }
    }
}
