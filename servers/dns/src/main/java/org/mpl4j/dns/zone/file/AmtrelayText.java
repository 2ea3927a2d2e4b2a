package org.mpl4j.dns.zone.file;

import java.io.IOException;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata;
import org.mpl4j.dns.packets.dns.DnsRr.Builder.Complete;
import org.mpl4j.dns.packets.dns.DnsRr.Builder.RecordNeedsRdata;
import org.mpl4j.runtime.text.Addresses;
import org.xbill.DNS.Name;
import org.xbill.DNS.Tokenizer;

/** The text of the data of AMTRELAY records (RFC 8777 section 4.3.1): precedence, D bit, type and relay; of types that are not known the octets in hexadecimal. */
final class AmtrelayText {
    private AmtrelayText() {}

    static Complete read(RecordNeedsRdata rr, Tokenizer tokens, Name origin) throws IOException {
        int precedence = tokens.getUInt8();
        int discovery = tokens.getUInt8();
        int type = tokens.getUInt8();
        if (discovery > 1) {
            throw tokens.exception("whether discovery is optional is 0 or 1: " + discovery);
        }
        var relay = rr.rdataAsAMTRELAY().precedence(precedence).discoveryOptional(discovery == 1);
        return switch (type) {
            case 0 -> {
                String none = tokens.getIdentifier();
                if (!none.equals(".")) {
                    throw tokens.exception("type 0 has no relay, which is written as a dot: " + none);
                }
                yield relay.asNoRelay();
            }
            case 1 -> relay.asIpv4().address(tokens.getIdentifier());
            case 2 -> relay.asIpv6().address(tokens.getIdentifier());
            case 3 -> relay.asName().relay(OwnTypes.name(tokens, origin));
            default -> throw tokens.exception("relays are of type 0 to 3, others are written as \\#: " + type);
        };
    }

    static String print(Rdata data) {
        Rdata.AMTRELAY relay = (Rdata.AMTRELAY) data;
        String start = relay.precedence() + " " + (relay.discoveryOptional() ? 1 : 0) + " ";
        return switch (relay.relayTypeBranch()) {
            case Rdata.AMTRELAY.RelayTypeBranch.NoRelay none -> start + "0 .";
            case Rdata.AMTRELAY.RelayTypeBranch.Ipv4 ipv4 -> start + "1 " + Addresses.ipv4((int) ipv4.address());
            case Rdata.AMTRELAY.RelayTypeBranch.Ipv6 ipv6 -> start + "2 " + Addresses.ipv6(ipv6.address());
            case Rdata.AMTRELAY.RelayTypeBranch.Name name -> start + "3 " + OwnTypes.absolute(name.relay());
            case Rdata.AMTRELAY.RelayTypeBranch.OtherRelay other -> RdataPrinter.generic(data);
        };
    }
}
