package org.mpl4j.dns.transport;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.mpl4j.servers.common.conduit.ConduitChannel;
import org.mpl4j.servers.common.operate.HeldLog;

/** What a connection by a conduit waits for. In the thread of the loop, but for what the conduit tells. */
final class ConduitInterest implements Interest {
    private final ConduitChannel channel;
    private final Executor loop;
    private final AtomicBoolean isQueued = new AtomicBoolean();
    private boolean isWanted;
    private @Nullable Connection served;

    /**
     * Of a conduit.
     *
     * @param loop runs what its thread has to do
     */
    ConduitInterest(ConduitChannel channel, Executor loop) {
        this.channel = channel;
        this.loop = loop;
    }

    /** Begins to have it serve. */
    void serve(Connection toServe) throws IOException {
        served = toServe;
        isWanted = true;
        channel.onChange(this::queue);
        toServe.serve();
    }

    private void queue() {
        if (isQueued.compareAndSet(false, true)) {
            loop.execute(this::changed);
        }
    }

    private void changed() {
        isQueued.set(false);
        Connection toServe = served;
        if (isWanted && toServe != null) {
            toServe.serve();
        }
    }

    @Override
    public void nothing() {
        isWanted = false;
    }

    /** What is there already comes when others have had their turn. */
    @Override
    public void reading() {
        isWanted = true;
        if (channel.wantReading()) {
            queue();
        }
    }

    @Override
    public void writing() {
        isWanted = true;
        if (channel.wantWriting()) {
            queue();
        }
    }

    @Override
    public void end() {
        isWanted = false;
        served = null;
    }

    /** Closes a conduit that nobody needs. */
    static void close(ConduitChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            HeldLog.logger(ConduitInterest.class.getName()).log(System.Logger.Level.DEBUG, "closing failed", e);
        }
    }
}
