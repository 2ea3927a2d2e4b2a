package org.mpl4j.tcpip.handover;

import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.packets.handover.Handover;
import org.mpl4j.tcpip.packets.handover.HandoverAddress;
import org.mpl4j.tcpip.packets.handover.HandoverCounts;

/** What several messages have in common. */
final class Messages {
    /** The protocol that both sides have to speak. */
    static final int VERSION = 1;

    private Messages() {}

    static HandoverAddress.Builder.Content address(IpAddress address) {
        return builder -> builder.high(address.high()).low(address.low());
    }

    static IpAddress address(HandoverAddress view) {
        return new IpAddress(view.high(), view.low());
    }

    /**
     * How many messages of a kind there were.
     *
     * @param neighbors of neighbors
     * @param connections of connections
     * @param datagrams of datagrams
     */
    record Counts(long neighbors, long connections, long datagrams) {
        static Counts of(HandoverCounts view) {
            return new Counts(view.neighbors(), view.connections(), view.datagrams());
        }

        HandoverCounts.Builder.Content content() {
            return builder ->
                    builder.neighbors(neighbors).connections(connections).datagrams(datagrams);
        }
    }

    /** Makes sure that a message is the one that is waited for. */
    static void expect(Handover message, Handover.BodyKind kind) throws HandOverException {
        if (message.bodyKind() == Handover.BodyKind.Failed) {
            throw new HandOverException("the other side has given up: "
                    + message.bodyAsFailed().reason().utf8());
        }
        if (message.bodyKind() != kind) {
            throw new HandOverException("the message " + message.messageType() + " came instead of " + kind);
        }
    }

    /** Makes sure that the other side speaks this protocol. */
    static void checkVersion(int version) throws HandOverException {
        if (version != VERSION) {
            throw new HandOverException("the other side speaks version " + version + " of the hand-over, this one "
                    + VERSION + ": both have to be of the same release");
        }
    }
}
