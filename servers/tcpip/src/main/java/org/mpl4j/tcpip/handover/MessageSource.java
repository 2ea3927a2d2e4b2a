package org.mpl4j.tcpip.handover;

import org.mpl4j.tcpip.packets.handover.Handover;

/** Where messages of a hand-over come from. */
@FunctionalInterface
interface MessageSource {
    /** Waits for the next message, which is there until the next one is asked for. */
    Handover next() throws HandOverException;
}
