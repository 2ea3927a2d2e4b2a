package org.mpl4j.summon.directory;

import org.mpl4j.summon.config.HostAddresses;
import org.mpl4j.summon.fleet.MemberStatus;
import org.mpl4j.summon.place.ConduitCounts;

/**
 * How a name is.
 *
 * @param address its own of each network
 * @param pid of its process, 0 if there is none
 * @param member how its appliance is
 * @param conduits how many it has, and had
 */
public record NameStatus(HostAddresses address, long pid, MemberStatus member, ConduitCounts conduits) {}
