package org.mpl4j.ssh.connection;

/** Decides about the channels that the peer wants to open. */
@FunctionalInterface
public interface ChannelOpener {
    /**
     * The peer wants to open a channel. Called on the thread that reads the connection; the request is to be accepted or refused, once, now or later by another
     * thread.
     *
     * @param request what it asks for
     */
    void open(OpenRequest request);
}
