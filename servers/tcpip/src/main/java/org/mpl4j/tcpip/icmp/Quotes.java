package org.mpl4j.tcpip.icmp;

import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.ip.AddressPair;
import org.mpl4j.tcpip.ip.Datagram;
import org.mpl4j.tcpip.ip.ErrorReceiver;
import org.mpl4j.tcpip.ip.Ip;
import org.mpl4j.tcpip.ip.IpError;
import org.mpl4j.tcpip.ip.ProtocolHandler;
import org.mpl4j.tcpip.packets.ip.Ipv4;
import org.mpl4j.tcpip.packets.ip.Ipv6;
import org.mpl4j.tcpip.packets.ip.Ipv6Body;

/** Finds out whose packet an error is about. What does not begin with a packet of ours is not believed. */
final class Quotes implements ErrorReceiver {
    private final Ip ip;
    private final AddressPair addresses = new AddressPair();
    private @Nullable ErrorListener listener;
    private long fromHigh;
    private long fromLow;

    Quotes(Ip ip) {
        this.ip = ip;
    }

    /** Sets who else gets errors. */
    void onError(ErrorListener receiver) {
        listener = receiver;
    }

    /** An error that somebody sent. */
    void error(AddressPair message, Bytes packet, IpError error) {
        fromHigh = message.sourceHigh();
        fromLow = message.sourceLow();
        error(message.isV4(), packet, error);
        fromHigh = 0;
        fromLow = 0;
    }

    @Override
    public void error(boolean isV4, Bytes packet, IpError error) {
        try {
            if (isV4) {
                tellV4(packet, error);
            } else {
                tellV6(packet, error);
            }
        } catch (ParseException e) {
            // What was quoted is not enough to tell whose it was.
        }
    }

    /**
     * Tells of a better way for a packet of IPv4 of ours.
     *
     * @param datagram who says so
     * @param packet the beginning of the packet
     * @param gateway the router that it should have gone to
     * @return whether that is believed
     */
    boolean redirect(Datagram datagram, Bytes packet, IpAddress gateway) throws ParseException {
        Ipv4 quote = Ipv4.parseBeginning(packet);
        return quote.version() == 4
                && ip.isOurs(0, IpAddress.lowOfV4(quote.src()))
                && ip.output()
                        .redirect(datagram.in(), datagram.addresses().source(), IpAddress.v4(quote.dest()), gateway);
    }

    /** Tells of a packet that is too long for its path, and notes how long packets may be there. */
    void tooLong(boolean isV4, Bytes packet, int mtu) throws ParseException {
        boolean isBelieved = isV4 ? tellV4(packet, IpError.TOO_LONG) : tellV6(packet, IpError.TOO_LONG);
        if (isBelieved && ip.output().learnMtu(addresses.destHigh(), addresses.destLow(), mtu)) {
            if (isV4) {
                tellV4(packet, IpError.TOO_LONG);
            } else {
                tellV6(packet, IpError.TOO_LONG);
            }
        }
    }

    private boolean tellV4(Bytes packet, IpError error) throws ParseException {
        Ipv4 quote = Ipv4.parseBeginning(packet);
        addresses.set(0, IpAddress.lowOfV4(quote.src()), 0, IpAddress.lowOfV4(quote.dest()));
        return quote.version() == 4
                && quote.fragmentOffset() == 0
                && tell(true, quote.protocolRaw(), quote.payload(), error);
    }

    private boolean tellV6(Bytes packet, IpError error) throws ParseException {
        Ipv6 quote = Ipv6.parseBeginning(packet);
        addresses.set(quote.srcHighAsLong(), quote.srcLowAsLong(), quote.destHighAsLong(), quote.destLowAsLong());
        if (quote.version() != 6) {
            return false;
        }
        int protocol = quote.nextHeaderRaw();
        Ipv6Body body = quote.body();
        if (body.nextKind() == Ipv6Body.NextKind.Fragment && body.asFragment().fragmentOffset() == 0) {
            protocol = body.asFragment().nextHeaderRaw();
            body = body.asFragment().asFirst().rest();
        }
        return body.nextKind() == Ipv6Body.NextKind.Payload
                && tell(false, protocol, body.asPayload().payload(), error);
    }

    /** Whether a packet of ours did not arrive; if its neighbor is gone, another one may forward it the next time. */
    private boolean isOurs(IpError error) {
        boolean isOurs = ip.isOurs(addresses.sourceHigh(), addresses.sourceLow());
        if (isOurs && error == IpError.HOST_UNREACHABLE) {
            ip.output().forgetRedirect(addresses.destHigh(), addresses.destLow());
        }
        return isOurs;
    }

    private boolean tell(boolean isV4, int protocol, Bytes beginning, IpError error) {
        if (!isOurs(error)) {
            return false;
        }
        ErrorListener receiver = listener;
        if (receiver != null && error != IpError.TOO_LONG) {
            receiver.failed(new IpAddress(fromHigh, fromLow), error, addresses, protocol, beginning);
        }
        ProtocolHandler handler = ip.input().handler(isV4, protocol);
        return handler != null && handler.error(error, addresses, beginning);
    }
}
