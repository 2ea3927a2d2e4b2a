package org.mpl4j.ssh.connection;

import org.mpl4j.ssh.packets.ssh.SshChannelRequest;

/** Who a channel belongs to. */
public interface ChannelHandler {
    /**
     * The channel is open, and the peer has been told so. What takes long goes to another thread.
     *
     * @param channel the channel
     */
    default void opened(Channel channel) {}

    /**
     * The peer asks for something; called on the thread that reads the connection, which must not wait for the peer here.
     *
     * @param channel the channel
     * @param request what; valid during this call only
     * @return what is answered, in the order of the requests
     */
    default Answer request(Channel channel, SshChannelRequest request) {
        return Answer.REFUSED;
    }

    /** {@return whether somebody reads {@link Channel#errorInput}; else what comes there is dropped} */
    default boolean readsErrors() {
        return false;
    }

    /** {@return whether the owner closes the channel behind {@link #closed}, when it has said all; else it is closed at once} */
    default boolean closesItself() {
        return false;
    }

    /**
     * The peer has closed the channel, or the connection is over: no more data can be sent. Called on the thread that reads the connection, once.
     *
     * @param channel the channel
     */
    default void closed(Channel channel) {}
}
