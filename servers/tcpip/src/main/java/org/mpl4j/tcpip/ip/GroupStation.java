package org.mpl4j.tcpip.ip;

import java.nio.ByteBuffer;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.tcpip.packets.tcpip.MacNumber;

/** The bytes of an Ethernet address that is computed for each packet. */
final class GroupStation {
    private final ByteBuffer octets = ByteBuffer.allocateDirect(6);
    private final Bytes bytes = Bytes.wrap(octets.duplicate());
    private long last = 0;

    Bytes of(long mac) {
        if (mac != last) {
            last = mac;
            MacNumber.builder(octets.clear()).value(mac).build();
        }
        return bytes;
    }
}
