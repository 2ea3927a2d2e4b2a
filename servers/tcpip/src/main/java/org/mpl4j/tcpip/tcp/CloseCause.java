package org.mpl4j.tcpip.tcp;

/** Why a connection ended. */
public enum CloseCause {
    /** Both sides closed it. */
    CLOSED,
    /** The other side refused it. */
    REFUSED,
    /** The other side reset it. */
    RESET,
    /** This side gave it up. */
    ABORTED,
    /** The other side did not answer any more. */
    TIMED_OUT,
    /** The way to the other side does not exist. */
    UNREACHABLE
}
