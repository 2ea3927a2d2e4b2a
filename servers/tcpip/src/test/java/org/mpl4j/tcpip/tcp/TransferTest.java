package org.mpl4j.tcpip.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.packets.tcp.TcpPolicy;
import org.mpl4j.tcpip.phy.Faults;
import org.mpl4j.tcpip.stack.TwoStacks;

/** Two stacks over links that do what links do: everything arrives, once and in order, and both sides know that it is over. Hours of protocol time in a moment, the same each time. */
class TransferTest {
    private static final long HOURS = 10 * Durations.HOUR;
    private static final int BYTES = 600_000;

    static Stream<Arguments> links() {
        List<Arguments> links = new ArrayList<>();
        long delay = 10 * Durations.MILLISECOND;
        add(links, "good", Faults.NONE, 1500);
        add(links, "far", Faults.NONE.delay(5 * delay, 0), 1500);
        add(links, "5 % loss", Faults.NONE.loss(0.05).delay(delay, 0), 1500);
        add(links, "20 % reordering", Faults.NONE.reordering(0.2).delay(delay, 0), 1500);
        add(links, "2 % corruption", Faults.NONE.corruption(0.02).delay(delay, 0), 1500);
        add(links, "3 % duplication", Faults.NONE.duplication(0.03).delay(delay, 0), 1500);
        add(links, "jitter", Faults.NONE.delay(0, 5 * delay), 1500);
        add(links, "256 bytes", Faults.NONE.delay(delay, 0), 256);
        add(links, "slow", Faults.NONE.bandwidth(5_000_000, 20).delay(delay, 0), 1500);
        Faults all = Faults.NONE.loss(0.05).reordering(0.2).corruption(0.02).duplication(0.03);
        add(links, "all of it", all.delay(delay, delay), 256);
        return links.stream();
    }

    private static void add(List<Arguments> links, String name, Faults faults, int mtu) {
        for (long seed = 1; seed <= 5; seed++) {
            links.add(Arguments.of(name, faults, mtu, seed));
        }
    }

    @ParameterizedTest(name = "{0} {3}")
    @MethodSource("links")
    void bringsAllOfItBothWays(String name, Faults faults, int mtu, long seed) {
        TwoStacks stacks = new TwoStacks(seed, mtu, faults);
        stacks.run(5 * Durations.SECOND);
        Random random = new Random(seed);
        TcpListener listener = stacks.right().tcp().listen(IpAddress.ANY, 80, 10, settings(random));
        List<Transfer> accepted = new ArrayList<>();
        listener.onConnection(() -> accepted.add(new Transfer(listener.accept(), BYTES / 2, 3, 5)));
        IpAddress address = mtu >= 1280 && seed % 2 == 0 ? TwoStacks.RIGHT_V6 : TwoStacks.RIGHT_V4;
        Transfer client = new Transfer(stacks.left().tcp().connect(address, 80, settings(random)), BYTES, 5, 3);
        boolean isDone = stacks.runUntil(
                () -> client.isDone() && accepted.size() == 1 && accepted.get(0).isDone(), stacks.now() + HOURS);
        assertThat(isDone)
                .as(() -> client.received() + " " + client.connection().state() + " "
                        + stacks.left().tcp().counts() + " / "
                        + stacks.right().tcp().counts())
                .isTrue();
        assertThat(client.received()).isEqualTo(BYTES / 2);
        assertThat(accepted.get(0).received()).isEqualTo(BYTES);
        stacks.run(200 * Durations.SECOND);
        assertThat(client.connection().state()).isEqualTo(TcpPolicy.State.CLOSED);
        assertThat(client.connection().cause()).isEqualTo(CloseCause.CLOSED);
        assertThat(accepted.get(0).connection().cause()).isEqualTo(CloseCause.CLOSED);
        assertThat(stacks.left().tcp().connections()).isZero();
        assertThat(stacks.right().tcp().connections()).isZero();
        assertThat(stacks.left().tcp().counts().get(TcpEvent.REFUSED_BY_POLICY)).isZero();
        assertThat(stacks.right().tcp().counts().get(TcpEvent.REFUSED_BY_POLICY))
                .isZero();
    }

    private static TcpSettings settings(Random random) {
        TcpSettings settings =
                TcpSettings.DEFAULT.buffers(4_000 + random.nextInt(300_000), 4_000 + random.nextInt(300_000));
        CongestionAlgorithm[] congestion = CongestionAlgorithm.values();
        EcnMode[] ecn = EcnMode.values();
        settings = settings.congestion(congestion[random.nextInt(congestion.length)])
                .features(
                        new TcpFeatures(random.nextInt(4) > 0, random.nextInt(4) > 0, ecn[random.nextInt(ecn.length)]));
        return random.nextBoolean() ? settings.noDelay() : settings;
    }
}
