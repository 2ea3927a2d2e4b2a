package org.mpl4j.ssh.auth;

import org.mpl4j.ssh.keys.AuthorizedKeys;

/** Who may log in, and by what. Asked by many threads; a name that does not exist takes as long as one that does. */
public interface Accounts {
    /**
     * Looks for a user's keys.
     *
     * @param user a name, which may be nobody's
     * @return the keys; none for nobody
     */
    AuthorizedKeys keys(String user);

    /**
     * Checks a password.
     *
     * @param user a name, which may be nobody's
     * @param password as it was typed, in UTF-8; not to be kept
     * @return whether it is the user's
     */
    boolean isPassword(String user, byte[] password);
}
