package org.mpl4j.ssh.connection;

import org.mpl4j.ssh.transport.Sender;

/**
 * What the channels of one connection may cost.
 *
 * @param maxChannels how many may be open at once
 * @param maxSessions how many of them may be sessions that the peer opened
 * @param receiveBudget how many bytes all of them may hold that were received and not yet read
 * @param maxWindow how many of them one channel may hold
 */
public record ChannelLimits(int maxChannels, int maxSessions, int receiveBudget, int maxWindow) {
    /** The smallest window that a channel is given; with less left of the budget, none is opened. */
    public static final int MIN_WINDOW = 64 * 1024;

    private static final int SHARE = 8;

    public ChannelLimits {
        if (maxChannels < 1 || maxChannels > Sender.MAX_CHANNELS) {
            throw new IllegalArgumentException(
                    "1 to %d channels are possible, not %d".formatted(Sender.MAX_CHANNELS, maxChannels));
        }
        if (maxSessions < 0) {
            throw new IllegalArgumentException("no sessions at all is 0, not " + maxSessions);
        }
        if (maxWindow < MIN_WINDOW || receiveBudget < maxWindow) {
            throw new IllegalArgumentException(
                    "a window of at least %d bytes is needed, within a budget that has room for one; not %d of %d"
                            .formatted(MIN_WINDOW, maxWindow, receiveBudget));
        }
    }

    /** As many channels as the policy has room for, 10 of them sessions, with 64 MiB; windows of 2 MiB, as OpenSSH has them. */
    public static ChannelLimits standard() {
        return new ChannelLimits(Sender.MAX_CHANNELS, 10, 64 << 20, 2 << 20);
    }

    /** The same with another number of sessions. */
    public ChannelLimits withMaxSessions(int value) {
        return new ChannelLimits(maxChannels, value, receiveBudget, maxWindow);
    }

    /** The window of one more channel when this much of the budget is taken; 0 if there is not enough left. */
    int window(int taken) {
        int left = receiveBudget - taken;
        return left < MIN_WINDOW ? 0 : Math.clamp(left / SHARE, MIN_WINDOW, maxWindow);
    }
}
