package org.mpl4j.ssh.connection;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The channels of a connection by the numbers that this side gives them, the smallest that is free, and what they take of the budget. For all threads. */
final class ChannelTable {
    private final ChannelLimits limits;
    private final AtomicReferenceArray<Channel> channels;
    private final BitSet taken = new BitSet();
    private int budget;
    private int sessions;
    private boolean isClosed;

    /** Makes a channel. */
    @FunctionalInterface
    interface Maker {
        Channel make(int number, int window);
    }

    ChannelTable(ChannelLimits limits) {
        this.limits = limits;
        channels = new AtomicReferenceArray<>(limits.maxChannels());
    }

    /** A new channel, if there is room for one. */
    synchronized Optional<Channel> add(Maker maker) {
        int number = taken.nextClearBit(0);
        int window = limits.window(budget);
        if (isClosed || number >= limits.maxChannels() || window == 0) {
            return Optional.empty();
        }
        Channel channel = maker.make(number, window);
        if (channel.isSession()) {
            if (sessions >= limits.maxSessions()) {
                return Optional.empty();
            }
            sessions++;
        }
        taken.set(number);
        budget += window;
        channels.set(number, channel);
        return Optional.of(channel);
    }

    /** The channel with a number, if there is one. */
    Optional<Channel> find(long number) {
        return number < channels.length() ? Optional.ofNullable(channels.get((int) number)) : Optional.empty();
    }

    /** Whether a channel has its number, which no other one has then. */
    boolean has(Channel channel) {
        return channels.get((int) channel.number()) == channel;
    }

    /** The channel is gone, its number free. */
    synchronized void remove(Channel channel) {
        int number = (int) channel.number();
        if (channels.get(number) == channel) {
            channels.set(number, null);
            taken.clear(number);
            budget -= channel.windowSize();
            sessions -= channel.isSession() ? 1 : 0;
        }
    }

    /** All channels; no more are added. */
    synchronized List<Channel> close() {
        isClosed = true;
        List<Channel> all = new ArrayList<>();
        for (int number = taken.nextSetBit(0); number >= 0; number = taken.nextSetBit(number + 1)) {
            all.add(channels.get(number));
        }
        return all;
    }

    synchronized int size() {
        return taken.cardinality();
    }
}
