package org.mpl4j.tcpip.icmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.ip.IpEvent;
import org.mpl4j.tcpip.ip.SendResult;
import org.mpl4j.tcpip.phy.Faults;
import org.mpl4j.tcpip.stack.TwoStacks;

class EchoTest {
    private final List<String> replies = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 56, 1_400, 1_472, 1_473, 3_000, 20_001, 65_507})
    void isAnsweredWhateverItsLength(int length) {
        TwoStacks stacks = TwoStacks.onGoodLink();
        Bytes data = random(length);
        stacks.left().icmp().v4().onEchoReply((datagram, identifier, sequence, back) -> {
            assertThat(back).isEqualTo(data);
            replies.add(datagram.addresses().source() + " " + identifier + " " + sequence);
        });
        assertThat(stacks.left().icmp().v4().ping(TwoStacks.RIGHT_V4, 7, 1, data))
                .isEqualTo(SendResult.SENT);
        stacks.run(Durations.SECOND);
        // All fragments wait for the neighbor.
        assertThat(replies).containsExactly("192.0.2.2 7 1");
        assertThat(stacks.right().ip().counts().get(IpEvent.REASSEMBLED)).isEqualTo(length <= 1_472 ? 0 : 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1_452, 1_453, 20_001, 65_527})
    void isAnsweredByIpv6(int length) {
        TwoStacks stacks = TwoStacks.onGoodLink();
        Bytes data = random(length);
        stacks.left().icmp().v6().ping(TwoStacks.RIGHT_V6, 9, 0, random(5));
        stacks.run(Durations.SECOND);
        stacks.left().icmp().v6().onEchoReply((datagram, identifier, sequence, back) -> {
            assertThat(back).isEqualTo(data);
            replies.add(identifier + " " + sequence);
        });
        stacks.left().icmp().v6().ping(TwoStacks.RIGHT_V6, 9, 1, data);
        stacks.run(Durations.SECOND);
        assertThat(replies).containsExactly("9 1");
    }

    @Test
    void isAnsweredByOurselves() {
        TwoStacks stacks = TwoStacks.onGoodLink();
        stacks.left().icmp().v4().onEchoReply((datagram, identifier, sequence, back) -> replies.add("4"));
        stacks.left().icmp().v6().onEchoReply((datagram, identifier, sequence, back) -> replies.add("6"));
        stacks.left().icmp().v4().ping(TwoStacks.LEFT_V4, 1, 1, random(10));
        stacks.left().icmp().v4().ping(IpAddress.of("127.0.0.1"), 1, 1, random(30_000));
        stacks.left().icmp().v6().ping(TwoStacks.LEFT_V6, 1, 1, random(10));
        stacks.left().icmp().v6().ping(IpAddress.of("::1"), 1, 1, random(10));
        stacks.run(Durations.MILLISECOND);
        assertThat(replies).containsExactly("4", "4", "6", "6");
    }

    @Test
    void groupsAreNotAnswered() {
        TwoStacks stacks = TwoStacks.onGoodLink();
        stacks.left().icmp().v4().onEchoReply((datagram, identifier, sequence, back) -> replies.add("4"));
        stacks.left().icmp().v4().ping(IpAddress.of("192.0.2.255"), 1, 1, random(10));
        stacks.run(Durations.SECOND);
        assertThat(replies).isEmpty();
        assertThat(stacks.right().ip().counts().get(IpEvent.DELIVERED)).isEqualTo(1);
    }

    @Test
    void fragmentsThatAreMixedUpAndTwiceThereAreOnePacket() {
        Faults faults = Faults.NONE.reordering(0.4).duplication(0.3).delay(0, 3 * Durations.MILLISECOND);
        TwoStacks stacks = new TwoStacks(3, 600, faults);
        stacks.run(5 * Durations.SECOND);
        Bytes data = random(8_000);
        stacks.left().icmp().v4().onEchoReply((datagram, identifier, sequence, back) -> {
            assertThat(back).isEqualTo(data);
            replies.add("" + sequence);
        });
        for (int i = 0; i < 50; i++) {
            stacks.left().icmp().v4().ping(TwoStacks.RIGHT_V4, 1, i, data);
            stacks.run(100 * Durations.MILLISECOND);
        }
        assertThat(replies.stream().distinct().count()).isEqualTo(50);
    }

    @Test
    void whatIsIncompleteGoesAfterAMinute() {
        TwoStacks stacks = new TwoStacks(3, 600, Faults.NONE.loss(0.3));
        stacks.run(5 * Durations.SECOND);
        for (int i = 0; i < 20; i++) {
            stacks.left().icmp().v4().ping(TwoStacks.RIGHT_V4, 1, i, random(4_000));
            stacks.run(Durations.SECOND);
        }
        long failed = stacks.right().ip().counts().get(IpEvent.REASSEMBLY_FAILED);
        stacks.run(61 * Durations.SECOND);
        assertThat(stacks.right().ip().counts().get(IpEvent.REASSEMBLY_FAILED)).isGreaterThan(failed + 5);
    }

    private static Bytes random(int length) {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        return Bytes.wrap(ByteBuffer.allocateDirect(length).put(content).flip());
    }
}
