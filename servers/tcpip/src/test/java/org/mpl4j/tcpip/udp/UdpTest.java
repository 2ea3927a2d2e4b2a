package org.mpl4j.tcpip.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.icmp.IcmpEvent;
import org.mpl4j.tcpip.ip.IpError;
import org.mpl4j.tcpip.ip.SendResult;
import org.mpl4j.tcpip.stack.TwoStacks;

class UdpTest {
    private final TwoStacks stacks = TwoStacks.onGoodLink();
    private final UdpMessage message = new UdpMessage();

    private static Bytes bytes(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocateDirect(octets.length).put(octets).flip());
    }

    private String text() {
        return StandardCharsets.UTF_8.decode(message.data().duplicate()).toString();
    }

    @Test
    void comesAndGoesByBothVersions() {
        UdpSocket server = stacks.right().udp().bind(IpAddress.ANY, 53);
        UdpSocket client = stacks.left().udp().bind(IpAddress.ANY, 0);
        for (IpAddress address : new IpAddress[] {TwoStacks.RIGHT_V4, TwoStacks.RIGHT_V6}) {
            assertThat(client.send(address, 53, bytes("question"))).isEqualTo(SendResult.SENT);
            stacks.run(Durations.MILLISECOND);
            assertThat(server.receive(message)).isTrue();
            assertThat(text()).isEqualTo("question");
            assertThat(message.dest()).isEqualTo(address);
            server.send(message.source(), message.sourcePort(), bytes("answer"));
            stacks.run(Durations.MILLISECOND);
            assertThat(client.receive(message)).isTrue();
            assertThat(text()).isEqualTo("answer");
            assertThat(message.source()).isEqualTo(address);
        }
        assertThat(server.receive(message)).isFalse();
    }

    @Test
    void theSocketThatFitsBestGetsIt() {
        UdpSocket any = stacks.right().udp().bind(IpAddress.ANY, 1000);
        UdpSocket v4 = stacks.right().udp().bind(IpAddress.ANY_V4, 1000);
        UdpSocket one = stacks.right().udp().bind(TwoStacks.RIGHT_V4, 1000);
        UdpSocket client = stacks.left().udp().bind(IpAddress.ANY, 2000);
        one.connect(TwoStacks.LEFT_V4, 2000);
        client.send(TwoStacks.RIGHT_V4, 1000, bytes("1"));
        stacks.run(Durations.MILLISECOND);
        assertThat(one.receive(message)).isTrue();
        one.connect(TwoStacks.LEFT_V4, 2001);
        client.send(TwoStacks.RIGHT_V4, 1000, bytes("2"));
        client.send(TwoStacks.RIGHT_V6, 1000, bytes("3"));
        stacks.run(Durations.SECOND);
        assertThat(one.receive(message)).isFalse();
        assertThat(any.receive(message) || v4.receive(message)).isTrue();
        assertThatThrownBy(() -> stacks.right().udp().bind(IpAddress.ANY, 1000))
                .hasMessage("port 1000 of :: is in use");
    }

    @Test
    void closedPortsAreReported() {
        UdpSocket client = stacks.left().udp().bind(IpAddress.ANY, 0);
        client.connect(TwoStacks.RIGHT_V4, 9);
        client.send(bytes("x"));
        stacks.run(Durations.SECOND);
        assertThat(client.takeError()).isEqualTo(IpError.PORT_UNREACHABLE);
        assertThat(client.takeError()).isNull();
        client.connect(TwoStacks.RIGHT_V6, 9);
        client.send(bytes("x"));
        stacks.run(Durations.SECOND);
        assertThat(client.takeError()).isEqualTo(IpError.PORT_UNREACHABLE);
    }

    @Test
    void neighborsThatAreNotThereAreReported() {
        UdpSocket client = stacks.left().udp().bind(IpAddress.ANY, 0);
        client.connect(IpAddress.of("192.0.2.77"), 9);
        client.send(bytes("x"));
        stacks.run(2 * Durations.SECOND);
        assertThat(client.takeError()).isNull();
        stacks.run(2 * Durations.SECOND);
        assertThat(client.takeError()).isEqualTo(IpError.HOST_UNREACHABLE);
        client.connect(IpAddress.of("2001:db8::77"), 9);
        client.send(bytes("x"));
        stacks.run(4 * Durations.SECOND);
        assertThat(client.takeError()).isEqualTo(IpError.HOST_UNREACHABLE);
    }

    @Test
    void withoutARouteNothingIsSent() {
        UdpSocket client = stacks.left().udp().bind(IpAddress.ANY, 0);
        assertThat(client.send(IpAddress.of("198.51.100.1"), 9, bytes("x"))).isEqualTo(SendResult.NO_ROUTE);
        stacks.left().route("0.0.0.0/0", TwoStacks.RIGHT_V4.toString(), stacks.leftInterface());
        assertThat(client.send(IpAddress.of("198.51.100.1"), 9, bytes("x"))).isEqualTo(SendResult.SENT);
    }

    @Test
    void errorsAreNotSentWithoutLimit() {
        UdpSocket client = stacks.left().udp().bind(IpAddress.ANY, 0);
        client.send(TwoStacks.RIGHT_V4, 9, bytes("x"));
        stacks.run(Durations.SECOND);
        for (int i = 0; i < 1_000; i++) {
            client.send(TwoStacks.RIGHT_V4, 9, bytes("x"));
            stacks.step();
        }
        assertThat(stacks.right().icmp().v4().counts().get(IcmpEvent.ERRORS_SENT))
                .isEqualTo(51);
        stacks.run(Durations.SECOND);
        client.send(TwoStacks.RIGHT_V4, 9, bytes("x"));
        stacks.step();
        assertThat(stacks.right().icmp().v4().counts().get(IcmpEvent.ERRORS_SENT))
                .isEqualTo(52);
    }

    @Test
    void theQueueIsBounded() {
        UdpSocket server = stacks.right().udp().bind(IpAddress.ANY, 53);
        UdpSocket client = stacks.left().udp().bind(IpAddress.ANY, 0);
        client.send(TwoStacks.RIGHT_V4, 53, bytes("x"));
        stacks.run(Durations.SECOND);
        for (int i = 0; i < 300; i++) {
            client.send(TwoStacks.RIGHT_V4, 53, bytes("" + i));
            stacks.step();
        }
        assertThat(stacks.right().udp().counts().get(UdpEvent.QUEUE_FULL)).isEqualTo(45);
        int count = 0;
        while (server.receive(message)) {
            count++;
        }
        assertThat(count).isEqualTo(256);
    }
}
