package org.mpl4j.ssh.auth;

import java.util.Optional;
import org.mpl4j.ssh.keys.PublicKey;

/** Hears how one client fares with logging in; on the thread that reads its connection. */
public interface AuthenticationLog {
    /** One that says nothing. */
    AuthenticationLog NONE = new AuthenticationLog() {
        @Override
        public void named(String user, Standing standing) {
            // Nobody is told.
        }

        @Override
        public void failed(String method, Optional<PublicKey> key) {
            // Nobody is told.
        }

        @Override
        public void partial(String method, Optional<PublicKey> key) {
            // Nobody is told.
        }

        @Override
        public void loggedIn(Login login) {
            // Nobody is told.
        }
    };

    /** A name was said, for the first time. */
    void named(String user, Standing standing);

    /**
     * A method has failed; none, if the client only asked what there is.
     *
     * @param method its name as the client has said it
     * @param key that was tried, if one was
     */
    void failed(String method, Optional<PublicKey> key);

    /** A method has succeeded, and more is needed. */
    void partial(String method, Optional<PublicKey> key);

    /** All is done. */
    void loggedIn(Login login);
}
