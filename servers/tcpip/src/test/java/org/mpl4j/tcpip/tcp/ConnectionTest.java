package org.mpl4j.tcpip.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.packets.tcp.TcpPolicy.State;
import org.mpl4j.tcpip.phy.Faults;
import org.mpl4j.tcpip.stack.TwoStacks;

/** The life of a connection. */
class ConnectionTest {
    private static final int PORT = 80;

    private final TwoStacks stacks = TwoStacks.onGoodLink();
    private final TcpListener listener = listen(TcpSettings.DEFAULT);

    private TcpListener listen(TcpSettings settings) {
        return stacks.right().tcp().listen(IpAddress.ANY, PORT, 3, settings);
    }

    private TcpConnection connect(TcpSettings settings) {
        return stacks.left().tcp().connect(TwoStacks.RIGHT_V4, PORT, settings);
    }

    private static ByteBuffer bytes(int count) {
        return ByteBuffer.allocateDirect(count);
    }

    private TcpConnection client;
    private TcpConnection server;

    private void establish() {
        client = connect(TcpSettings.DEFAULT);
        stacks.run(Durations.SECOND);
        server = listener.accept();
        assertThat(client.state()).isEqualTo(State.ESTABLISHED);
        assertThat(server.state()).isEqualTo(State.ESTABLISHED);
    }

    @Test
    void isRefusedWhereNobodyListens() {
        TcpConnection none = stacks.left().tcp().connect(TwoStacks.RIGHT_V6, 81, TcpSettings.DEFAULT);
        assertThat(none.state()).isEqualTo(State.SYN_SENT);
        stacks.run(Durations.SECOND);
        assertThat(none.cause()).isEqualTo(CloseCause.REFUSED);
        assertThat(none.read(bytes(1))).isEqualTo(-1);
        assertThat(none.write(bytes(1))).isZero();
    }

    @Test
    void whoComesWhenAListenerHasLeftAsksAgainUntilSomebodyElseListens() {
        listener.leave();
        client = connect(TcpSettings.DEFAULT);
        stacks.run(Durations.SECOND / 2);
        assertThat(client.state()).isEqualTo(State.SYN_SENT);
        assertThat(stacks.right().tcp().counts().get(TcpEvent.LEFT_TO_OTHERS)).isEqualTo(1);
        TcpConnection elsewhere = stacks.left().tcp().connect(TwoStacks.RIGHT_V4, PORT + 1, TcpSettings.DEFAULT);
        stacks.run(Durations.SECOND / 10);
        assertThat(elsewhere.cause()).isEqualTo(CloseCause.REFUSED);
        TcpListener next = listen(TcpSettings.DEFAULT);
        stacks.run(2 * Durations.SECOND);
        assertThat(client.state()).isEqualTo(State.ESTABLISHED);
        next.close();
        stacks.run(Durations.SECOND);
        TcpConnection late = connect(TcpSettings.DEFAULT);
        stacks.run(Durations.SECOND);
        assertThat(late.cause()).isEqualTo(CloseCause.REFUSED);
    }

    @Test
    void givesUpWhoDoesNotAnswer() {
        TwoStacks deaf = new TwoStacks(1, 1500, Faults.NONE.loss(1));
        TcpConnection none = deaf.left().tcp().connect(TwoStacks.RIGHT_V4, PORT, TcpSettings.DEFAULT);
        deaf.run(2 * Durations.SECOND);
        assertThat(none.cause()).isNull();
        deaf.run(20 * Durations.SECOND);
        assertThat(none.cause()).as("nobody has the address").isEqualTo(CloseCause.UNREACHABLE);
        assertThat(deaf.left().tcp().connections()).isZero();
    }

    @Test
    void noWayIsKnownAtOnce() {
        TcpConnection none = stacks.left().tcp().connect(IpAddress.of("198.51.100.1"), PORT, TcpSettings.DEFAULT);
        assertThat(none.cause()).isEqualTo(CloseCause.UNREACHABLE);
    }

    @Test
    void goesOnWhereOneSideHasClosed() {
        establish();
        client.closeOutput();
        stacks.run(Durations.SECOND);
        assertThat(client.state()).isEqualTo(State.FIN_WAIT_2);
        assertThat(server.state()).isEqualTo(State.CLOSE_WAIT);
        assertThat(server.read(bytes(1))).isEqualTo(-1);
        assertThat(server.write(bytes(100_000))).isEqualTo(100_000);
        stacks.run(Durations.SECOND);
        assertThat(client.read(bytes(200_000))).isEqualTo(100_000);
        server.closeOutput();
        stacks.run(Durations.SECOND);
        assertThat(server.cause()).isEqualTo(CloseCause.CLOSED);
        assertThat(client.state()).isEqualTo(State.TIME_WAIT);
        stacks.run(58 * Durations.SECOND);
        assertThat(client.state()).isEqualTo(State.TIME_WAIT);
        stacks.run(2 * Durations.SECOND);
        assertThat(client.cause()).isEqualTo(CloseCause.CLOSED);
        assertThat(stacks.left().tcp().connections()).isZero();
    }

    @Test
    void bothMayCloseAtTheSameTime() {
        establish();
        client.closeOutput();
        server.closeOutput();
        stacks.step();
        assertThat(client.state()).isEqualTo(State.TIME_WAIT);
        assertThat(server.state()).isEqualTo(State.TIME_WAIT);
        stacks.run(61 * Durations.SECOND);
        assertThat(client.cause()).isEqualTo(CloseCause.CLOSED);
        assertThat(server.cause()).isEqualTo(CloseCause.CLOSED);
    }

    @Test
    void aResetEndsItAtOnce() {
        establish();
        server.write(bytes(10));
        stacks.run(Durations.SECOND);
        client.close();
        assertThat(client.cause()).as("something was unread").isEqualTo(CloseCause.ABORTED);
        stacks.run(Durations.SECOND);
        assertThat(server.cause()).isEqualTo(CloseCause.RESET);
    }

    @Test
    void whatComesWhenNobodyReadsAnyMoreIsAnsweredByAReset() {
        establish();
        client.close();
        stacks.run(Durations.SECOND);
        server.write(bytes(10));
        stacks.run(Durations.SECOND);
        assertThat(server.cause()).isEqualTo(CloseCause.RESET);
    }

    @Test
    void aClosedWindowIsProbedUntilItOpens() {
        establish();
        int sent = 0;
        for (int i = 0; i < 100; i++) {
            sent += client.write(bytes(20_000));
            stacks.run(100 * Durations.MILLISECOND);
        }
        assertThat(client.room()).isZero();
        stacks.run(2 * Durations.HOUR);
        assertThat(stacks.left().tcp().counts().get(TcpEvent.WINDOW_PROBES)).isBetween(100L, 140L);
        assertThat(client.cause()).isNull();
        int received = 0;
        for (int i = 0; i < 1_000; i++) {
            received += server.read(bytes(20_000));
            stacks.run(100 * Durations.MILLISECOND);
        }
        assertThat(received).isEqualTo(sent);
    }

    @Test
    void whoIsGoneIsGivenUp() {
        establish();
        client.write(bytes(10));
        stacks.right().ip().interfaces().get(1).link().onPacket((type, packet, isToGroup) -> {});
        stacks.run(2 * Durations.HOUR);
        assertThat(client.cause()).isEqualTo(CloseCause.TIMED_OUT);
    }

    @Test
    void theBacklogIsBounded() {
        for (int i = 0; i < 10; i++) {
            connect(TcpSettings.DEFAULT);
            stacks.run(10 * Durations.MILLISECOND);
        }
        assertThat(stacks.right().tcp().counts().get(TcpEvent.BACKLOG_FULL)).isGreaterThanOrEqualTo(7);
        for (int i = 0; i < 3; i++) {
            assertThat(listener.accept()).isNotNull();
        }
        assertThat(listener.accept()).isNull();
        stacks.run(10 * Durations.SECOND);
        assertThat(listener.accept()).as("SYNs come again").isNotNull();
    }

    @Test
    void shortSegmentsWaitForOthers() {
        establish();
        long before = stacks.left().tcp().counts().get(TcpEvent.SENT);
        for (int i = 0; i < 100; i++) {
            client.write(bytes(1));
        }
        stacks.run(Durations.SECOND);
        assertThat(stacks.left().tcp().counts().get(TcpEvent.SENT) - before).isEqualTo(2);
        assertThat(server.available()).isEqualTo(100);
    }

    @Test
    void theFirstFullSegmentsAreAcknowledgedAtOnceThenOneOfTwo() {
        establish();
        assertThat(acknowledgmentsOf(10 * 1448)).isEqualTo(10);
        assertThat(acknowledgmentsOf(6 * 1448)).isEqualTo(6);
        for (int i = 0; i < 5; i++) {
            assertThat(acknowledgmentsOf(1448)).isZero();
            assertThat(acknowledgmentsOf(1448)).isEqualTo(1);
        }
        assertThat(acknowledgmentsOf(10 * 1448))
                .as("of ten that are there at once")
                .isEqualTo(1);
        assertThat(acknowledgmentsOf(10)).isZero();
        long before = stacks.right().tcp().counts().get(TcpEvent.SENT);
        stacks.run(50 * Durations.MILLISECOND);
        assertThat(stacks.right().tcp().counts().get(TcpEvent.SENT) - before).isEqualTo(1);
    }

    private long acknowledgmentsOf(int bytes) {
        long before = stacks.right().tcp().counts().get(TcpEvent.SENT);
        client.write(bytes(bytes));
        stacks.step();
        return stacks.right().tcp().counts().get(TcpEvent.SENT) - before;
    }

    @Test
    void pathsOfShortPacketsAreFound() {
        establish();
        stacks.left().ip().output().learnMtu(TwoStacks.RIGHT_V4.high(), TwoStacks.RIGHT_V4.low(), 600);
        client.write(bytes(50_000));
        stacks.run(Durations.SECOND);
        assertThat(server.available()).isEqualTo(50_000);
    }
}
