package org.mpl4j.dns.signing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata;
import org.mpl4j.runtime.Bytes;

/**
 * Types of one window of 256, a bit each, the first being the highest of its octet (RFC 4034 section 4.1.2).
 *
 * @param window number of the window
 * @param bits without zero octets at the end
 */
record TypeBitMap(int window, Bytes bits) {
    private static final int WINDOW = 256;

    /** The windows of a NSEC3 record. */
    static List<TypeBitMap> of(Rdata.NSEC3 record) {
        List<TypeBitMap> maps = new ArrayList<>();
        for (Rdata.NSEC3.TypeBitMapsItem map : record.typeBitMaps()) {
            maps.add(new TypeBitMap(map.window(), map.bitmap()));
        }
        return maps;
    }

    /** The windows of a set of types that have any. */
    static List<TypeBitMap> of(BitSet types) {
        List<TypeBitMap> maps = new ArrayList<>();
        for (int type = types.nextSetBit(0); type >= 0; ) {
            int window = type / WINDOW;
            BitSet ofWindow = types.get(window * WINDOW, (window + 1) * WINDOW);
            byte[] octets = ofWindow.toByteArray();
            for (int i = 0; i < octets.length; i++) {
                octets[i] = (byte) (Integer.reverse(octets[i]) >>> Integer.SIZE - Byte.SIZE);
            }
            maps.add(new TypeBitMap(window, Bytes.wrap(octets)));
            type = types.nextSetBit((window + 1) * WINDOW);
        }
        return maps;
    }
}
