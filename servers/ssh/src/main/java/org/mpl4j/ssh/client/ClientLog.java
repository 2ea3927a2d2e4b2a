package org.mpl4j.ssh.client;

/** Hears what goes on in a client; for all threads. */
public interface ClientLog {
    /** One that says nothing. */
    ClientLog NONE = new ClientLog() {
        @Override
        public void warning(String text) {
            // Nobody is told.
        }

        @Override
        public void detail(String text) {
            // Nobody is told.
        }

        @Override
        public void banner(String text) {
            // Nobody is told.
        }
    };

    /** Something that whoever uses the client should know. */
    void warning(String text);

    /** Something for whoever looks for a reason. */
    void detail(String text);

    /** What the server shows to whoever tries to log in (RFC 4252 section 5.4); control characters are taken out of it. */
    void banner(String text);
}
