package org.mpl4j.tcpip.tcp;

import org.mpl4j.runtime.Bytes;

/**
 * What the first numbers of connections are made of: another stack that has it goes on without going back, and knows cookies that this one has sent.
 *
 * @param time what time it is, in nanoseconds, at least 0
 * @param sequenceSecret of first sequence numbers (RFC 6528)
 * @param cookieKey of SYN cookies (RFC 4987), 32 bytes
 * @param cookieTimestamp what timestamps are now of connections that begin with a cookie, in milliseconds
 * @param cookieAge how long ago the last cookie was sent, in nanoseconds
 */
public record TcpSecrets(long time, long sequenceSecret, Bytes cookieKey, int cookieTimestamp, long cookieAge) {
    /** Checks it. */
    public TcpSecrets {
        if (time < 0 || time > Long.MAX_VALUE / 2 || cookieAge < 0 || cookieKey.length() != SynCookies.KEY_OCTETS) {
            throw new IllegalArgumentException("the time, the key or the age of cookies cannot be so");
        }
    }
}
