package org.mpl4j.tcpip.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.servers.common.nativeio.FrameRing;
import org.mpl4j.servers.common.nativeio.RequestRing;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.iface.LinkEvent;
import org.mpl4j.tcpip.tcp.TcpEvent;
import org.mpl4j.tcpip.udp.UdpMessage;
import org.mpl4j.tcpip.udp.UdpSocket;

/** Frames that come and go at once share system calls, where they may, and all arrive in their order either way. */
class KernelBatchTest {
    private static final int SIZE = 8_000_000;

    /** Asks again when it was answered, more often than it takes frames to open a ring. */
    private static final String ASK = """
            import socket, sys
            s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            s.settimeout(30)
            for i in range(600):
                s.sendto(b'%d' % i, (sys.argv[1], 7))
                assert s.recvfrom(100)[0] == b'%d' % i
            print('same')
            """;

    @ParameterizedTest(name = "offloads {0}, together {1}")
    @CsvSource({"false, true", "false, false", "true, true", "true, false"})
    void bulkArrives(boolean hasOffloads, boolean isTogether) throws IOException, InterruptedException {
        boolean isShared = isTogether && hasRings();
        String before = System.getProperty(FrameRing.SWITCH, "");
        System.setProperty(FrameRing.SWITCH, Boolean.toString(isTogether));
        try (KernelPeer peer = hasOffloads ? KernelPeer.offloading(1500) : new KernelPeer(1500, device -> device)) {
            peer.driver().execute(() -> Echo.stream(peer.stack(), IpAddress.ANY));
            assertThat(peer.inside("python3", "-c", Echo.CLIENT, KernelPeer.OURS_V4, "" + SIZE))
                    .isEqualTo(SIZE + " True\n");
            assertThat(peer.stack().tcp().counts().get(TcpEvent.BAD_CHECKSUM)).isZero();
            assertThat(peer.stack().ports().get(1).counts().get(LinkEvent.NOT_SENT))
                    .isZero();
            // What the kernel says came from us is what we say that we have sent.
            peer.driver().lock();
            long sent = peer.stack().ports().get(1).counts().get(LinkEvent.SENT);
            peer.driver().unlock();
            String received = peer.inside("cat", "/sys/class/net/" + peer.name() + "/statistics/rx_packets");
            assertThat(Long.parseLong(received.strip())).isGreaterThanOrEqualTo(sent);
            if (isShared && !hasOffloads) {
                assertThat(peer.tap().shared()).isGreaterThan(SIZE / 1500 / 4);
            } else if (!isShared) {
                assertThat(peer.tap().shared()).isZero();
            }
        } finally {
            restore(before);
        }
    }

    private static void restore(String before) {
        if (before.isEmpty()) {
            System.clearProperty(FrameRing.SWITCH);
        } else {
            System.setProperty(FrameRing.SWITCH, before);
        }
    }

    private static boolean hasRings() {
        try {
            RequestRing.open(1).close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void oneAfterTheOtherSharesNothing() throws IOException, InterruptedException {
        try (KernelPeer peer = new KernelPeer(1500, device -> device)) {
            peer.driver().execute(() -> echo(peer));
            assertThat(peer.inside("python3", "-c", ASK, KernelPeer.OURS_V4)).isEqualTo("same\n");
            assertThat(peer.tap().shared()).isZero();
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
