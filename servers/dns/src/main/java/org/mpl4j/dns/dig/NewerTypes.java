package org.mpl4j.dns.dig;

import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata;
import org.mpl4j.dns.packets.dns.Rrtype;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.text.Addresses;

/** Data of the types that dnsjava does not know, as a master file has it; each from the RFC that describes the type. */
final class NewerTypes {
    private NewerTypes() {}

    /** The text of record data, null if the type is none of these. */
    static @Nullable String text(Rdata rdata) {
        return switch (rdata) {
            case Rdata.CSYNC csync -> csync(csync);
            case Rdata.DSYNC sync ->
                Mnemonics.type(sync.rrType()) + " " + sync.scheme().tag().orElse(Integer.toString(sync.schemeRaw()))
                        + " " + sync.port() + " " + RecordData.name(sync.target());
            case Rdata.NID nid -> nid.preference() + " " + locator(nid.nodeId());
            case Rdata.L32 l32 -> l32.preference() + " " + Addresses.ipv4((int) l32.locator32());
            case Rdata.L64 l64 -> l64.preference() + " " + locator(l64.locator64());
            case Rdata.LP lp -> lp.preference() + " " + RecordData.name(lp.fqdn());
            case Rdata.EUI48 eui -> dashed(eui.eui48());
            case Rdata.EUI64 eui -> dashed(eui.eui64());
            case Rdata.AMTRELAY relay -> amtRelay(relay);
            case Rdata.TA ta ->
                ta.keyTag() + " " + ta.algorithmRaw() + " " + ta.digestTypeRaw() + " " + RecordData.hex(ta.digest());
            default -> null;
        };
    }

    /** RFC 7477 section 2.1.2. */
    private static String csync(Rdata.CSYNC csync) {
        int flags = (csync.immediate() ? 1 : 0) | (csync.soaMinimum() ? 2 : 0);
        StringJoiner text =
                new StringJoiner(" ").add(Long.toString(csync.serial())).add(Integer.toString(flags));
        for (var window : csync.typeBitMaps()) {
            Bytes bitmap = window.bitmap();
            for (int bit = 0; bit < bitmap.length() * Byte.SIZE; bit++) {
                boolean isSet = (bitmap.uint8(bit / Byte.SIZE) & 0x80 >>> bit % Byte.SIZE) != 0;
                if (isSet) {
                    text.add(Mnemonics.type(Rrtype.of(window.window() << Byte.SIZE | bit)));
                }
            }
        }
        return text.toString();
    }

    /** RFC 8777 section 4.3. */
    private static String amtRelay(Rdata.AMTRELAY relay) {
        String head = relay.precedence() + " " + (relay.discoveryOptional() ? 1 : 0) + " " + relay.relayType() + " ";
        return head
                + switch (relay.relayTypeBranch()) {
                    case Rdata.AMTRELAY.RelayTypeBranch.NoRelay none -> ".";
                    case Rdata.AMTRELAY.RelayTypeBranch.Ipv4 ipv4 -> Addresses.ipv4((int) ipv4.address());
                    case Rdata.AMTRELAY.RelayTypeBranch.Ipv6 ipv6 -> Addresses.ipv6(ipv6.address());
                    case Rdata.AMTRELAY.RelayTypeBranch.Name name -> RecordData.name(name.relay());
                    case Rdata.AMTRELAY.RelayTypeBranch.OtherRelay other -> RecordData.hex(other.relayData());
                };
    }

    /** RFC 6742 section 2: four groups of up to four digits. */
    private static String locator(long number) {
        return String.format(
                Locale.ROOT,
                "%x:%x:%x:%x",
                number >>> 48,
                number >>> 32 & 0xffff,
                number >>> 16 & 0xffff,
                number & 0xffff);
    }

    /** RFC 7043 section 3.2. */
    private static String dashed(Bytes address) {
        StringJoiner text = new StringJoiner("-");
        for (int i = 0; i < address.length(); i++) {
            text.add(String.format(Locale.ROOT, "%02x", address.uint8(i)));
        }
        return text.toString();
    }
}
