package org.mpl4j.summon.place;

/** Told of a process in a place, in this order. */
public interface OccupantListener {
    /** It could serve. */
    void ready();

    /** It has its address and the connections that were held. */
    void taken();

    /** It can't go on; it is to be killed. */
    void failed(String reason);

    /** It is no more, and is answered for again. Told once, last. */
    void exited(String reason);
}
