package org.mpl4j.summon.place;

import java.io.Closeable;

/** The address of an appliance on the bridge. Whenever no process has it, somebody answers for it, and holds the connections of clients. */
public interface Place extends Closeable {
    /**
     * Starts a process, hands over to it when it is ready, and waits for its end. Returns at once.
     *
     * @param run its number, which no other process of this place has had
     * @param listener told of what happens, by any thread
     */
    Occupant start(long run, OccupantListener listener);

    /** How many frames its process has sent so far; grows when it is used. */
    long framesSent();

    /** Ends the connections that are held. */
    void reset();

    /** Answers no more; there is no process. */
    @Override
    void close();
}
