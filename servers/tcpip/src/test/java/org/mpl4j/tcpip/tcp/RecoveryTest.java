package org.mpl4j.tcpip.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.phy.Faults;
import org.mpl4j.tcpip.stack.TwoStacks;

/** How losses of known segments are found and repaired: what is sent again, how often, and without waiting for a timeout. On a link of 20 ms one way. */
class RecoveryTest {
    private static final int PORT = 80;
    private static final int SEGMENT = 1448;
    private static final int SEGMENTS = 100;
    private static final Faults LINK = Faults.NONE.delay(20 * Durations.MILLISECOND, 0);
    private static final TcpSettings SETTINGS = TcpSettings.DEFAULT.buffers(1 << 19, 1 << 19);
    private static final TcpSettings WITHOUT_SACK = SETTINGS.features(new TcpFeatures(true, false, EcnMode.OFF));
    private static final TcpSettings WITH_ECN = SETTINGS.features(new TcpFeatures(true, true, EcnMode.REQUEST));

    private SegmentScript script;
    private TwoStacks stacks;
    private TcpConnection client;
    private TcpConnection server;

    @BeforeEach
    void link() {
        link(LINK);
    }

    private void link(Faults faults) {
        stacks = new TwoStacks(1, 1500, faults, device -> script = new SegmentScript(device));
        stacks.run(5 * Durations.SECOND);
    }

    private void establish(TcpSettings settings) {
        establish(settings, settings);
    }

    private void establish(TcpSettings settings, TcpSettings ofServer) {
        TcpListener listener = stacks.right().tcp().listen(IpAddress.ANY, PORT, 1, ofServer);
        client = stacks.left().tcp().connect(TwoStacks.RIGHT_V4, PORT, settings);
        stacks.run(Durations.SECOND);
        server = listener.accept();
        assertThat(server).isNotNull();
    }

    private void send(int segments) {
        assertThat(client.write(ByteBuffer.allocateDirect(segments * SEGMENT))).isEqualTo(segments * SEGMENT);
    }

    private void sendAll(int segments) {
        send(segments);
        stacks.run(10 * Durations.SECOND);
        assertThat(server.available()).isEqualTo(segments * SEGMENT);
    }

    private void drop(int segment) {
        script.drop(segment * SEGMENT, 1);
    }

    private long count(TcpEvent event) {
        return stacks.left().tcp().counts().get(event);
    }

    private void assertRepaired(int retransmits) {
        assertThat(count(TcpEvent.RETRANSMITS)).as("sent again").isEqualTo(retransmits);
        assertThat(script.count()).isEqualTo(SEGMENTS + retransmits);
        assertThat(count(TcpEvent.FAST_RETRANSMITS)).as("recoveries").isEqualTo(1);
        assertThat(count(TcpEvent.TIMEOUTS)).as("timeouts").isZero();
    }

    @ParameterizedTest
    @EnumSource(CongestionAlgorithm.class)
    void oneLostSegmentIsSentAgainOnce(CongestionAlgorithm congestion) {
        establish(SETTINGS.congestion(congestion));
        drop(30);
        sendAll(SEGMENTS);
        assertRepaired(1);
        assertThat(client.figures().slowStartThreshold()).isBetween(5 * SEGMENT, 30 * SEGMENT);
    }

    @Test
    void manyOfOneWindowAreSentAgainOnceEach() {
        establish(SETTINGS);
        for (int lost : new int[] {30, 32, 33, 36, 38, 40, 41}) {
            drop(lost);
        }
        sendAll(SEGMENTS);
        assertRepaired(7);
    }

    @Test
    void aRetransmissionThatIsLostIsSentAgainWithoutATimeout() {
        establish(SETTINGS);
        script.drop(30 * SEGMENT, 2);
        sendAll(SEGMENTS);
        assertRepaired(2);
    }

    @Test
    void withoutSelectiveAcknowledgmentsDuplicatesTell() {
        establish(WITHOUT_SACK);
        drop(30);
        drop(33);
        sendAll(SEGMENTS);
        assertRepaired(2);
        assertThat(client.figures().hasSack()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"CUBIC"})
    void aLostTailIsRepairedByAProbe(CongestionAlgorithm congestion) {
        establish(SETTINGS.congestion(congestion));
        drop(SEGMENTS - 1);
        sendAll(SEGMENTS);
        assertThat(count(TcpEvent.TAIL_PROBES)).isEqualTo(1);
        assertThat(count(TcpEvent.RETRANSMITS)).isEqualTo(1);
        assertThat(count(TcpEvent.TIMEOUTS)).isZero();
    }

    @Test
    void aLongerTailIsFoundByTheProbe() {
        establish(SETTINGS);
        for (int i = 1; i <= 5; i++) {
            drop(SEGMENTS - i);
        }
        sendAll(SEGMENTS);
        assertThat(count(TcpEvent.TAIL_PROBES)).isEqualTo(1);
        assertThat(count(TcpEvent.RETRANSMITS)).isEqualTo(5);
        assertThat(count(TcpEvent.TIMEOUTS)).isZero();
    }

    @Test
    void aProbeAndAllElseLostIsRepairedByATimeout() {
        establish(SETTINGS);
        script.drop((SEGMENTS - 1) * SEGMENT, 2);
        sendAll(SEGMENTS);
        assertThat(count(TcpEvent.TAIL_PROBES)).isEqualTo(1);
        assertThat(count(TcpEvent.RETRANSMITS)).isEqualTo(2);
        assertThat(count(TcpEvent.TIMEOUTS)).isEqualTo(1);
    }

    @Test
    void aSegmentThatFewOvertakeIsNotSentAgain() {
        establish(SETTINGS);
        script.delay(30, 2);
        sendAll(SEGMENTS);
        assertThat(count(TcpEvent.RETRANSMITS)).isZero();
        assertThat(script.count()).isEqualTo(SEGMENTS);
    }

    @Test
    void whatWasSentAgainForNothingWidensTheWindowOfReordering() {
        establish(SETTINGS);
        for (int i = 170; i < 350; i += 30) {
            script.delay(i, 8);
        }
        sendAll(360);
        assertThat(count(TcpEvent.TIMEOUTS)).isZero();
        assertThat(count(TcpEvent.RETRANSMITS)).as("of six that were late").isEqualTo(1);
        assertThat(count(TcpEvent.DUPLICATES_TOLD)).isEqualTo(count(TcpEvent.RETRANSMITS));
    }

    @Test
    void randomReorderingAloneCausesFewRetransmissions() {
        link(LINK.reordering(0.2));
        establish(SETTINGS);
        sendAll(340);
        assertThat(count(TcpEvent.TIMEOUTS)).isZero();
        assertThat(count(TcpEvent.RETRANSMITS)).isLessThanOrEqualTo(10);
    }

    @Test
    void aTimeoutForNothingIsTakenBack() {
        establish(SETTINGS);
        send(30);
        stacks.run(100 * Durations.MILLISECOND);
        int before = client.congestionWindow();
        script.holdFrom(script.count());
        send(SEGMENTS);
        stacks.run(800 * Durations.MILLISECOND);
        assertThat(count(TcpEvent.TIMEOUTS)).isPositive();
        assertThat(client.congestionWindow()).isLessThan(before);
        script.release(stacks.now());
        stacks.run(10 * Durations.SECOND);
        assertThat(server.available()).isEqualTo(130 * SEGMENT);
        assertThat(count(TcpEvent.SPURIOUS_RECOVERIES)).isPositive();
        assertThat(client.congestionWindow()).isGreaterThanOrEqualTo(before);
    }

    @Test
    void whatIsMarkedSlowsDownWithoutBeingSentAgain() {
        establish(WITH_ECN);
        assertThat(client.figures().hasEcn()).isTrue();
        assertThat(server.figures().hasEcn()).isTrue();
        script.mark(30);
        sendAll(SEGMENTS);
        assertThat(count(TcpEvent.RETRANSMITS)).isZero();
        assertThat(script.capable()).isEqualTo(SEGMENTS);
        assertThat(script.reduced()).as("said once that the window is less").isEqualTo(1);
        assertThat(client.figures().slowStartThreshold()).isBetween(5 * SEGMENT, 40 * SEGMENT);
    }

    @Test
    void nobodyIsMarkedWhoDidNotAskForIt() {
        establish(SETTINGS);
        sendAll(SEGMENTS);
        assertThat(script.capable()).isZero();
        assertThat(client.figures().hasEcn()).isFalse();
    }

    @Test
    void aUserTimeoutEndsWhatIsNotAcknowledged() {
        establish(SETTINGS.liveness(KeepAliveSettings.OFF, 5 * Durations.SECOND));
        script.setDeaf(true);
        send(1);
        stacks.run(4900 * Durations.MILLISECOND);
        assertThat(client.cause()).isNull();
        stacks.run(200 * Durations.MILLISECOND);
        assertThat(client.cause()).isEqualTo(CloseCause.TIMED_OUT);
    }

    @Test
    void whoIsSilentAndGoneIsFoundOut() {
        KeepAliveSettings asking = new KeepAliveSettings(60 * Durations.SECOND, 10 * Durations.SECOND, 3);
        establish(SETTINGS.liveness(asking, 0), SETTINGS);
        stacks.run(10 * Durations.HOUR);
        assertThat(client.cause()).as("the other side answers").isNull();
        assertThat(count(TcpEvent.KEEP_ALIVE_PROBES)).isBetween(500L, 601L);
        script.setDeaf(true);
        stacks.run(25 * Durations.SECOND);
        assertThat(client.cause()).isNull();
        stacks.run(75 * Durations.SECOND);
        assertThat(client.cause()).isEqualTo(CloseCause.TIMED_OUT);
    }
}
