package org.mpl4j.ssh.auth;

import org.mpl4j.ssh.keys.AuthorizedKeys;
import org.mpl4j.ssh.keys.PublicKey;

/** Who may log in, and by what. Asked by many threads; a name that does not exist takes as long as one that does. */
public interface Accounts {
    /** {@return what is thought of a name; who is not {@link Standing#ALLOWED} does not get in, whatever else is right} */
    default Standing standing(String user) {
        return Standing.ALLOWED;
    }

    /**
     * Looks for a user's keys.
     *
     * @param user a name, which may be nobody's
     * @return the keys; none for nobody
     */
    AuthorizedKeys keys(String user);

    /**
     * Looks whether a key is not to be taken any more.
     *
     * @param user who tries
     * @param key a plain key, or that of the authority of a certificate
     */
    default boolean isRevoked(String user, PublicKey key) {
        return false;
    }

    /**
     * Checks a password.
     *
     * @param user a name, which may be nobody's
     * @param password as it was typed, in UTF-8; not to be kept
     * @return whether it is the user's
     */
    boolean isPassword(String user, byte[] password);

    /**
     * Checks a one-time code.
     *
     * @param user a name, which may be nobody's
     * @param code as it was typed
     * @return whether it is the user's now, and was not used before
     */
    default boolean isCode(String user, byte[] code) {
        return false;
    }
}
