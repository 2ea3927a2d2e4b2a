package org.mpl4j.tcpip.phy;

import java.io.Closeable;
import java.nio.ByteBuffer;

/** Where frames go out and come in. Nothing here waits: whoever drives the stack knows when to look. For one thread. */
public interface Device extends Closeable {
    /** What {@link #nextDeadline} is if time changes nothing. */
    long NEVER = Long.MAX_VALUE;

    /** How long the header is that stands before frames of devices that {@link #hasOffloads}, in bytes. */
    int OFFLOAD_HEADER = 10;

    /** How long a packet inside a frame may be, in bytes. */
    int mtu();

    /** Whether frames are those of Ethernet; otherwise they are packets of IP. */
    boolean isEthernet();

    /**
     * Whether each frame begins with a {@code virtio_net_header}, both ways. Then checksums may be left to whoever needs them, and segments of TCP may be so long that a packet has
     * 65,535 bytes, whatever {@link #mtu} says.
     */
    default boolean hasOffloads() {
        return false;
    }

    /** Whether a packet may be many datagrams of UDP behind one header, too; only where it {@link #hasOffloads}. Such packets may come from any device that has these. */
    default boolean partsDatagrams() {
        return false;
    }

    /**
     * Takes the next frame that came in.
     *
     * @param into a direct buffer, which then has the frame from its position 0 to its limit
     * @param now the time
     * @return whether there was one
     */
    boolean read(ByteBuffer into, long now);

    /** Whether it has frames that came in already, which nobody else could get any more: they are to be {@link #read}. */
    default boolean isHolding() {
        return false;
    }

    /**
     * Sends a frame, or loses it. It may be sent only with the next {@link #flush}.
     *
     * @param frame from its position to its limit, which stay where they are
     * @param now the time
     * @return whether there was room for it, as far as that is known
     */
    boolean write(ByteBuffer frame, long now);

    /**
     * Sends what {@link #write} has not sent yet.
     *
     * @return for how many frames there was no room after all, since this was called the last time
     */
    default int flush() {
        return 0;
    }

    /** Does what is to be done by now. */
    default void advance(long now) {}

    /** When {@link #advance} or {@link #read} has something to do without anything else happening. */
    default long nextDeadline() {
        return NEVER;
    }

    /** Ends the use of it. */
    @Override
    default void close() {}
}
