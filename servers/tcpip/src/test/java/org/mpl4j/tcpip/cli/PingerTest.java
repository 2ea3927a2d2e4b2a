package org.mpl4j.tcpip.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.ip.IpError;
import org.mpl4j.tcpip.phy.Faults;
import org.mpl4j.tcpip.stack.TwoStacks;

class PingerTest {
    private static final long SECOND = Durations.SECOND;

    /** What was found out, as words. */
    private static final class Notes implements PingListener {
        private final List<String> words = new ArrayList<>();
        private boolean isEnded;

        @Override
        public void replied(
                IpAddress from, int sequence, int bytes, int hops, long time, boolean isAgain, boolean isIntact) {
            words.add(sequence + " " + from + " " + bytes + " " + hops + (isAgain ? " again" : "")
                    + (isIntact ? "" : " damaged"));
        }

        @Override
        public void failed(IpAddress from, int sequence, IpError error) {
            words.add(sequence + " " + from + " " + error);
        }

        @Override
        public void notSent(int sequence) {
            words.add(sequence + " not sent");
        }

        @Override
        public void ended() {
            isEnded = true;
        }
    }

    private static PingPlan plan(IpAddress target, long count, int size) {
        return new PingPlan(target, count, SECOND, size, 2 * SECOND, 64);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 56, 1472, 5000, 65_507})
    void countsAnswersOfBothVersions(int size) {
        for (IpAddress target : List.of(TwoStacks.RIGHT_V4, TwoStacks.RIGHT_V6)) {
            TwoStacks stacks = TwoStacks.onGoodLink();
            Notes notes = new Notes();
            // Fragments are more than what waits for a neighbor that is not known.
            Pinger first = new Pinger(stacks.left(), plan(target, 1, 0), new Notes());
            first.start();
            stacks.run(SECOND);
            Pinger pinger = new Pinger(stacks.left(), plan(target, 3, size), notes);
            pinger.start();
            stacks.run(3 * SECOND);
            assertThat(notes.words)
                    .containsExactly(
                            "1 " + target + " " + (size + 8) + " 64",
                            "2 " + target + " " + (size + 8) + " 64",
                            "3 " + target + " " + (size + 8) + " 64");
            assertThat(notes.isEnded).isTrue();
            assertThat(pinger.summary())
                    .startsWith("--- " + target + " ping statistics ---")
                    .contains("3 packets transmitted, 3 received, 0% packet loss, time 2")
                    .contains("rtt min/avg/max/mdev = ");
        }
    }

    @Test
    void tellsOfAnswersThatComeTwiceAndOfThoseThatAreLost() {
        Notes notes = new Notes();
        TwoStacks stacks = new TwoStacks(3, 1500, Faults.NONE.loss(0.2).duplication(0.2));
        stacks.run(5 * SECOND);
        Pinger pinger = new Pinger(stacks.left(), plan(TwoStacks.RIGHT_V4, 100, 56), notes);
        pinger.start();
        stacks.run(200 * SECOND);
        long again = notes.words.stream().filter(word -> word.endsWith("again")).count();
        assertThat(again).isBetween(5L, 60L);
        assertThat(pinger.answered()).isBetween(40L, 90L);
        assertThat(notes.words).hasSize((int) (again + pinger.answered()));
        assertThat(pinger.summary())
                .contains("100 packets transmitted, " + pinger.answered() + " received, +" + again + " duplicates, "
                        + (100 - pinger.answered()) + "% packet loss");
    }

    @Test
    void tellsOfErrors() {
        TwoStacks stacks = TwoStacks.onGoodLink();
        IpAddress nobody = IpAddress.of("192.0.2.99");
        Notes notes = new Notes();
        Pinger pinger = new Pinger(stacks.left(), new PingPlan(nobody, 1, SECOND, 56, 10 * SECOND, 64), notes);
        pinger.start();
        stacks.run(20 * SECOND);
        assertThat(notes.words).containsExactly("1 " + IpAddress.ANY + " HOST_UNREACHABLE");
        assertThat(pinger.summary()).contains("1 packets transmitted, 0 received, +1 errors, 100% packet loss");
        assertThat(notes.isEnded).isTrue();
    }

    @Test
    void saysThatNoRouteLeadsThere() {
        TwoStacks stacks = TwoStacks.onGoodLink();
        Notes notes = new Notes();
        new Pinger(stacks.left(), plan(IpAddress.of("198.51.100.1"), 1, 56), notes).start();
        stacks.run(5 * SECOND);
        assertThat(notes.words).containsExactly("1 not sent");
        assertThat(notes.isEnded).isTrue();
    }

    @Test
    void goesOnUntilItIsStopped() {
        TwoStacks stacks = TwoStacks.onGoodLink();
        Notes notes = new Notes();
        Pinger pinger =
                new Pinger(stacks.left(), new PingPlan(TwoStacks.RIGHT_V4, 0, SECOND / 1000, 0, SECOND, 64), notes);
        pinger.start();
        // More than there are sequence numbers.
        stacks.run(80 * SECOND);
        assertThat(notes.isEnded).isFalse();
        pinger.stop();
        stacks.run(10 * SECOND);
        assertThat(notes.isEnded).isTrue();
        assertThat(pinger.answered()).isBetween(65_537L, 80_001L);
        assertThat(notes.words).hasSize((int) pinger.answered()).noneMatch(word -> word.endsWith("again"));
    }

    @Test
    void refusesWhatCannotBe() {
        IpAddress target = TwoStacks.RIGHT_V4;
        assertThatThrownBy(() -> plan(target, 1, 65_508)).hasMessage("a size is 0 to 65507 bytes, not 65508");
        assertThatThrownBy(() -> plan(target, 1, -1)).hasMessage("a size is 0 to 65507 bytes, not -1");
        assertThatThrownBy(() -> plan(target, -1, 1)).hasMessage("a count is at least 1, not -1");
        assertThatThrownBy(() -> new PingPlan(target, 1, 0, 1, 1, 64))
                .hasMessage("an interval is at least 0.001 seconds");
        assertThatThrownBy(() -> new PingPlan(target, 1, SECOND, 1, 1, 256))
                .hasMessage("the number of hops is 1 to 255, not 256");
    }
}
