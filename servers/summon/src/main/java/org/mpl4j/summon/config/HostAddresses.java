package org.mpl4j.summon.config;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.text.Addresses;

/**
 * The addresses of a host: one of each version of IP at most.
 *
 * @param all that of IPv4 first
 */
public record HostAddresses(List<InetAddress> all) {
    /** None. */
    public static final HostAddresses NONE = new HostAddresses(List.of());

    public HostAddresses {
        all = all.stream().sorted(Comparator.comparing(IpVersion::of)).toList();
        if (all.stream().map(IpVersion::of).distinct().count() < all.size()) {
            throw new IllegalArgumentException("a host has two addresses of one version: " + all);
        }
    }

    /** The address of a version, null if there is none. */
    public @Nullable InetAddress find(IpVersion version) {
        for (InetAddress address : all) {
            if (IpVersion.of(address) == version) {
                return address;
            }
        }
        return null;
    }

    /** These, and one of a version that there is none of. */
    public HostAddresses with(InetAddress address) {
        List<InetAddress> more = new ArrayList<>(all);
        more.add(address);
        return new HostAddresses(more);
    }

    /** An address as text; those of IPv6 as in RFC 5952. */
    public static String text(InetAddress address) {
        return IpVersion.of(address) == IpVersion.V4
                ? address.getHostAddress()
                : Addresses.ipv6(Bytes.wrap(address.getAddress()));
    }

    /** The address of a version as text, empty if there is none. */
    public String text(IpVersion version) {
        InetAddress address = find(version);
        return address == null ? "" : text(address);
    }

    @Override
    public String toString() {
        return all.stream().map(HostAddresses::text).collect(Collectors.joining(" "));
    }
}
