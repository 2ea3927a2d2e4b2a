package org.mpl4j.dns.answer;

import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.runtime.codec.DnsName;

/** Knows which zone a name is in. */
@FunctionalInterface
public interface ZoneFinder {
    /**
     * The zone of ours whose apex is the nearest one at or above a name.
     *
     * @param name any name
     * @return its present version, null if there is none
     */
    @Nullable
    Zone find(DnsName name);
}
