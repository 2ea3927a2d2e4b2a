package org.mpl4j.dns.update;

import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.mpl4j.dns.service.LaterAnswer;
import org.mpl4j.dns.service.Request;
import org.mpl4j.dns.service.Service;
import org.mpl4j.dns.service.Transport;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.servers.common.operate.HeldLog;

/**
 * Answers, in threads of its own, messages that take longer than others may wait. What comes while all threads and the queue are full is dropped: the client will ask
 * again.
 */
public final class SlowLane implements AutoCloseable {
    private static final System.Logger LOG = HeldLog.logger("org.mpl4j.dns.update");
    private static final int THREADS = 16;
    private static final int QUEUE = 1024;
    private static final int ROOM = 0xffff;
    private static final long IDLE_SECONDS = 10;
    private static final long STOP_SECONDS = 10;

    private final Supplier<Service> services;
    private final Queue<Worker> idle = new ConcurrentLinkedQueue<>();
    private final ThreadPoolExecutor threads;

    /**
     * Such a lane; it has no threads until it needs them.
     *
     * @param services gives each thread a service of its own, that answers the messages
     */
    public SlowLane(Supplier<Service> services) {
        this.services = services;
        threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(QUEUE),
                Thread.ofPlatform().name("updates-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /** Has a message answered; what is needed of it is copied. */
    void answer(Request request, LaterAnswer later) {
        Message message = new Message(
                Bytes.wrap(request.message()).copy(),
                request.transport(),
                request.addressHigh(),
                request.addressLow(),
                request.port(),
                request.connection());
        try {
            threads.execute(() -> answer(message, later));
        } catch (RejectedExecutionException e) {
            later.drop();
        }
    }

    private void answer(Message message, LaterAnswer later) {
        Worker worker = idle.poll();
        if (worker == null) {
            worker = new Worker(services.get());
        }
        boolean isAnswered = false;
        try {
            isAnswered = worker.answer(message);
            if (isAnswered) {
                later.send(worker.response);
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a message was not answered", e);
        } finally {
            if (!isAnswered) {
                later.drop();
            }
        }
        idle.add(worker);
    }

    /** A message that waits. */
    private record Message(
            Bytes bytes, Transport transport, long addressHigh, long addressLow, int port, long connection) {}

    /** What a thread works with. */
    private static final class Worker {
        private final Service service;
        private final Request request = new Request();
        private final ByteBuffer response = ByteBuffer.allocate(ROOM);

        Worker(Service service) {
            this.service = service;
        }

        boolean answer(Message message) {
            request.set(
                    message.bytes().buffer(),
                    message.transport(),
                    message.addressHigh(),
                    message.addressLow(),
                    message.port(),
                    message.connection());
            boolean isAnswered = service.answer(request, response.clear());
            response.flip();
            return isAnswered;
        }
    }

    /** Stops when all that waits is answered, or after some seconds. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "some updates were not answered");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
