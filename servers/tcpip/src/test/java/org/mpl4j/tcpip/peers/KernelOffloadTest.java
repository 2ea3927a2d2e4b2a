package org.mpl4j.tcpip.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.count.Counts;
import org.mpl4j.tcpip.iface.LinkEvent;
import org.mpl4j.tcpip.tcp.TcpEvent;
import org.mpl4j.tcpip.udp.UdpEvent;
import org.mpl4j.tcpip.udp.UdpMessage;
import org.mpl4j.tcpip.udp.UdpRuns;
import org.mpl4j.tcpip.udp.UdpSocket;

/** Linux and our stack leave checksums and the cutting of segments to each other, and still understand each other. */
class KernelOffloadTest {
    private static final int SIZE = 8_000_000;

    /** Sends datagrams from a socket whose checksums the kernel leaves to the interface. */
    private static final String DATAGRAMS = """
            import os, socket, sys
            for host in sys.argv[1:]:
                s = socket.socket(socket.AF_INET6 if ':' in host else socket.AF_INET, socket.SOCK_DGRAM)
                s.settimeout(5)
                for size in 0, 1, 1000, 1400:
                    data = os.urandom(size)
                    s.sendto(data, (host, 7))
                    assert s.recvfrom(70000)[0] == data, size
                print('same')
            """;

    @ParameterizedTest
    @ValueSource(ints = {1500, 9000})
    void segmentsAreLongBothWays(int mtu) throws IOException, InterruptedException {
        try (KernelPeer peer = KernelPeer.offloading(mtu)) {
            peer.driver().execute(() -> Echo.stream(peer.stack(), IpAddress.ANY));
            for (String address : List.of(KernelPeer.OURS_V4, KernelPeer.OURS_V6)) {
                assertThat(peer.inside("python3", "-c", Echo.CLIENT, address, "" + SIZE))
                        .isEqualTo(SIZE + " True\n");
            }
            Counts<TcpEvent> counts = peer.stack().tcp().counts();
            int ofOnePacket = 2 * SIZE / mtu;
            assertThat(counts.get(TcpEvent.RECEIVED)).isLessThan(ofOnePacket);
            assertThat(counts.get(TcpEvent.SENT)).isLessThan(ofOnePacket);
            assertThat(counts.get(TcpEvent.BAD_CHECKSUM)).isZero();
            // A probe goes out where Linux takes its time.
            assertThat(counts.get(TcpEvent.RETRANSMITS)).isLessThan(10);
            assertThat(counts.get(TcpEvent.REFUSED_BY_POLICY)).isZero();
            // The kernel counts what it found wrong.
            assertThat(peer.inside("cat", "/proc/net/snmp")).doesNotContainPattern("(?m)^Tcp: (\\d+ |-1 ){13}[1-9]");
            assertThat(peer.stack().ports().get(1).counts().get(LinkEvent.NOT_SENT))
                    .isZero();
        }
    }

    @Test
    void datagramsHaveNoChecksumYet() throws IOException, InterruptedException {
        try (KernelPeer peer = KernelPeer.offloading(1500)) {
            peer.driver().execute(() -> echoDatagrams(peer));
            assertThat(peer.inside("python3", "-c", DATAGRAMS, KernelPeer.OURS_V4, KernelPeer.OURS_V6))
                    .isEqualTo("same\nsame\n");
            assertThat(peer.stack().udp().counts().get(UdpEvent.BAD_CHECKSUM)).isZero();
            assertThat(peer.inside("ping", "-c", "3", "-l", "3", "-i", "30", "-s", "3000", KernelPeer.OURS_V4))
                    .contains(" 0% packet loss");
        }
    }

    /** Sends many datagrams as one, of which each comes back. */
    private static final String RUNS = """
            import os, socket, struct, sys
            UDP_SEGMENT = 103
            for host in sys.argv[1:]:
                s = socket.socket(socket.AF_INET6 if ':' in host else socket.AF_INET, socket.SOCK_DGRAM)
                s.settimeout(5)
                s.sendto(b'known?', (host, 7))
                s.recvfrom(100)
                for size, count in (100, 40), (1400, 40), (1, 64), (30, 2):
                    sent = [os.urandom(size) for i in range(count)] + [os.urandom(size)[:size // 2 + 1]]
                    sent = sent[:64]
                    s.sendmsg([b''.join(sent)], [(socket.SOL_UDP, UDP_SEGMENT, struct.pack('H', size))], 0, (host, 7))
                    got = [s.recvfrom(70000)[0] for datagram in sent]
                    assert sorted(got) == sorted(sent), (size, count)
                print('same')
            """;

    @Test
    void datagramsThatAreSentAsOneComeAndGoAsOne() throws IOException, InterruptedException {
        try (KernelPeer peer = KernelPeer.offloading(1500)) {
            peer.driver().execute(() -> echoRuns(peer));
            long before = peer.stack().ports().get(1).counts().get(LinkEvent.RECEIVED);
            assertThat(peer.inside("python3", "-c", RUNS, KernelPeer.OURS_V4, KernelPeer.OURS_V6))
                    .isEqualTo("same\nsame\n");
            assertThat(peer.stack().udp().counts().get(UdpEvent.RECEIVED)).isEqualTo(2 * (1 + 41 + 41 + 64 + 3));
            assertThat(peer.stack().udp().counts().get(UdpEvent.BAD_CHECKSUM)).isZero();
            // The kernel may be too old for it (6.2): then they come and go one by one.
            if (peer.eth().link().partsDatagrams()) {
                LinkEvent came = LinkEvent.RECEIVED;
                assertThat(peer.stack().ports().get(1).counts().get(came) - before)
                        .isLessThan(60);
                assertThat(peer.stack().ports().get(1).counts().get(LinkEvent.SENT))
                        .isLessThan(60);
            }
        }
    }

    private static void echoRuns(KernelPeer peer) {
        UdpSocket socket = peer.stack().udp().bind(IpAddress.ANY, 7);
        UdpMessage message = new UdpMessage();
        UdpRuns runs = new UdpRuns(socket);
        socket.onReadable(() -> {
            while (socket.receive(message)) {
                runs.add(message.sourceHigh(), message.sourceLow(), message.sourcePort(), message.data());
            }
            runs.flush();
        });
    }

    private static void echoDatagrams(KernelPeer peer) {
        UdpSocket socket = peer.stack().udp().bind(IpAddress.ANY, 7);
        UdpMessage message = new UdpMessage();
        socket.onReadable(() -> {
            while (socket.receive(message)) {
                socket.send(
                        message.sourceHigh(), message.sourceLow(), message.sourcePort(), Bytes.wrap(message.data()));
            }
        });
    }
}
