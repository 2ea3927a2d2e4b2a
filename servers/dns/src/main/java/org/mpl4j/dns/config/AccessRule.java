package org.mpl4j.dns.config;

import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.codec.DnsName;

/**
 * Who may do something: who fulfils all that the rule says.
 *
 * @param network where the sender is, null for anywhere
 * @param key the name of the key that the message is signed with, null for any or none
 */
public record AccessRule(
        @Nullable Network network, @Nullable DnsName key) {
    /** Whether a message is allowed by this. */
    public boolean allows(long addressHigh, long addressLow, @Nullable DnsName signedWith) {
        return (network == null || network.contains(addressHigh, addressLow))
                && (key == null || signedWith != null && key.equalsIgnoreCase(signedWith));
    }
}
