package org.mpl4j.tcpip.socket;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import org.mpl4j.tcpip.drive.Driver;

/**
 * Something of a stack that threads wait at. As at the channels of {@code java.nio}, whoever closes it wakes who waits, by {@link java.nio.channels.AsynchronousCloseException}, and whoever interrupts a thread that
 * waits closes it, too, by {@link java.nio.channels.ClosedByInterruptException}.
 */
abstract class StackChannel extends AbstractInterruptibleChannel {
    /** What a wait is without end. */
    static final long FOR_EVER = Long.MAX_VALUE;

    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE - 1);

    final HostStack host;
    final Driver driver;

    StackChannel(HostStack host) {
        this.host = host;
        driver = host.driver();
    }

    /** Something that may be possible later. */
    interface Attempt {
        /** Tries it, with the stack; returns 0 if it was not possible yet. */
        int go() throws IOException;
    }

    /**
     * Tries something until it was possible.
     *
     * @param condition is signalled when it may be
     * @param timeout how long, in nanoseconds
     * @return what the attempt returned, which is not 0
     * @throws SocketTimeoutException if it was not possible for so long
     */
    final int await(Condition condition, long timeout, String purpose, Attempt attempt) throws IOException {
        int result = 0;
        begin();
        try {
            result = await(condition, timeout, attempt);
            if (result == 0 && isOpen()) {
                throw new SocketTimeoutException(purpose + " took longer than " + seconds(timeout));
            }
        } catch (InterruptedException e) {
            // With the channel's interest in interruptions, this closes it.
            Thread.currentThread().interrupt();
        } finally {
            end(result != 0);
        }
        return result;
    }

    private int await(Condition condition, long timeout, Attempt attempt) throws IOException, InterruptedException {
        driver.lock();
        try {
            long begin = driver.now();
            while (isOpen()) {
                int result = attempt.go();
                long left = timeout - (timeout == FOR_EVER ? 0 : driver.now() - begin);
                if (result != 0 || left <= 0) {
                    return result;
                }
                driver.await(condition, left);
            }
            return 0;
        } finally {
            driver.unlock();
        }
    }

    /** A time to wait in nanoseconds; none is for ever, as at the sockets of the JDK. */
    static long nanoseconds(Duration timeout) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("a time to wait is not negative: " + timeout);
        }
        return timeout.isZero() || timeout.compareTo(LONGEST) > 0 ? FOR_EVER : timeout.toNanos();
    }

    private static String seconds(long nanoseconds) {
        return nanoseconds / 1e9 + " s";
    }
}
