package org.mpl4j.summon.place;

import java.io.Closeable;
import org.mpl4j.servers.common.conduit.ConduitCaller;

/** The address of an appliance on the bridge. Whenever no process has it, somebody answers for it, and holds the connections of clients. */
public interface Place extends Closeable {
    /**
     * Starts a process, hands over to it when it is ready, and waits for its end. Returns at once.
     *
     * @param run its number, which no other process of this place has had
     * @param listener told of what happens, by any thread
     */
    Occupant start(long run, OccupantListener listener);

    /** Gives somebody a conduit with its process, now or when there is one, or a refusal. Returns at once. */
    void call(ConduitCaller caller);

    /** How many conduits it has, and had. */
    ConduitCounts conduits();

    /** A number that grows while its process is used: how many frames it has sent, and how often it was looked at while it had conduits. */
    long uses();

    /** Whether connections of clients are held for its next process; while it has one, they are that process's. */
    boolean isWanted();

    /** Ends the connections that are held, and refuses who waits for a conduit. */
    void reset();

    /** Answers no more; there is no process. */
    @Override
    void close();
}
