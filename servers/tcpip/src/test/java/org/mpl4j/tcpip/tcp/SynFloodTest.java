package org.mpl4j.tcpip.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.count.Counts;
import org.mpl4j.tcpip.packets.tcp.TcpPolicy.State;
import org.mpl4j.tcpip.phy.Faults;
import org.mpl4j.tcpip.stack.TwoStacks;

/** SYNs of made-up addresses fill the backlog; real clients connect by cookies, and have what they would have had without. */
class SynFloodTest {
    private static final int PORT = 80;
    private static final int BACKLOG = 16;
    private static final int FLOOD = 100_000;
    private static final long MADE_UP = IpAddress.of("198.18.0.0").low();
    private static final TcpSettings ECN = TcpSettings.DEFAULT.features(new TcpFeatures(true, true, EcnMode.REQUEST));

    private final TwoStacks stacks = TwoStacks.onGoodLink();
    private final Random random = new Random(1);
    private final SegmentWriter flooder = new SegmentWriter(stacks.left().ip().output(), new Counts<>(TcpEvent.class));
    private TcpListener listener;

    @BeforeEach
    void listen() {
        stacks.right().route("0.0.0.0/0", TwoStacks.LEFT_V4.toString(), stacks.rightInterface());
        listener = stacks.right().tcp().listen(IpAddress.ANY, PORT, BACKLOG, TcpSettings.DEFAULT);
    }

    private void flood(int count) {
        for (int i = 0; i < count; i++) {
            SegmentWriter out = flooder.begin(1024 + random.nextInt(60_000), PORT);
            out.syn = true;
            out.sequence = random.nextInt();
            out.mss = 1460;
            out.window = 0xffff;
            out.send(0, MADE_UP + random.nextInt(1 << 17), TwoStacks.RIGHT_V4.high(), TwoStacks.RIGHT_V4.low());
            stacks.step();
        }
    }

    private long count(TcpEvent event) {
        return stacks.right().tcp().counts().get(event);
    }

    @Test
    void realClientsConnect() {
        flood(FLOOD);
        assertThat(count(TcpEvent.COOKIES_SENT)).isEqualTo(FLOOD - BACKLOG);
        assertThat(stacks.right().tcp().connections()).as("what is remembered").isEqualTo(BACKLOG);
        TcpConnection client = stacks.left().tcp().connect(TwoStacks.RIGHT_V4, PORT, ECN);
        stacks.step();
        assertThat(client.state()).isEqualTo(State.ESTABLISHED);
        TcpConnection server = listener.accept();
        assertThat(server).isNotNull();
        assertThat(count(TcpEvent.COOKIES_RETURNED)).isEqualTo(1);
        for (TcpConnection side : new TcpConnection[] {client, server}) {
            assertThat(side.figures().hasSack()).isTrue();
            assertThat(side.figures().hasTimestamps()).isTrue();
            assertThat(side.figures().hasEcn()).isTrue();
            assertThat(side.options().isScaled).isTrue();
        }
        assertThat(server.options().windowShift).isEqualTo(client.receiver().shift());
        assertThat(server.options().mss).isEqualTo(1460);
        move(client, server);
        move(server, client);
        client.close();
        server.close();
        stacks.run(100 * Durations.SECOND);
        assertThat(client.cause()).isEqualTo(CloseCause.CLOSED);
        assertThat(server.cause()).isEqualTo(CloseCause.CLOSED);
        assertThat(count(TcpEvent.REFUSED_BY_POLICY)).isZero();
        assertThat(count(TcpEvent.OLD_TIMESTAMPS)).isZero();
    }

    private void move(TcpConnection from, TcpConnection to) {
        int size = 200_000;
        assertThat(from.write(ByteBuffer.allocateDirect(size))).isEqualTo(size);
        stacks.run(Durations.SECOND);
        assertThat(to.read(ByteBuffer.allocateDirect(size))).isEqualTo(size);
    }

    @Test
    void withoutTimestampsOnlyTheLengthOfSegmentsIsKept() {
        flood(BACKLOG);
        TcpSettings plain = TcpSettings.DEFAULT.features(new TcpFeatures(false, true, EcnMode.OFF));
        TcpConnection client = stacks.left().tcp().connect(TwoStacks.RIGHT_V6, PORT, plain);
        stacks.step();
        TcpConnection server = listener.accept();
        assertThat(server).isNotNull();
        assertThat(server.figures().hasSack()).isFalse();
        assertThat(client.figures().hasSack()).isFalse();
        assertThat(server.options().isScaled).isFalse();
        assertThat(client.options().isScaled).isFalse();
        move(client, server);
        move(server, client);
    }

    @Test
    void cookiesOfOthersAndOldOnesAreRefused() {
        flood(BACKLOG + 1);
        for (int i = 0; i < 10_000; i++) {
            SegmentWriter out = flooder.begin(1024 + random.nextInt(60_000), PORT);
            out.ack = true;
            out.sequence = random.nextInt();
            out.acknowledgment = random.nextInt();
            out.send(0, MADE_UP, TwoStacks.RIGHT_V4.high(), TwoStacks.RIGHT_V4.low());
            stacks.step();
        }
        assertThat(count(TcpEvent.COOKIES_RETURNED)).isZero();
        assertThat(count(TcpEvent.RESETS_SENT)).isGreaterThanOrEqualTo(10_000);
    }

    @Test
    void aCookieIsGoodForTwoMinutes() {
        TwoStacks far = new TwoStacks(1, 1500, Faults.NONE);
        SynCookies cookies = new SynCookies(new StackTime(far.right().clock()), new Random(2));
        Endpoints ends = new Endpoints(0, 1, PORT, 0, 2, 3000);
        Segment syn = new Segment();
        syn.sequence = 77;
        int cookie = cookies.cookie(ends, syn, 1300);
        Segment ack = new Segment();
        ack.sequence = 78;
        ack.acknowledgment = cookie + 1;
        Segment found = new Segment();
        far.run(60 * Durations.SECOND);
        assertThat(cookies.isReturned(ends, ack, found)).isTrue();
        assertThat(found.mss).as("the next lower one that is known").isEqualTo(1220);
        assertThat(found.windowShift).isEqualTo(Segment.ABSENT);
        assertThat(cookies.isReturned(new Endpoints(0, 1, PORT, 0, 2, 3001), ack, found))
                .isFalse();
        ack.acknowledgment++;
        assertThat(cookies.isReturned(ends, ack, found)).isFalse();
        ack.acknowledgment--;
        far.run(70 * Durations.SECOND);
        assertThat(cookies.isReturned(ends, ack, found)).isFalse();
    }
}
