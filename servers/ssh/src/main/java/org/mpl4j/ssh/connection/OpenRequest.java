package org.mpl4j.ssh.connection;

import org.mpl4j.ssh.packets.ssh.SshChannelOpen;
import org.mpl4j.ssh.packets.ssh.SshConnection.MessageBranch.ChannelOpenFailure.ReasonCode;

/** A channel that the peer wants to open. It is accepted or refused once, by any thread. */
public final class OpenRequest {
    private final Channels channels;
    private final SshChannelOpen open;
    private final boolean isSession;
    private final long theirs;
    private final long window;
    private final long maxPacket;

    OpenRequest(Channels channels, SshChannelOpen open) {
        this.channels = channels;
        this.open = open;
        isSession = open.channelTypeKind() == SshChannelOpen.ChannelTypeKind.Session;
        theirs = open.senderChannel();
        window = open.initialWindowSize();
        maxPacket = open.maximumPacketSize();
    }

    /** {@return what the peer asks for; valid only until {@link ChannelOpener#open} returns} */
    public SshChannelOpen open() {
        return open;
    }

    /**
     * Opens the channel, or refuses it if there is no room for it.
     *
     * @param handler whose it is
     * @return whether there is room; else the handler hears nothing
     */
    public boolean accept(ChannelHandler handler) {
        return channels.accept(this, handler);
    }

    /**
     * Does not open the channel.
     *
     * @param reason for the peer
     * @param text why, for people
     */
    public void refuse(ReasonCode reason, String text) {
        channels.refuse(theirs, reason, text);
    }

    boolean isSession() {
        return isSession;
    }

    long theirs() {
        return theirs;
    }

    long window() {
        return window;
    }

    long maxPacket() {
        return maxPacket;
    }
}
