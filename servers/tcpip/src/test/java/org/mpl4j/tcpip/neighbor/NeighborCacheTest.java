package org.mpl4j.tcpip.neighbor;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.iface.LinkEvent;
import org.mpl4j.tcpip.stack.TwoStacks;

class NeighborCacheTest {
    private static final IpAddress RIGHT = TwoStacks.RIGHT_V4;

    private final TwoStacks stacks = TwoStacks.onGoodLink();
    private final NeighborCache cache = stacks.leftInterface().neighbors();

    private @Nullable NeighborState state() {
        Neighbor neighbor = cache.find(RIGHT.high(), RIGHT.low());
        return neighbor == null ? null : neighbor.state();
    }

    private void ping() {
        stacks.left().icmp().v4().ping(RIGHT, 1, 1, Bytes.EMPTY);
        stacks.step();
    }

    @Test
    void goesThroughItsStates() {
        assertThat(state()).isNull();
        ping();
        assertThat(state()).isEqualTo(NeighborState.REACHABLE);
        stacks.run(50 * Durations.SECOND);
        assertThat(state()).isEqualTo(NeighborState.STALE);
        ping();
        assertThat(state()).isEqualTo(NeighborState.DELAY);
        stacks.run(4 * Durations.SECOND);
        cache.confirm(RIGHT.high(), RIGHT.low());
        assertThat(state()).isEqualTo(NeighborState.REACHABLE);
        stacks.run(50 * Durations.SECOND);
        ping();
        stacks.run(6 * Durations.SECOND);
        assertThat(state()).as("it was asked, and answered").isEqualTo(NeighborState.REACHABLE);
        stacks.run(700 * Durations.SECOND);
        assertThat(state()).isNull();
    }

    @Test
    void givesUpWhoDoesNotAnswer() {
        long sent = stacks.left().ports().get(1).counts().get(LinkEvent.SENT);
        stacks.left().icmp().v4().ping(IpAddress.of("192.0.2.99"), 1, 1, Bytes.EMPTY);
        assertThat(cache.size()).isEqualTo(1);
        stacks.run(5 * Durations.SECOND);
        assertThat(cache.size()).isZero();
        assertThat(stacks.left().ports().get(1).counts().get(LinkEvent.SENT)).isEqualTo(sent + 3);
    }

    @Test
    void madeUpNeighborsPushOutEachOtherOnly() {
        ping();
        for (int i = 0; i < 100_000; i++) {
            cache.learned(0, IpAddress.lowOfV4(0x0a00_0000L + i), 0x02_00_00_00_00_00L + i);
        }
        assertThat(cache.size()).isEqualTo(NeighborSettings.DEFAULT.most());
        assertThat(state()).isEqualTo(NeighborState.REACHABLE);
    }

    @Test
    void nobodyIsBelievedWhoWasNotAsked() {
        cache.advertised(RIGHT.high(), RIGHT.low(), 0x02_00_00_00_00_77L, true, true, false);
        assertThat(state()).isNull();
    }

    @Test
    void contradictionsNeedTheFlag() {
        ping();
        cache.advertised(RIGHT.high(), RIGHT.low(), 0x02_00_00_00_00_77L, false, false, false);
        assertThat(state()).isEqualTo(NeighborState.STALE);
        Neighbor neighbor = cache.find(RIGHT.high(), RIGHT.low());
        assertThat(neighbor.mac()).isEqualTo(0x02_00_00_00_00_02L);
        cache.advertised(RIGHT.high(), RIGHT.low(), 0x02_00_00_00_00_77L, true, true, false);
        assertThat(state()).isEqualTo(NeighborState.REACHABLE);
        assertThat(neighbor.mac()).isEqualTo(0x02_00_00_00_00_77L);
    }
}
