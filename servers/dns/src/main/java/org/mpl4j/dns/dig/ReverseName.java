package org.mpl4j.dns.dig;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import org.mpl4j.runtime.codec.DnsName;

/** The names under which addresses are looked up (RFC 1035 section 3.5, RFC 3596 section 2.5). */
final class ReverseName {
    private ReverseName() {}

    /**
     * The name of an address.
     *
     * @throws IllegalArgumentException if it is no address
     */
    static DnsName of(String address) {
        // Only what has no letters but those of hex digits, so that no name is looked up.
        if (!address.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            throw new IllegalArgumentException("-x: `" + address + "` is no address");
        }
        byte[] octets;
        try {
            octets = InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("-x: `" + address + "` is no address", e);
        }
        StringBuilder name = new StringBuilder();
        for (int i = octets.length - 1; i >= 0; i--) {
            int octet = octets[i] & 0xff;
            name.append(
                    octets.length == 4 ? octet + "." : String.format(Locale.ROOT, "%x.%x.", octet & 0xf, octet >> 4));
        }
        return DnsName.of(name + (octets.length == 4 ? "in-addr.arpa." : "ip6.arpa."));
    }
}
