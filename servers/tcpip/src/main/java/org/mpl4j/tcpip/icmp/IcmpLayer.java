package org.mpl4j.tcpip.icmp;

import org.mpl4j.runtime.Bytes;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.TimerWheel;
import org.mpl4j.tcpip.ip.Ip;
import org.mpl4j.tcpip.ip.SendResult;

/** ICMP of both versions, attached to IP. */
public final class IcmpLayer {
    private final Icmp4 v4;
    private final Icmp6 v6;
    private final Quotes quotes;

    /** Attaches it. */
    public IcmpLayer(Ip ip, TimerWheel clock) {
        quotes = new Quotes(ip);
        v4 = new Icmp4(ip, quotes);
        v6 = new Icmp6(ip, quotes);
        ip.input().registerV4(Icmp4.PROTOCOL, v4);
        ip.input().registerV6(Icmp6.PROTOCOL, v6);
        ip.setErrors(new Icmp4Errors(ip, clock, v4.counts()), new Icmp6Errors(ip, clock, v6.counts()));
        ip.setErrorReceiver(quotes);
    }

    /**
     * Asks for an answer, by the version of the address.
     *
     * @param dest who is asked
     * @param identifier comes back with the answer, 16 bits
     * @param sequence comes back with it, too, 16 bits
     * @param data comes back with it, too
     * @param hops how many, 1 to 255; 0 for as many as the interface gives
     */
    public SendResult ping(IpAddress dest, int identifier, int sequence, Bytes data, int hops) {
        return dest.isV4()
                ? v4.ping(dest, identifier, sequence, data, hops)
                : v6.ping(dest, identifier, sequence, data, hops);
    }

    /** Sets who gets answers to echo requests of both versions. */
    public void onEchoReply(EchoListener receiver) {
        v4.onEchoReply(receiver);
        v6.onEchoReply(receiver);
    }

    /** Sets who gets errors beside the protocols that they are about. */
    public void onError(ErrorListener receiver) {
        quotes.onError(receiver);
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
