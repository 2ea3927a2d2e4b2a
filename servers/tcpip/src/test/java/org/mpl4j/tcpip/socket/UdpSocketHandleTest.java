package org.mpl4j.tcpip.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.udp.UdpMessage;
import org.mpl4j.tcpip.udp.UdpRuns;

/** Datagrams as programs see them. */
class UdpSocketHandleTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final TwoHosts hosts = new TwoHosts();

    @AfterEach
    void close() throws IOException {
        hosts.close();
    }

    private static UdpSocketHandle bind(HostStack on) throws IOException {
        UdpSocketHandle socket = on.bind(new InetSocketAddress(0));
        socket.setTimeout(LONG);
        return socket;
    }

    @Test
    void sendsAndReceives() throws IOException {
        UdpSocketHandle left = bind(hosts.left);
        UdpSocketHandle right = bind(hosts.right);
        ByteBuffer data = ByteBuffer.wrap("hello".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        left.send(data, TwoHosts.right(right.localAddress().getPort()));
        assertThat(data.hasRemaining()).isFalse();
        ByteBuffer into = ByteBuffer.allocate(100);
        InetSocketAddress source = right.receive(into);
        assertThat(source)
                .isEqualTo(
                        new InetSocketAddress(TwoHosts.LEFT, left.localAddress().getPort()));
        assertThat(into.position()).isEqualTo(5);
        right.send(data.flip(), source);
        UdpMessage message = new UdpMessage();
        left.receive(message);
        assertThat(message.data()).isEqualTo(data.flip());
    }

    @Test
    void cutsOffWhatHasNoRoom() throws IOException {
        UdpSocketHandle left = bind(hosts.left);
        UdpSocketHandle right = bind(hosts.right);
        left.connect(TwoHosts.right(right.localAddress().getPort()));
        ByteBuffer into = ByteBuffer.allocate(100);
        // Of several fragments, only one would wait for a neighbor that is not known.
        left.send(ByteBuffer.allocate(1));
        right.receive(into);
        left.send(ByteBuffer.allocate(5000));
        right.receive(into.clear());
        assertThat(into.hasRemaining()).isFalse();
        assertThatThrownBy(() -> left.send(ByteBuffer.allocate(65_508)))
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("a datagram of 65508 bytes is longer than may be sent");
    }

    @Test
    void errorsAreTold() throws IOException {
        UdpSocketHandle left = bind(hosts.left);
        left.connect(TwoHosts.right(9));
        left.send(ByteBuffer.allocate(1));
        assertThatThrownBy(() -> left.receive(ByteBuffer.allocate(1))).isInstanceOf(PortUnreachableException.class);
        assertThatThrownBy(() -> left.send(ByteBuffer.allocate(1), new InetSocketAddress("198.51.100.1", 9)))
                .isInstanceOf(NoRouteToHostException.class);
        assertThatThrownBy(() -> hosts.left.bind(left.localAddress()))
                .isInstanceOf(BindException.class)
                .hasMessageContaining("is in use");
    }

    @Test
    void allWhoWaitGetOneOfThoseThatComeAtOnce() throws Exception {
        try (TwoHosts offloading = new TwoHosts(new Cable(true))) {
            UdpSocketHandle left = bind(offloading.left);
            UdpSocketHandle right = bind(offloading.right);
            InetSocketAddress to = TwoHosts.right(right.localAddress().getPort());
            left.send(ByteBuffer.wrap(new byte[1]), to);
            right.receive(new UdpMessage());
            Waiting[] waiting = new Waiting[3];
            for (int i = 0; i < waiting.length; i++) {
                waiting[i] = Waiting.at(() -> right.receive(new UdpMessage()));
            }
            offloading.left.driver().lock();
            try {
                UdpRuns runs = new UdpRuns(left.socket());
                for (int i = 0; i < waiting.length; i++) {
                    IpAddress address = IpAddress.of(TwoHosts.RIGHT);
                    runs.add(address.high(), address.low(), to.getPort(), ByteBuffer.wrap(new byte[100]));
                }
                assertThat(runs.flush()).isZero();
            } finally {
                offloading.left.driver().unlock();
            }
            for (Waiting each : waiting) {
                assertThat(each.end()).isNull();
            }
        }
    }

    @Test
    void waitsEnd() throws Exception {
        UdpSocketHandle socket = bind(hosts.left);
        socket.setTimeout(Duration.ofMillis(20));
        assertThatThrownBy(() -> socket.receive(new UdpMessage())).isInstanceOf(SocketTimeoutException.class);
        socket.setTimeout(Duration.ZERO);
        Waiting first = Waiting.at(() -> socket.receive(new UdpMessage()));
        socket.close();
        assertThat(first.end()).isExactlyInstanceOf(AsynchronousCloseException.class);
        UdpSocketHandle other = bind(hosts.left);
        Waiting second = Waiting.at(() -> other.receive(ByteBuffer.allocate(1)));
        assertThat(second.interrupt().end()).isInstanceOf(ClosedByInterruptException.class);
        assertThat(other.isOpen()).isFalse();
    }
}
