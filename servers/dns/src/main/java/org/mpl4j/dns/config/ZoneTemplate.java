package org.mpl4j.dns.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.codec.DnsName;

/**
 * How zones are served that a catalog lists.
 *
 * @param name how catalogs name it
 * @param folder where copies are kept, null for nowhere
 * @param primaries whom they are transferred from
 * @param notified whom changes are told
 * @param allowTransfer who may have all of it
 * @param allowNotify who may tell of changes, beside the primaries
 * @param policy the name of how they are signed, null for as they are
 */
public record ZoneTemplate(
        String name,
        @Nullable Path folder,
        List<ZoneConfig.Remote> primaries,
        List<ZoneConfig.Remote> notified,
        List<AccessRule> allowTransfer,
        List<AccessRule> allowNotify,
        @Nullable String policy) {
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789-_.";

    public ZoneTemplate {
        primaries = List.copyOf(primaries);
        notified = List.copyOf(notified);
        allowTransfer = List.copyOf(allowTransfer);
        allowNotify = List.copyOf(allowNotify);
    }

    /** A zone that is served so. */
    public ZoneConfig zone(DnsName apex) {
        Path file = folder == null ? null : folder.resolve(fileName(apex));
        return new ZoneConfig(apex, file, primaries, notified, allowTransfer, List.of(), allowNotify, policy, null);
    }

    /** Names come from others: what may mean something to a file system is written in hexadecimal digits. */
    static String fileName(DnsName apex) {
        StringBuilder name = new StringBuilder();
        for (byte octet : apex.toString().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)) {
            if (PLAIN.indexOf(octet) >= 0) {
                name.append((char) octet);
            } else {
                name.append('%').append(HexFormat.of().toHexDigits(octet));
            }
        }
        return name + ".zone";
    }
}
