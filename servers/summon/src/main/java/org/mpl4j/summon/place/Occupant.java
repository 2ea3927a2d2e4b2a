package org.mpl4j.summon.place;

/** A process in a place. Both methods return at once, may be called at any time, and come to {@link OccupantListener#exited}. */
public interface Occupant {
    /** Has it end what was begun, and exit. */
    void stop();

    /** Kills it. */
    void kill();

    /** The number of its process, 0 if there is none yet. */
    long pid();
}
