package org.mpl4j.dns.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.mpl4j.dns.service.LaterAnswer;
import org.mpl4j.dns.service.Request;
import org.mpl4j.dns.service.Transport;
import org.mpl4j.servers.common.metrics.Tally;

/** Sends answers that come later than others, by any thread. */
final class UdpLater {
    private final Sender sender;
    private final Tally tally;

    /** Sends a datagram. */
    interface Sender {
        /** Sends what is between a buffer's position and its limit. */
        void send(ByteBuffer answer, InetSocketAddress client) throws IOException;
    }

    /**
     * Such a sender.
     *
     * @param sender of the socket that the messages came by
     * @param tally where answers are counted, of nobody else
     */
    UdpLater(Sender sender, Tally tally) {
        this.sender = sender;
        this.tally = tally;
    }

    /** A place for the answer to a message. */
    LaterAnswer answerTo(Request request) {
        InetSocketAddress client = new InetSocketAddress(request.address(), request.port());
        return new LaterAnswer() {
            @Override
            public void send(ByteBuffer answer) {
                sendTo(client, answer);
            }

            @Override
            public void drop() {
                count(TransportCounter.UNANSWERED, 1);
            }
        };
    }

    private void sendTo(InetSocketAddress client, ByteBuffer answer) {
        int length = answer.remaining();
        try {
            sender.send(answer, client);
            count(TransportCounter.SENT, 1);
            count(TransportCounter.BYTES_SENT, length);
        } catch (IOException e) {
            count(TransportCounter.UNSENT, 1);
        }
    }

    private synchronized void count(TransportCounter counter, long amount) {
        counter.add(tally, Transport.UDP, amount);
    }
}
