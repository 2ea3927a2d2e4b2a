package org.mpl4j.ssh.auth;

/** What is thought of a name that somebody wants to log in by. */
public enum Standing {
    /** It is a user's, who may log in. */
    ALLOWED,
    /** It is nobody's. */
    UNKNOWN,
    /** It is on the list of those who may not. */
    DENIED,
    /** There is a list of those who may, and it is not on that. */
    NOT_LISTED
}
