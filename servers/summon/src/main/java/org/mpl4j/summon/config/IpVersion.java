package org.mpl4j.summon.config;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/** The two versions of IP: what keys of a configuration and errors call them. */
public enum IpVersion {
    /** Keys are as they are: {@code address}. */
    V4("IPv4", "", Inet4Address.class, 30, "10.90.0.0/24", "10.90.0.5", "10.90.0.10-10.90.0.99"),

    /** Keys have a 6 at their end: {@code address6}. */
    V6("IPv6", "6", Inet6Address.class, 126, "fd90::/64", "fd90::5", "fd90::10-fd90::ffff");

    private final String title;
    private final String suffix;
    private final Class<? extends InetAddress> type;
    private final int longestPrefix;
    private final String networkExample;
    private final String addressExample;
    private final String poolExample;

    IpVersion(
            String title,
            String suffix,
            Class<? extends InetAddress> type,
            int longestPrefix,
            String networkExample,
            String addressExample,
            String poolExample) {
        this.title = title;
        this.suffix = suffix;
        this.type = type;
        this.longestPrefix = longestPrefix;
        this.networkExample = networkExample;
        this.addressExample = addressExample;
        this.poolExample = poolExample;
    }

    /** The version of an address. */
    public static IpVersion of(InetAddress address) {
        return V4.type.isInstance(address) ? V4 : V6;
    }

    /** The key of a configuration that says of this version what another one says of IPv4. */
    public String key(String base) {
        return base + suffix;
    }

    /** How many bits of a network are the same, at most: two hosts have room. */
    int longestPrefix() {
        return longestPrefix;
    }

    String networkExample() {
        return networkExample;
    }

    String addressExample() {
        return addressExample;
    }

    String poolExample() {
        return poolExample;
    }

    /**
     * Reads an address of this version.
     *
     * @throws IllegalArgumentException if it is none; the message says why
     */
    public InetAddress address(String text) {
        InetAddress address = InetAddress.ofLiteral(text);
        if (!type.isInstance(address)) {
            throw new IllegalArgumentException("it is not one of " + title);
        }
        if (address.isLinkLocalAddress() || address.isMulticastAddress()) {
            throw new IllegalArgumentException("it is one of a link, or of a group");
        }
        return address;
    }

    @Override
    public String toString() {
        return title;
    }
}
