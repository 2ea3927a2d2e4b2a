package org.mpl4j.dns.transfer;

import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.config.ZoneConfig;
import org.mpl4j.runtime.codec.DnsName;

/** Knows what the configuration says of zones. */
@FunctionalInterface
public interface ZonePolicies {
    /**
     * What is said of a zone.
     *
     * @param apex its name, in any case
     * @return null if there is no such zone
     */
    @Nullable
    ZoneConfig find(DnsName apex);
}
