package org.mpl4j.dns.dig;

import java.util.ArrayList;
import java.util.List;
import org.mpl4j.dns.packets.dns.AddressFamily;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.EdnsOption;
import org.mpl4j.dns.packets.dns.EdnsOption.Data;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.text.Addresses;

/** The OPT record as {@code dig} prints it. */
final class OptText {
    private OptText() {}

    static List<String> lines(DnsRr.AtypeBranch.OPT opt) {
        List<String> lines = new ArrayList<>();
        lines.add("; EDNS: version: " + opt.ednsVersion() + ", flags:" + (opt.dnssecOk() ? " do" : "") + "; udp: "
                + opt.udpSize());
        for (EdnsOption option : opt.options()) {
            lines.add("; " + name(option) + ": " + value(option));
        }
        return lines;
    }

    static String name(EdnsOption option) {
        return switch (option.data()) {
            case Data.ClientSubnet subnet -> "CLIENT-SUBNET";
            case Data.ExtendedError error -> "EDE";
            case Data.Keepalive keepalive -> "TCP KEEPALIVE";
            case Data.Padding padding -> "PAD";
            case Data.Expire expire -> "EXPIRE";
            case Data.Cookie cookie -> "COOKIE";
            default -> option.code().tag().orElse("OPT=" + option.codeRaw());
        };
    }

    static String value(EdnsOption option) {
        return switch (option.data()) {
            case Data.NSID nsid -> spaced(nsid.nsid()) + " (\"" + printable(nsid.nsid()) + "\")";
            case Data.Cookie cookie -> cookie.client().hex() + cookie.server().hex();
            case Data.ClientSubnet subnet -> subnet(subnet);
            case Data.ExtendedError error ->
                error.infoCodeRaw()
                        + error.infoCode()
                                .tag()
                                .map(tag -> " (" + words(tag) + ")")
                                .orElse("")
                        + (error.extraText().isEmpty() ? "" : ": (" + printable(error.extraText()) + ")");
            case Data.Keepalive keepalive -> keepalive.hasTimeout() ? keepalive.timeout() / 10.0 + " secs" : "";
            case Data.Expire expire -> expire.hasExpire() ? expire.expire() + " secs" : "";
            case Data.Padding padding -> "(" + padding.padding().length() + " bytes)";
            case Data.ReportChannel channel -> RecordData.name(channel.agentDomain());
            default -> spaced(option.data().encoded());
        };
    }

    private static String subnet(Data.ClientSubnet subnet) {
        boolean isIpv6 = subnet.family() == AddressFamily.IPv6;
        byte[] address = new byte[isIpv6 ? 16 : 4];
        Bytes given = subnet.address();
        if (given.length() > address.length) {
            return "malformed";
        }
        given.copyTo(address, 0);
        Bytes whole = Bytes.wrap(address);
        return (isIpv6 ? Addresses.ipv6(whole) : Addresses.ipv4((int) whole.uint32(0))) + "/"
                + subnet.sourcePrefixLength() + "/" + subnet.scopePrefixLength();
    }

    private static String words(String tag) {
        return tag.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    }

    private static String spaced(Bytes bytes) {
        return bytes.hex().replaceAll("..(?=.)", "$0 ");
    }

    private static String printable(Bytes bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes.length(); i++) {
            int octet = bytes.uint8(i);
            text.append(octet >= ' ' && octet <= '~' ? (char) octet : '.');
        }
        return text.toString();
    }
}
