package org.mpl4j.dns.dig;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.client.Query;
import org.mpl4j.dns.packets.dns.AddressFamily;
import org.mpl4j.dns.packets.dns.EdnsOption;
import org.mpl4j.runtime.Bytes;
import picocli.CommandLine.Option;

/** What the command line says of EDNS. */
final class EdnsOptions {
    private static final int DIG_UDP_SIZE = 1232;
    private static final int CLIENT_COOKIE = 8;
    private static final int LONGEST_COOKIE = 40;

    @Option(
            names = {"+dnssec", "+do"},
            description = "Sets DO: asks for signatures.")
    boolean isDnssecOk;

    @Option(names = "+bufsize", paramLabel = "BYTES", description = "The largest answer over UDP; 1232 if not given.")
    @Nullable
    Integer udpSize;

    @Option(
            names = "+edns",
            paramLabel = "VERSION",
            arity = "0..1",
            fallbackValue = "0",
            description = "The version of EDNS; 0 if not given.")
    @Nullable
    Integer version;

    @Option(names = "+noedns", description = "No OPT record.")
    boolean isWithoutEdns;

    @Option(names = "+nsid", description = "Asks for the server's identifier.")
    boolean asksForNsid;

    @Option(names = "+expire", description = "Asks how long the zone is good for.")
    boolean asksForExpire;

    @Option(names = "+keepalive", description = "Asks how long a stream may be idle.")
    boolean asksForKeepalive;

    @Option(
            names = "+cookie",
            paramLabel = "HEX",
            arity = "0..1",
            fallbackValue = "",
            description = "Sends a cookie, of 8 or 16 to 40 bytes, or a new one.")
    @Nullable
    String cookie;

    @Option(
            names = "+nocookie",
            description = "Sends no cookie; it is what happens anyway, as scripts written for dig may say so.")
    boolean isWithoutCookie;

    @Option(names = "+subnet", paramLabel = "ADDRESS[/BITS]", description = "Sends a client subnet.")
    @Nullable
    String subnet;

    @Option(names = "+padding", paramLabel = "BYTES", description = "Sends so many bytes of padding.")
    @Nullable
    Integer padding;

    @Option(
            names = "+ednsopt",
            paramLabel = "CODE[:HEX]",
            description = "Sends an option by its number; can be repeated.")
    List<String> others = new ArrayList<>();

    /**
     * The OPT record of queries, null if there is none.
     *
     * @throws IllegalArgumentException if an option is not understood
     */
    Query.@Nullable Edns edns() {
        if (isWithoutEdns) {
            return null;
        }
        List<EdnsOption.Builder.Content> options = new ArrayList<>();
        if (asksForNsid) {
            options.add(option -> option.dataAsNSID().nsid(Bytes.EMPTY));
        }
        if (asksForExpire) {
            options.add(option -> option.dataAsExpire());
        }
        if (asksForKeepalive) {
            options.add(option -> option.dataAsKeepalive());
        }
        if (cookie != null && !isWithoutCookie) {
            options.add(cookie(cookie));
        }
        if (subnet != null) {
            options.add(subnet(subnet));
        }
        for (String other : others) {
            options.add(other(other));
        }
        if (padding != null) {
            byte[] zeros = new byte[ranged("+padding", padding)];
            options.add(option -> option.dataAsPadding().padding(zeros));
        }
        int size = udpSize == null ? DIG_UDP_SIZE : ranged("+bufsize", udpSize);
        return new Query.Edns(size, version == null ? 0 : ranged("+edns", version) & 0xff, isDnssecOk, options);
    }

    private static int ranged(String option, int value) {
        if (value < 0 || value > 0xffff) {
            throw new IllegalArgumentException(option + "=" + value + ": 0 to 65535");
        }
        return value;
    }

    private static EdnsOption.Builder.Content cookie(String hex) {
        byte[] bytes = hex.isEmpty() ? new byte[CLIENT_COOKIE] : hex("+cookie", hex);
        if (hex.isEmpty()) {
            new SecureRandom().nextBytes(bytes);
        }
        if (bytes.length < CLIENT_COOKIE
                || bytes.length > CLIENT_COOKIE && bytes.length < 2 * CLIENT_COOKIE
                || bytes.length > LONGEST_COOKIE) {
            throw new IllegalArgumentException("a cookie has 8, or 16 to 40 bytes, not " + bytes.length);
        }
        return option -> option.dataAsCookie()
                .client(Arrays.copyOf(bytes, CLIENT_COOKIE))
                .server(Arrays.copyOfRange(bytes, CLIENT_COOKIE, bytes.length));
    }

    private static EdnsOption.Builder.Content subnet(String text) {
        String[] parts = text.split("/", 2);
        try {
            boolean isNumeric = parts[0].matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
            byte[] address = isNumeric ? InetAddress.getByName(parts[0]).getAddress() : new byte[0];
            int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : address.length * Byte.SIZE;
            if (isNumeric && bits >= 0 && bits <= address.length * Byte.SIZE) {
                byte[] prefix = Arrays.copyOf(address, (bits + 7) / Byte.SIZE);
                if (bits % Byte.SIZE != 0) {
                    prefix[prefix.length - 1] &= (byte) (0xff << Byte.SIZE - bits % Byte.SIZE);
                }
                AddressFamily family = address.length == 4 ? AddressFamily.IPv4 : AddressFamily.IPv6;
                return option -> option.dataAsClientSubnet()
                        .family(family)
                        .sourcePrefixLength(bits)
                        .address(prefix);
            }
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException("+subnet=" + text + ": not ADDRESS/BITS", e);
        }
        throw new IllegalArgumentException("+subnet=" + text + ": not ADDRESS/BITS");
    }

    private static EdnsOption.Builder.Content other(String text) {
        String[] parts = text.split(":", 2);
        byte[] bytes = parts.length == 2 ? hex("+ednsopt", parts[1]) : new byte[0];
        try {
            int code = ranged("+ednsopt", Integer.parseInt(parts[0]));
            return option -> option.dataAsUnknown(code).bytes(bytes);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("+ednsopt=" + text + ": not CODE or CODE:HEX", e);
        }
    }

    private static byte[] hex(String option, String digits) {
        try {
            return HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(option + ": `" + digits + "` is not hex", e);
        }
    }
}
