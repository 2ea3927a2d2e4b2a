package org.mpl4j.ssh.server;

import java.net.SocketAddress;
import java.util.Optional;
import org.mpl4j.runtime.policy.PolicyViolation;
import org.mpl4j.servers.common.link.Link;
import org.mpl4j.ssh.auth.AuthenticationLog;
import org.mpl4j.ssh.auth.Login;
import org.mpl4j.ssh.auth.Standing;
import org.mpl4j.ssh.crypto.Negotiated;
import org.mpl4j.ssh.keys.PublicKey;
import org.mpl4j.ssh.transport.Transport;
import org.mpl4j.ssh.transport.TransportLog;

/** Hears what a server does; on many threads. */
public interface ServerLog {
    /** It takes connections at an address. */
    void listening(SocketAddress address);

    /** It does so no more. */
    void closed(SocketAddress address);

    /** A connection was not taken. */
    void refused(Link link, Refusal reason);

    /** A connection was taken; what hears more of it. */
    ConnectionLog connected(Link link);

    /** Hears what happens to one connection. */
    interface ConnectionLog extends TransportLog, AuthenticationLog {
        /** Nobody has logged in in time. */
        void graceExceeded();

        /** Its source is punished. */
        void penalized(Penalties.Cause cause);
    }

    /** {@return one that tells the ends of connections only} */
    static ServerLog of(TransportLog log) {
        return new EndsOnly(log);
    }

    /** Tells little. */
    record EndsOnly(TransportLog log) implements ServerLog, ConnectionLog {
        @Override
        public void listening(SocketAddress address) {
            // Not told.
        }

        @Override
        public void closed(SocketAddress address) {
            // Not told.
        }

        @Override
        public void refused(Link link, Refusal reason) {
            // Not told.
        }

        @Override
        public ConnectionLog connected(Link link) {
            return this;
        }

        @Override
        public void graceExceeded() {
            // Told as its end.
        }

        @Override
        public void penalized(Penalties.Cause cause) {
            // Not told.
        }

        @Override
        public void violation(Transport transport, PolicyViolation violation) {
            log.violation(transport, violation);
        }

        @Override
        public void keysExchanged(Transport transport, Negotiated agreed) {
            log.keysExchanged(transport, agreed);
        }

        @Override
        public void ended(Transport transport, String reason) {
            log.ended(transport, reason);
        }

        @Override
        public void named(String user, Standing standing) {
            // Not told.
        }

        @Override
        public void failed(String method, Optional<PublicKey> key) {
            // Not told.
        }

        @Override
        public void partial(String method, Optional<PublicKey> key) {
            // Not told.
        }

        @Override
        public void loggedIn(Login login) {
            // Not told.
        }
    }
}
