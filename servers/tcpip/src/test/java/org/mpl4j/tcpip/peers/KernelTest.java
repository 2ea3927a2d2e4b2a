package org.mpl4j.tcpip.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.ip.IpEvent;
import org.mpl4j.tcpip.udp.UdpMessage;
import org.mpl4j.tcpip.udp.UdpSocket;

/** Our stack and that of Linux understand each other. */
class KernelTest {
    private static final String ASK = """
            import socket, sys, os
            for family, host in (socket.AF_INET, sys.argv[1]), (socket.AF_INET6, sys.argv[2]):
                s = socket.socket(family, socket.SOCK_DGRAM)
                s.settimeout(2)
                # Fragments are more than what waits for a neighbor that is not known.
                s.sendto(b'begin', (host, 7))
                assert s.recvfrom(100)[0] == b'begin'
                for size in 0, 1, 1000, 1472, 1473, 5000, 40000, 65507:
                    data = os.urandom(size)
                    s.sendto(data, (host, 7))
                    assert s.recvfrom(70000)[0] == data, size
                s.connect((host, 8))
                s.send(b'nobody')
                try:
                    s.recv(100)
                    print('no error')
                except ConnectionRefusedError:
                    print('refused')
            """;

    @Test
    void echoesAndDatagrams() throws IOException, InterruptedException {
        try (KernelPeer peer = new KernelPeer(1500)) {
            for (String size : new String[] {"0", "56", "1472", "1473", "20000", "65507"}) {
                assertThat(peer.inside("ping", "-c", "3", "-l", "3", "-i", "30", "-s", size, KernelPeer.OURS_V4))
                        .contains(" 0% packet loss");
            }
            for (String size : new String[] {"0", "56", "1452", "1453", "20000", "65527"}) {
                assertThat(peer.inside("ping", "-6", "-c", "3", "-l", "3", "-i", "30", "-s", size, KernelPeer.OURS_V6))
                        .contains(" 0% packet loss");
            }
            peer.driver().execute(() -> echo(peer));
            assertThat(peer.inside("python3", "-c", ASK, KernelPeer.OURS_V4, KernelPeer.OURS_V6))
                    .isEqualTo("refused\nrefused\n");
            assertThat(peer.inside("ip", "neigh", "show", KernelPeer.OURS_V4)).contains("02:00:00:00:00:02");
            assertThat(peer.stack().ip().counts().get(IpEvent.BAD_CHECKSUM)).isZero();
        }
    }

    @Test
    void smallPackets() throws IOException, InterruptedException {
        try (KernelPeer peer = new KernelPeer(576)) {
            assertThat(peer.inside("ping", "-c", "3", "-l", "3", "-i", "30", "-s", "9000", KernelPeer.OURS_V4))
                    .contains(" 0% packet loss");
        }
    }

    private static void echo(KernelPeer peer) {
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
