package org.mpl4j.tcpip.udp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.iface.LinkEvent;
import org.mpl4j.tcpip.ip.NetInterface;
import org.mpl4j.tcpip.phy.MemoryLink;
import org.mpl4j.tcpip.stack.Stack;

/** Datagrams of two stacks that go as one packet where the link between them parts it. */
class UdpRunsTest {
    private static final int MTU = 1500;

    private final Stack left = new Stack(Durations.SECOND, new Random(1));
    private final Stack right = new Stack(Durations.SECOND, new Random(2));
    private final UdpMessage message = new UdpMessage();
    private long now = Durations.SECOND;

    private void connect(MemoryLink link) {
        NetInterface leftEnd = left.attach("l", link.left(), 0x0200_0000_0001L);
        NetInterface rightEnd = right.attach("r", link.right(), 0x0200_0000_0002L);
        left.address(leftEnd, "192.0.2.1/24");
        left.address(leftEnd, "2001:db8::1/64");
        right.address(rightEnd, "192.0.2.2/24");
        right.address(rightEnd, "2001:db8::2/64");
        run(5 * Durations.SECOND);
    }

    private void run(long duration) {
        for (long end = now + duration; now < end; now += Durations.MILLISECOND) {
            while (left.poll(now) | right.poll(now)) {
                // Until nothing is on the way.
            }
        }
    }

    private long framesToTheRight() {
        return right.ports().getLast().counts().get(LinkEvent.RECEIVED);
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            texts.add("datagram number %3d".formatted(i));
            if (i % 10 == 0) {
                texts.add("a longer one " + i + " ".repeat(i));
            }
        }
        return texts;
    }

    @ParameterizedTest
    @CsvSource({
        "true, 192.0.2.2, 20",
        "true, 2001:db8::2, 20",
        "false, 192.0.2.2, 110",
        "false, 2001:db8::2, 110",
    })
    void allArriveWhetherOrNotTheyGoAsOne(boolean isParting, String to, int mostFrames) {
        connect(isParting ? MemoryLink.offloading(MTU, 4096) : new MemoryLink(MTU, 4096));
        IpAddress address = IpAddress.of(to);
        UdpSocket server = right.udp().bind(IpAddress.ANY, 53);
        UdpSocket client = left.udp().bind(IpAddress.ANY, 1053);
        client.send(address, 53, Bytes.ofUtf8("so that the neighbor is known"));
        run(Durations.SECOND);
        assertThat(server.receive(message)).isTrue();

        long before = framesToTheRight();
        long sent = left.udp().counts().get(UdpEvent.SENT);
        List<String> texts = texts();
        UdpRuns runs = new UdpRuns(client);
        int unsent = 0;
        for (String text : texts) {
            unsent += runs.add(address.high(), address.low(), 53, bytes(text));
        }
        unsent += runs.flush();
        run(Durations.SECOND);

        assertThat(unsent).isZero();
        assertThat(received(server)).containsExactlyInAnyOrderElementsOf(texts);
        assertThat(framesToTheRight() - before).isPositive().isLessThanOrEqualTo(mostFrames);
        assertThat(left.udp().counts().get(UdpEvent.SENT) - sent).isEqualTo(texts.size());
        assertThat(right.udp().counts().get(UdpEvent.BAD_CHECKSUM)).isZero();
        assertThat(right.udp().counts().get(UdpEvent.MALFORMED)).isZero();
    }

    @Test
    void whatIsLongerThanAPacketGoesInFragments() {
        connect(MemoryLink.offloading(MTU, 4096));
        UdpSocket server = right.udp().bind(IpAddress.ANY, 53);
        UdpSocket client = left.udp().bind(IpAddress.ANY, 1053);
        UdpRuns runs = new UdpRuns(client);
        IpAddress address = IpAddress.of("192.0.2.2");
        List<String> texts = List.of("a" + " ".repeat(2000), "b" + " ".repeat(2000), "c" + " ".repeat(20_000));
        for (String text : texts) {
            assertThat(runs.add(address.high(), address.low(), 53, bytes(text))).isZero();
        }
        assertThat(runs.flush()).isZero();
        run(2 * Durations.SECOND);
        assertThat(received(server)).containsExactlyInAnyOrderElementsOf(texts);
    }

    @Test
    void thereIsNoWay() {
        connect(MemoryLink.offloading(MTU, 4096));
        UdpRuns runs = new UdpRuns(left.udp().bind(IpAddress.ANY, 1053));
        IpAddress nowhere = IpAddress.of("198.51.100.1");
        for (int i = 0; i < 3; i++) {
            runs.add(nowhere.high(), nowhere.low(), 53, bytes("abc"));
        }
        assertThat(runs.flush()).isEqualTo(3);
        assertThat(runs.flush()).isZero();
    }

    private List<String> received(UdpSocket socket) {
        List<String> texts = new ArrayList<>();
        while (socket.receive(message)) {
            texts.add(StandardCharsets.UTF_8.decode(message.data().duplicate()).toString());
        }
        return texts;
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
