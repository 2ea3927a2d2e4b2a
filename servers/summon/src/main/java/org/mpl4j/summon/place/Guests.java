package org.mpl4j.summon.place;

import org.mpl4j.servers.common.conduit.ConduitCaller;

/** Is told of clients at a place; by any thread, any number of times. */
public interface Guests {
    /** A client wants something while there is no process. */
    void knock();

    /** The place's own process wants a conduit with another one's. */
    void ask(ConduitCaller caller);
}
