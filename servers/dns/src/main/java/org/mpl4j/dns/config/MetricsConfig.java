package org.mpl4j.dns.config;

import java.net.InetSocketAddress;

/**
 * How a server is watched.
 *
 * @param listen where it tells its metrics and health over HTTP
 */
public record MetricsConfig(InetSocketAddress listen) {
    /** Where exporters for DNS servers are expected. */
    public static final int PORT = 9153;
}
