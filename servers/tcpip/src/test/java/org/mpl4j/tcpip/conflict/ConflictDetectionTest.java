package org.mpl4j.tcpip.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.address.Prefix;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.ip.AddressState;
import org.mpl4j.tcpip.neighbor.ArpListener;
import org.mpl4j.tcpip.stack.TwoStacks;

/** Addresses that somebody else has, or wants, or insists on (RFC 5227). */
class ConflictDetectionTest {
    private static final String FREE = "192.0.2.77/24";
    private static final long FREE_LOW = IpAddress.of("192.0.2.77").low();

    private final TwoStacks stacks = TwoStacks.onGoodLink();
    private final List<String> events = new ArrayList<>();

    private AddressClaim claim(String address) {
        return stacks.right().claim(stacks.rightInterface(), address, new ClaimListener() {
            @Override
            public void obtained() {
                events.add("obtained");
            }

            @Override
            public void lost() {
                events.add("lost");
            }
        });
    }

    @Test
    void threeProbesThenTwoAnnouncements() {
        List<String> heard = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        ArpListener listener = (source, target, isQuestion) -> {
            heard.add(new IpAddress(0, source) + " " + new IpAddress(0, target) + " " + isQuestion);
            times.add(stacks.now());
        };
        stacks.leftInterface().arp().onHeard(listener);
        long begin = stacks.now();
        AddressClaim claim = claim(FREE);
        assertThat(claim.address().state()).isEqualTo(AddressState.TENTATIVE);
        stacks.run(12 * Durations.SECOND);
        String probe = "0.0.0.0 192.0.2.77 true";
        String announcement = "192.0.2.77 192.0.2.77 true";
        assertThat(heard).containsExactly(probe, probe, probe, announcement, announcement);
        assertThat(times.get(0) - begin).isBetween(0L, 1_001 * Durations.MILLISECOND);
        for (int i = 1; i < 3; i++) {
            assertThat(times.get(i) - times.get(i - 1))
                    .isBetween(999 * Durations.MILLISECOND, 2_001 * Durations.MILLISECOND);
        }
        assertThat(times.get(3) - times.get(2)).isBetween(1_999 * Durations.MILLISECOND, 2_001 * Durations.MILLISECOND);
        assertThat(events).containsExactly("obtained");
        assertThat(claim.address().state()).isEqualTo(AddressState.PREFERRED);
    }

    @Test
    void anAddressThatSomebodyHasIsNotTaken() {
        AddressClaim claim = claim(TwoStacks.LEFT_V4 + "/24");
        stacks.run(12 * Durations.SECOND);
        assertThat(events).containsExactly("lost");
        assertThat(claim.address().state()).isEqualTo(AddressState.DUPLICATE);
        assertThat(stacks.right().ip().isOurs(0, TwoStacks.LEFT_V4.low())).isFalse();
    }

    @Test
    void ofTwoThatAskAtOnceNoneTakesIt() {
        List<String> others = new ArrayList<>();
        claim(FREE);
        stacks.left().claim(stacks.leftInterface(), FREE, new ClaimListener() {
            @Override
            public void obtained() {
                others.add("obtained");
            }

            @Override
            public void lost() {
                others.add("lost");
            }
        });
        stacks.run(12 * Durations.SECOND);
        assertThat(events.contains("obtained") && others.contains("obtained")).isFalse();
        assertThat(events.contains("lost") || others.contains("lost")).isTrue();
    }

    @Test
    void isDefendedOnceThenGivenUp() {
        claim(FREE);
        stacks.run(12 * Durations.SECOND);
        stacks.leftInterface().arp().announce(FREE_LOW);
        stacks.run(11 * Durations.SECOND);
        stacks.leftInterface().arp().announce(FREE_LOW);
        stacks.run(Durations.SECOND);
        assertThat(events).as("not soon after each other").containsExactly("obtained");
        stacks.leftInterface().arp().announce(FREE_LOW);
        stacks.step();
        assertThat(events).containsExactly("obtained", "lost");
    }

    @Test
    void whatSomebodySetIsDefendedForEver() {
        List<Long> defences = new ArrayList<>();
        stacks.leftInterface().arp().onHeard((source, target, isQuestion) -> {
            if (source == TwoStacks.RIGHT_V4.low() && target == source) {
                defences.add(stacks.now());
            }
        });
        for (int i = 0; i < 60; i++) {
            stacks.leftInterface().arp().announce(TwoStacks.RIGHT_V4.low());
            stacks.run(Durations.SECOND);
        }
        assertThat(defences).hasSize(6);
        assertThat(stacks.right().ip().isOurs(0, TwoStacks.RIGHT_V4.low())).isTrue();
    }

    @Test
    void aReleasedClaimIsSilent() {
        AddressClaim claim = claim(FREE);
        stacks.run(Durations.SECOND);
        claim.release();
        stacks.right().ip().remove(stacks.rightInterface(), claim.address());
        stacks.run(12 * Durations.SECOND);
        assertThat(events).isEmpty();
        assertThat(stacks.rightInterface().find(0, Prefix.of(FREE).address().low()))
                .isNull();
    }
}
