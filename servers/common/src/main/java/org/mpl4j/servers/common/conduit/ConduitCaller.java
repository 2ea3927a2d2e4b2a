package org.mpl4j.servers.common.conduit;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import org.mpl4j.servers.common.nativeio.LocalSocket;

/** Somebody that asked a directory for a conduit, and waits: it is given to a server ({@link ConduitGiver}) or refused, whatever comes first. For any thread. */
public final class ConduitCaller {
    private final LocalSocket socket;
    private final String name;
    private final CountDownLatch done = new CountDownLatch(1);
    private boolean isAnswered;

    ConduitCaller(LocalSocket socket, String name) {
        this.socket = socket;
        this.name = name;
    }

    /** {@return the name that was asked for, in small letters and without a dot at its end} */
    public String name() {
        return name;
    }

    /** {@return whether it need not be answered any more} */
    public synchronized boolean isDone() {
        return isAnswered;
    }

    /** Says why there is no conduit, unless there was an answer. */
    public synchronized void refuse(Absence why) {
        if (!isAnswered) {
            SetUp.refuse(socket, why);
            end();
        }
    }

    /**
     * Gives it away, unless there was an answer.
     *
     * @param sending gets the descriptor of its socket; whether that was sent
     * @return whether it need not be answered any more
     */
    synchronized boolean give(IntPredicate sending) {
        if (!isAnswered && sending.test(socket.descriptor())) {
            // It lives on there.
            end();
        }
        return isAnswered;
    }

    private void end() {
        isAnswered = true;
        socket.close();
        done.countDown();
    }

    /** Waits until it was answered, or so long. */
    void await(long nanoseconds) throws InterruptedException {
        done.await(nanoseconds, TimeUnit.NANOSECONDS);
    }
}
