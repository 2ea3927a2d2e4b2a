package org.mpl4j.dns.dig;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.client.NoReplyException;
import org.mpl4j.dns.packets.dns.Dnsclass;
import org.mpl4j.dns.packets.dns.Rrtype;

/**
 * The words of a command line that are no options, in any order, as {@code dig} takes them.
 *
 * @param server what follows an {@code @}, null if there is none
 * @param name the name, null if there is none
 * @param type the type, null if there is none
 * @param recordClass the class, null if there is none
 * @param serial of {@code ixfr=SERIAL}
 */
record Words(
        @Nullable String server,
        @Nullable String name,
        @Nullable Rrtype type,
        @Nullable Dnsclass recordClass,
        long serial) {
    private static final String IXFR = "ixfr=";
    private static final long LARGEST_SERIAL = 0xffff_ffffL;

    /**
     * Sorts words out. The first that can be a type or class is one; what cannot is the name.
     *
     * @throws IllegalArgumentException if there is a word too many
     */
    static Words of(List<String> words) {
        Words found = new Words(null, null, null, null, 0);
        for (String word : words) {
            found = word.startsWith("@") ? found.withServer(word.substring(1)) : found.with(word);
        }
        return found;
    }

    private Words withServer(String given) {
        if (server != null) {
            throw new IllegalArgumentException("two servers: @" + server + " and @" + given);
        }
        return new Words(given, name, type, recordClass, serial);
    }

    private Words with(String word) {
        if (type == null && word.regionMatches(true, 0, IXFR, 0, IXFR.length())) {
            return new Words(server, name, Rrtype.IXFR, recordClass, serialOf(word.substring(IXFR.length())));
        }
        if (word.startsWith("+")) {
            throw new IllegalArgumentException("there is no option `" + word + "`; a name like that is given with -q");
        }
        OptionalInt asType = Mnemonics.typeOf(word);
        OptionalInt asClass = Mnemonics.classOf(word);
        // ANY is a type and a class: dig takes the first for the type.
        if (type == null && asType.isPresent()) {
            return new Words(server, name, Rrtype.of(asType.getAsInt()), recordClass, serial);
        }
        if (recordClass == null && asClass.isPresent()) {
            return new Words(server, name, type, Dnsclass.of(asClass.getAsInt()), serial);
        }
        if (name != null) {
            throw new IllegalArgumentException(
                    "`" + word + "` is neither a type nor a class, and the name is `" + name + "` already");
        }
        return new Words(server, word, type, recordClass, serial);
    }

    /** The serial number after {@code ixfr=}. */
    static long serialOf(String digits) {
        try {
            long number = Long.parseLong(digits);
            if (number >= 0 && number <= LARGEST_SERIAL) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The same message as for a number that is too large.
        }
        throw new IllegalArgumentException("`" + digits + "` is no serial number: 0 to " + LARGEST_SERIAL);
    }

    /** The address of the server: the one given, or the first of the system's resolvers. */
    InetAddress address(boolean onlyIpv4, boolean onlyIpv6) throws IOException {
        String host = server != null ? server : systemResolver();
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                boolean isIpv4 = address.getAddress().length == 4;
                if (isIpv4 ? !onlyIpv6 : !onlyIpv4) {
                    return address;
                }
            }
        } catch (UnknownHostException e) {
            throw new NoReplyException("couldn't get address for '" + host + "': not found", e);
        }
        throw new NoReplyException("'" + host + "' has no " + (onlyIpv4 ? "IPv4" : "IPv6") + " address");
    }

    private static String systemResolver() throws IOException {
        Path configuration = Path.of("/etc/resolv.conf");
        if (Files.isReadable(configuration)) {
            for (String line : Files.readAllLines(configuration)) {
                String[] fields = line.strip().split("\\s+");
                if (fields.length >= 2 && fields[0].equals("nameserver")) {
                    return fields[1];
                }
            }
        }
        return "127.0.0.1";
    }
}
