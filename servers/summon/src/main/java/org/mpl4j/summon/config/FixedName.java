package org.mpl4j.summon.config;

import java.net.InetAddress;

/**
 * A name that is only an address: whatever is there is not started by the directory.
 *
 * @param name its label in the zone, in small letters
 */
public record FixedName(String name, InetAddress address) {}
