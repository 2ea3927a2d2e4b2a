package org.mpl4j.runtime.policy;

import java.util.List;

/** One kind of thing that can happen to a program that a policy watches. Implemented by the enumeration that is generated with each policy. */
public interface Statecall {
    /**
     * What the policy calls it.
     *
     * @return its name, such as {@code Receive_Auth_Req_None}
     */
    String name();

    /**
     * Its number.
     *
     * @return its place in the enumeration, from 0
     */
    int ordinal();

    /**
     * Where it comes from.
     *
     * @return whether it is a packet that came, one that is to go, or something else
     */
    Direction direction();

    /**
     * The fields of its packet that the policy looks at.
     *
     * @return their names, in the order in which {@code step} takes their values; mostly none
     */
    default List<String> fields() {
        return List.of();
    }

    /** Where a statecall comes from. */
    enum Direction {
        /** A packet that the peer sent. */
        RECEIVE,
        /** A packet that is about to be sent. */
        TRANSMIT,
        /** Something that the program noticed or decided. */
        EVENT,
        /** A time limit that is over; {@code expire} takes these. */
        TIMER
    }
}
