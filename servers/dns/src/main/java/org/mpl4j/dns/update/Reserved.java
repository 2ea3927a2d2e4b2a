package org.mpl4j.dns.update;

import org.mpl4j.runtime.codec.DnsName;

/** Records that no update makes or removes, since the server makes them itself: those of DNSSEC in zones that it signs. BIND refuses such updates, too. */
@FunctionalInterface
public interface Reserved {
    /** Nothing. */
    Reserved NOTHING = (apex, owner, type) -> false;

    /**
     * Whether records are such.
     *
     * @param apex of the zone
     * @param owner their name
     * @param type number of their type
     */
    boolean isReserved(DnsName apex, DnsName owner, int type);
}
