package org.mpl4j.tcpip.icmp;

import org.mpl4j.tcpip.clock.TimerWheel;
import org.mpl4j.tcpip.ip.Ip;

/** ICMP of both versions, attached to IP. */
public final class IcmpLayer {
    private final Icmp4 v4;
    private final Icmp6 v6;

    /** Attaches it. */
    public IcmpLayer(Ip ip, TimerWheel clock) {
        Quotes quotes = new Quotes(ip);
        v4 = new Icmp4(ip, quotes);
        v6 = new Icmp6(ip, quotes);
        ip.input().registerV4(Icmp4.PROTOCOL, v4);
        ip.input().registerV6(Icmp6.PROTOCOL, v6);
        ip.setErrors(new Icmp4Errors(ip, clock, v4.counts()), new Icmp6Errors(ip, clock, v6.counts()));
        ip.setErrorReceiver(quotes);
    }

    /** That of IPv4. */
    public Icmp4 v4() {
        return v4;
    }

    /** That of IPv6. */
    public Icmp6 v6() {
        return v6;
    }
}
