package org.mpl4j.summon.directory;

import org.mpl4j.summon.config.HostAddresses;
import org.mpl4j.summon.fleet.MemberStatus;

/**
 * How a name is.
 *
 * @param address its own of each network
 * @param pid of its process, 0 if there is none
 * @param member how its appliance is
 */
public record NameStatus(HostAddresses address, long pid, MemberStatus member) {}
