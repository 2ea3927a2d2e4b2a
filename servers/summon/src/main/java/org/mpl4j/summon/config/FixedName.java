package org.mpl4j.summon.config;

/**
 * A name that is only an address: whatever is there is not started by the directory.
 *
 * @param name its label in the zone, in small letters
 * @param addresses one at least
 */
public record FixedName(String name, HostAddresses addresses) {}
