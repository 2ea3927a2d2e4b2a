/**
 * Which appliances run, decided by one thread: events and the time go in, {@link org.mpl4j.summon.fleet.Orders} come out. No processes, sockets or clocks here. What may
 * follow what in the life of one appliance is said by the policy {@code specs/summon/appliance.spl}, which every event steps.
 */
@NullMarked
package org.mpl4j.summon.fleet;

import org.jspecify.annotations.NullMarked;
