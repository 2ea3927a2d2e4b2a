package org.mpl4j.compiler.spl.model;

/** Where a statecall comes from. */
public enum Direction {
    /** A packet that the peer sent: {@code Receive_}. */
    RECEIVE,
    /** A packet that is about to be sent: {@code Transmit_}. */
    TRANSMIT,
    /** Something that the program noticed or decided. */
    EVENT,
    /** A {@code within} whose time is over; no program calls it, {@code expire} does. */
    TIMER
}
