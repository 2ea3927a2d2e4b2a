package org.mpl4j.summon.directory;

import java.net.Inet4Address;
import org.mpl4j.summon.fleet.MemberStatus;

/**
 * How a name is.
 *
 * @param address its own
 * @param pid of its process, 0 if there is none
 * @param member how its appliance is
 */
public record NameStatus(Inet4Address address, long pid, MemberStatus member) {}
