package org.mpl4j.ssh.transport;

/** How a connection has ended. */
public enum Ending {
    /** The peer has closed it, or the way to it is broken. */
    CLOSED_BY_PEER,
    /** The peer has said goodbye. */
    DISCONNECTED_BY_PEER,
    /** This side has ended it, and has said why. */
    DISCONNECTED,
    /** This side has made a mistake. */
    FAILED
}
