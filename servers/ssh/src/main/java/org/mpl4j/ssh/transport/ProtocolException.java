package org.mpl4j.ssh.transport;

import org.mpl4j.ssh.packets.ssh.SshTransport.MessageBranch.Disconnect.ReasonCode;

/** The peer does what it must not, or asks for what cannot be; the connection is ended with DISCONNECT. */
public final class ProtocolException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ReasonCode reason;

    /**
     * Says what is wrong.
     *
     * @param reason for the peer
     * @param message in words, for the peer and the log
     */
    public ProtocolException(ReasonCode reason, String message) {
        super(message);
        this.reason = reason;
    }

    /**
     * A breach of the protocol.
     *
     * @param message in words
     */
    public ProtocolException(String message) {
        this(ReasonCode.ProtocolError, message);
    }

    /** {@return the reason for the peer} */
    public ReasonCode reason() {
        return reason;
    }
}
