package org.mpl4j.tcpip.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.packets.tcp.TcpPolicy.State;
import org.mpl4j.tcpip.stack.TwoStacks;

/** A server that closes connections first does not fill its memory with those in TIME-WAIT. */
class TimeWaitsTest {
    private static final int MOST = TcpLayer.MOST_TIME_WAITS;
    private static final int CONNECTIONS = MOST + 1_000;
    private static final int FIRST_PORT = 80;
    private static final int PORTS = 32;

    private final TwoStacks stacks = TwoStacks.onGoodLink();
    private TcpConnection first;

    private void openAndClose(int count) {
        List<TcpListener> listeners = IntStream.range(FIRST_PORT, FIRST_PORT + PORTS)
                .mapToObj(this::listen)
                .toList();
        for (int i = 0; i < count; i++) {
            int which = i % PORTS;
            TcpConnection client =
                    stacks.left().tcp().connect(TwoStacks.RIGHT_V4, FIRST_PORT + which, TcpSettings.DEFAULT);
            stacks.step();
            TcpConnection server = listeners.get(which).accept();
            server.close();
            stacks.step();
            client.close();
            // A port that is used again needs a later sequence number.
            stacks.run(Durations.MILLISECOND);
            assertThat(server.state()).isEqualTo(State.TIME_WAIT);
            first = first == null ? server : first;
        }
    }

    private TcpListener listen(int port) {
        return stacks.right().tcp().listen(IpAddress.ANY, port, 1, TcpSettings.DEFAULT);
    }

    @Test
    void thereAreOnlySoMany() {
        openAndClose(CONNECTIONS);
        // A few ports are used again, by connections that take the place of others.
        assertThat(stacks.right().tcp().connections()).isBetween(MOST - 500, MOST);
        assertThat(stacks.right().tcp().counts().get(TcpEvent.TIME_WAITS_CUT_SHORT))
                .isBetween(500L, (long) CONNECTIONS - MOST);
        assertThat(first.cause()).as("the one that has waited for longest").isEqualTo(CloseCause.CLOSED);
        assertThat(stacks.left().tcp().counts().get(TcpEvent.RESETS_SENT)).isZero();
        stacks.run(60 * Durations.SECOND);
        assertThat(stacks.right().tcp().connections()).isZero();
    }

    @Test
    void whereThereAreFewerEachWaitsItsTime() {
        openAndClose(100);
        stacks.run(59 * Durations.SECOND);
        assertThat(stacks.right().tcp().connections()).isBetween(98, 100);
        stacks.run(2 * Durations.SECOND);
        assertThat(stacks.right().tcp().connections()).isZero();
        assertThat(stacks.right().tcp().counts().get(TcpEvent.TIME_WAITS_CUT_SHORT))
                .isZero();
    }
}
