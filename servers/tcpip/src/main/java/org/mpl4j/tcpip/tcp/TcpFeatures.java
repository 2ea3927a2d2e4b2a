package org.mpl4j.tcpip.tcp;

/**
 * What connections offer to the other side, and take if it offers it.
 *
 * @param hasTimestamps RFC 7323 section 3
 * @param hasSack selective acknowledgments (RFC 2018), without which losses are found by duplicates
 * @param ecn marks of congestion (RFC 3168)
 */
public record TcpFeatures(boolean hasTimestamps, boolean hasSack, EcnMode ecn) {
    /** All, marks of congestion if the other side asks for them. */
    public static final TcpFeatures DEFAULT = new TcpFeatures(true, true, EcnMode.ACCEPT);
}
