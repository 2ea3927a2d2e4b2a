package org.mpl4j.tcpip.handover;

import org.mpl4j.tcpip.packets.handover.Handover;

/** Where messages of a hand-over go. */
@FunctionalInterface
interface MessageSink {
    /** Sends a message. */
    void send(Handover.Builder.Content message) throws HandOverException;
}
