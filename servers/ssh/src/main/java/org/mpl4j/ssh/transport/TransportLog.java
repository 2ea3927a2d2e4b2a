package org.mpl4j.ssh.transport;

import org.mpl4j.runtime.policy.PolicyViolation;
import org.mpl4j.ssh.crypto.Negotiated;

/** Hears what happens to connections; for all threads. */
public interface TransportLog {
    /** One that says nothing. */
    TransportLog NONE = new TransportLog() {
        @Override
        public void violation(Transport transport, PolicyViolation violation) {
            // Nobody is told.
        }

        @Override
        public void ended(Transport transport, String reason) {
            // Nobody is told.
        }
    };

    /**
     * The peer, or this side, has broken the policy; the connection ends.
     *
     * @param transport the connection
     * @param violation what was refused, where, and what would have been allowed
     */
    void violation(Transport transport, PolicyViolation violation);

    /**
     * Keys were exchanged, for the first time or again.
     *
     * @param transport the connection
     * @param agreed what both sides have in common
     */
    default void keysExchanged(Transport transport, Negotiated agreed) {
        // Not everybody wants to know.
    }

    /**
     * A connection is over.
     *
     * @param transport the connection
     * @param reason why, for people
     */
    void ended(Transport transport, String reason);
}
