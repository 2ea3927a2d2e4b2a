package org.mpl4j.tcpip.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.stack.TwoStacks;
import org.mpl4j.tcpip.udp.UdpMessage;
import org.mpl4j.tcpip.udp.UdpSocket;

/** Ways of one hop; those with routers are in {@code MplNetTest}. */
class TracerTest {
    private static final long SECOND = Durations.SECOND;

    private final TwoStacks stacks = TwoStacks.onGoodLink();
    private final List<String> hops = new ArrayList<>();
    private final List<Tracer.Result> results = new ArrayList<>();

    private static TracePlan plan(IpAddress target, boolean isByEcho, int most) {
        return new TracePlan(target, isByEcho, 1, most, 3, SECOND, 33_434, 60);
    }

    private void trace(TracePlan plan) {
        new Tracer(stacks.left(), plan, hop -> hops.add(hop.line()), results::add).start();
        stacks.run(60 * SECOND);
    }

    @ParameterizedTest(name = "by echo: {0}")
    @ValueSource(booleans = {false, true})
    void arrives(boolean isByEcho) {
        for (IpAddress target : List.of(TwoStacks.RIGHT_V4, TwoStacks.RIGHT_V6)) {
            trace(plan(target, isByEcho, 30));
            assertThat(hops).hasSize(1);
            assertThat(hops.getFirst()).matches(" 1  \\Q" + target + "\\E(  [0-9]+\\.[0-9]{3} ms){3}");
            assertThat(results).containsExactly(Tracer.Result.ARRIVED);
            hops.clear();
            results.clear();
        }
    }

    /** The ports may be in use: what answers there is the target, too. */
    @Test
    void arrivesWhereSomebodyListens() {
        UdpMessage message = new UdpMessage();
        for (int i = 0; i < 3; i++) {
            UdpSocket echo = stacks.right().udp().bind(IpAddress.ANY, 33_434 + i);
            echo.onReadable(() -> {
                while (echo.receive(message)) {
                    echo.send(message.source(), message.sourcePort(), Bytes.wrap(message.data()));
                }
            });
        }
        trace(plan(TwoStacks.RIGHT_V4, false, 30));
        assertThat(results).containsExactly(Tracer.Result.ARRIVED);
        assertThat(hops).hasSize(1);
    }

    @Test
    void saysThatNoNeighborAnswers() {
        trace(new TracePlan(IpAddress.of("192.0.2.99"), true, 1, 1, 2, 10 * SECOND, 33_434, 60));
        assertThat(hops).hasSize(1);
        assertThat(hops.getFirst()).matches(" 1  \\(no neighbor answers\\)  [0-9.]+ ms !H  .*");
        assertThat(results).containsExactly(Tracer.Result.NOT_REACHED);
    }

    @Test
    void goesOnWhereNobodyAnswers() {
        // Before the neighbor is given up.
        TracePlan plan = new TracePlan(IpAddress.of("192.0.2.99"), true, 1, 3, 2, SECOND / 10, 33_434, 60);
        trace(plan);
        assertThat(hops).containsExactly(" 1  *  *", " 2  *  *", " 3  *  *");
        assertThat(results).containsExactly(Tracer.Result.NOT_REACHED);
    }

    @Test
    void saysThatNoRouteLeadsThere() {
        trace(plan(IpAddress.of("198.51.100.1"), false, 3));
        assertThat(hops).isEmpty();
        assertThat(results).containsExactly(Tracer.Result.NO_ROUTE);
    }

    @Test
    void refusesWhatCannotBe() {
        IpAddress v6 = TwoStacks.RIGHT_V6;
        assertThatThrownBy(() -> new TracePlan(v6, true, 1, 256, 3, 1, 1, 60)).hasMessageContaining("1 to 255");
        assertThatThrownBy(() -> new TracePlan(v6, true, 5, 4, 3, 1, 1, 60)).hasMessageContaining("5 and 4");
        assertThatThrownBy(() -> new TracePlan(v6, true, 1, 30, 11, 1, 1, 60)).hasMessageContaining("1 to 10 probes");
        assertThatThrownBy(() -> new TracePlan(v6, true, 1, 30, 3, 1, 65_500, 60))
                .hasMessageContaining("65535");
        assertThatThrownBy(() -> new TracePlan(v6, true, 1, 30, 3, 1, 1, 47)).hasMessageContaining("48 to 65000");
    }
}
