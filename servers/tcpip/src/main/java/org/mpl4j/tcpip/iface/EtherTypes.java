package org.mpl4j.tcpip.iface;

import org.mpl4j.tcpip.packets.ethernet.Ethertype;

/** The types of frames that are known here, as numbers. */
public final class EtherTypes {
    public static final int IPV4 = (int) Ethertype.IPv4.value();
    public static final int ARP = (int) Ethertype.ARP.value();
    public static final int IPV6 = (int) Ethertype.IPv6.value();

    private EtherTypes() {}
}
