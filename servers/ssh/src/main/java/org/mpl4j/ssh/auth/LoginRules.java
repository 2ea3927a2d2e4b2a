package org.mpl4j.ssh.auth;

import org.mpl4j.ssh.transport.Sender;

/** What goes for logins on a connection: it may depend on where it comes from, and on who tries. */
public interface LoginRules {
    /**
     * Says what must be done.
     *
     * @param connection the connection
     * @param user the name that was said, which may be nobody's
     */
    AuthenticationOptions options(Sender connection, String user);

    /** {@return who may log in on a connection} */
    Accounts accounts(Sender connection);

    /** {@return the same for everybody} */
    static LoginRules same(AuthenticationOptions options, Accounts accounts) {
        return new LoginRules() {
            @Override
            public AuthenticationOptions options(Sender connection, String user) {
                return options;
            }

            @Override
            public Accounts accounts(Sender connection) {
                return accounts;
            }
        };
    }
}
