package org.mpl4j.dns.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.mpl4j.dns.service.LaterAnswer;
import org.mpl4j.dns.service.Request;
import org.mpl4j.dns.service.Transport;
import org.mpl4j.servers.common.metrics.Tally;

/** Sends answers that come later than others, by any thread. */
final class UdpLater {
    private final DatagramChannel channel;
    private final Tally tally;

    /**
     * Such a sender.
     *
     * @param channel that the messages came by
     * @param tally where answers are counted, of nobody else
     */
    UdpLater(DatagramChannel channel, Tally tally) {
        this.channel = channel;
        this.tally = tally;
    }

    /** A place for the answer to a message. */
    LaterAnswer answerTo(Request request) {
        InetSocketAddress sender = new InetSocketAddress(request.address(), request.port());
        return new LaterAnswer() {
            @Override
            public void send(ByteBuffer answer) {
                sendTo(sender, answer);
            }

            @Override
            public void drop() {
                count(TransportCounter.UNANSWERED, 1);
            }
        };
    }

    private void sendTo(InetSocketAddress sender, ByteBuffer answer) {
        int length = answer.remaining();
        try {
            channel.send(answer, sender);
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
