package org.mpl4j.dns.zone;

import org.mpl4j.runtime.codec.DnsName;

/** A name as a key: equal to others that differ in case only. */
record NameKey(DnsName name) {
    @Override
    public boolean equals(Object other) {
        return other instanceof NameKey key && name.equalsIgnoreCase(key.name);
    }

    @Override
    public int hashCode() {
        return name.hashCodeIgnoreCase();
    }
}
