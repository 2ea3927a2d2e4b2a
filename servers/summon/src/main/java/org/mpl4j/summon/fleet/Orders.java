package org.mpl4j.summon.fleet;

/** What a {@link Fleet} wants to have done. Each call returns at once; what comes of it is told to the fleet later, by the thread that owns it. */
public interface Orders {
    /**
     * Starts a process, and gives it the connections of its address when it is ready. Told of by {@link Fleet#ready}, {@link Fleet#taken} and {@link Fleet#exited}.
     *
     * @param name of the appliance
     * @param run the number of this process, which no other one has
     */
    void start(String name, long run);

    /** Has a process end what was begun, and exit. Told of by {@link Fleet#exited}. */
    void stop(String name, long run);

    /** Kills a process. Told of by {@link Fleet#exited}. */
    void kill(String name, long run);

    /** Ends the connections that are held for an appliance that does not come soon. */
    void reset(String name);

    /** Frees what an appliance has that is no more: it has no process. */
    void leave(String name);
}
