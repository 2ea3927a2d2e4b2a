package org.mpl4j.summon.names;

/** Has appliances started. */
@FunctionalInterface
public interface Summoner {
    /**
     * Says that somebody is about to use an appliance. Returns at once, and costs next to nothing if it is known already; for any thread.
     *
     * @param name its label in the zone, in small letters
     */
    void summon(String name);
}
