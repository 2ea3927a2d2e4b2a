package org.mpl4j.dns.config;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a server answers. A wildcard stands for all addresses of the machine.
 *
 * @param udp for datagrams
 * @param tcp for streams
 * @param tls for streams over TLS
 * @param certificate a PEM file with the certificates for TLS; not null if {@code tls} is not empty
 * @param key a PEM file with the private key for TLS; not null if {@code tls} is not empty
 */
public record ListenConfig(
        List<InetSocketAddress> udp,
        List<InetSocketAddress> tcp,
        List<InetSocketAddress> tls,
        @Nullable Path certificate,
        @Nullable Path key) {
    /** Of DNS. */
    public static final int PORT = 53;

    /** Of DNS over TLS (RFC 7858 section 3.1). */
    public static final int TLS_PORT = 853;

    private static final int HIGH_PORT = 5353;

    public ListenConfig {
        udp = List.copyOf(udp);
        tcp = List.copyOf(tcp);
        tls = List.copyOf(tls);
    }

    /** Port 5353 of 127.0.0.1, which everybody may use and nobody else reaches. */
    public static ListenConfig defaults() {
        return both(List.of(new InetSocketAddress(java.net.InetAddress.ofLiteral("127.0.0.1"), HIGH_PORT)));
    }

    /** Datagrams and streams at the same addresses. */
    public static ListenConfig both(List<InetSocketAddress> addresses) {
        return new ListenConfig(addresses, addresses, List.of(), null, null);
    }
}
