package org.mpl4j.dns.config;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.codec.DnsName;

/**
 * A zone.
 *
 * @param name its apex
 * @param file in the format of RFC 1035; of a secondary where the copy is kept; null if there is none
 * @param primaries whom it is transferred from; if there are any, this server is a secondary
 * @param notified whom changes are told (RFC 1996)
 * @param allowTransfer who may have all of it (RFC 5936)
 * @param allowUpdate who may change it (RFC 2136)
 * @param allowNotify who may tell of changes, beside the primaries
 * @param policy the name of how it is signed, null for as it is
 * @param catalog what it has to do with catalogs (RFC 9432), null for nothing
 */
public record ZoneConfig(
        DnsName name,
        @Nullable Path file,
        List<Remote> primaries,
        List<Remote> notified,
        List<AccessRule> allowTransfer,
        List<AccessRule> allowUpdate,
        List<AccessRule> allowNotify,
        @Nullable String policy,
        @Nullable CatalogRole catalog) {
    public ZoneConfig {
        primaries = List.copyOf(primaries);
        notified = List.copyOf(notified);
        allowTransfer = List.copyOf(allowTransfer);
        allowUpdate = List.copyOf(allowUpdate);
        allowNotify = List.copyOf(allowNotify);
    }

    /** A zone that is read from a file, and that nobody may transfer or change. */
    public static ZoneConfig of(DnsName name, Path file) {
        return new ZoneConfig(name, file, List.of(), List.of(), List.of(), List.of(), List.of(), null, null);
    }

    /** Whether it is transferred from others. */
    public boolean isSecondary() {
        return !primaries.isEmpty();
    }

    /**
     * Another server.
     *
     * @param address where it is asked
     * @param key the name of the key that messages to it are signed with, null for none
     */
    public record Remote(
            InetSocketAddress address, @Nullable DnsName key) {}
}
