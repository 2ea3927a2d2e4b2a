package org.mpl4j.dns.transport;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import org.mpl4j.dns.service.Request;
import org.mpl4j.dns.service.Service;
import org.mpl4j.dns.service.Transport;
import org.mpl4j.servers.common.metrics.Tally;
import org.mpl4j.servers.common.operate.HeldLog;

/** Hands messages to a service, counts them, and survives whatever the service does. Of one thread and one transport. */
final class Answerer {
    private static final long NANOS_BETWEEN_LOGS = 1_000_000_000L;

    private final Service service;
    private final Transport transport;
    private final Tally tally;
    private final Request request = new Request();
    private boolean hasLogged;
    private long loggedAt;

    Answerer(Service service, Transport transport, Tally tally) {
        this.service = service;
        this.transport = transport;
        this.tally = tally;
    }

    /** Those of the messages that come by connections, all in one thread. */
    static Map<Transport, Answerer> ofStreams(Service service, Tally tally) {
        Map<Transport, Answerer> answerers = new EnumMap<>(Transport.class);
        answerers.put(Transport.TCP, new Answerer(service, Transport.TCP, tally));
        answerers.put(Transport.TLS, new Answerer(service, Transport.TLS, tally));
        return answerers;
    }

    /**
     * Answers a message.
     *
     * @param message from its position to its limit
     * @param peer whom it is from
     * @param connection the number of the stream
     * @param reply whose position is the end of the answer afterwards
     * @return whether there is an answer
     */
    boolean answer(ByteBuffer message, Peer peer, int port, long connection, ByteBuffer reply) {
        return answer(message, peer.high(), peer.low(), peer.scope(), port, connection, reply);
    }

    /** The same with the address as numbers. */
    boolean answer(ByteBuffer message, long high, long low, int scope, int port, long connection, ByteBuffer reply) {
        count(TransportCounter.RECEIVED, 1);
        count(TransportCounter.BYTES_RECEIVED, message.remaining());
        request.set(message, transport, high, low, port, connection);
        request.setScope(scope);
        int start = reply.position();
        try {
            if (service.answer(request, reply)) {
                count(TransportCounter.SENT, 1);
                count(TransportCounter.BYTES_SENT, reply.position() - start);
                return true;
            }
            if (!request.isLater()) {
                count(TransportCounter.UNANSWERED, 1);
            }
        } catch (RuntimeException | StackOverflowError e) {
            failed(e);
        }
        return false;
    }

    /** The request of the message that was answered last. */
    Request request() {
        return request;
    }

    void count(TransportCounter counter, long amount) {
        counter.add(tally, transport, amount);
    }

    /** A message cost an exception: it is not answered, and the next one is served. What happens with each message is logged once a second. */
    void failed(Throwable e) {
        count(TransportCounter.FAILED, 1);
        long now = System.nanoTime();
        if (!hasLogged || now - loggedAt > NANOS_BETWEEN_LOGS) {
            hasLogged = true;
            loggedAt = now;
            HeldLog.logger(Answerer.class.getName())
                    .log(System.Logger.Level.ERROR, "a message over " + transport + " was not answered", e);
        }
    }
}
