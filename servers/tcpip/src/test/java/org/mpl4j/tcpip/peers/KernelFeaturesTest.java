package org.mpl4j.tcpip.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.phy.Faults;
import org.mpl4j.tcpip.phy.FaultyDevice;
import org.mpl4j.tcpip.tcp.ConnectionObserver;
import org.mpl4j.tcpip.tcp.EcnMode;
import org.mpl4j.tcpip.tcp.KeepAliveSettings;
import org.mpl4j.tcpip.tcp.TcpConnection;
import org.mpl4j.tcpip.tcp.TcpEvent;
import org.mpl4j.tcpip.tcp.TcpFeatures;
import org.mpl4j.tcpip.tcp.TcpFigures;
import org.mpl4j.tcpip.tcp.TcpSettings;

/** What Linux says of a connection with our stack, by {@code ss} and {@code nstat}: options are agreed on, and both sides make use of them. */
class KernelFeaturesTest {
    /** Sends so many bytes with one urgent one among them, expects them back, waits for so many seconds, and prints what the kernel knows of the connection. */
    private static final String CLIENT = """
            import socket, sys, os, hashlib, subprocess, threading, time
            size = int(sys.argv[2])
            data = os.urandom(size)
            s = socket.create_connection((sys.argv[1], 7), timeout=50)
            def send():
                s.sendall(data[:1000])
                s.send(data[1000:1001], socket.MSG_OOB)
                s.sendall(data[1001:])
            threading.Thread(target=send).start()
            got = b''
            while len(got) < size:
                got += s.recv(65536)
            print(got == data)
            time.sleep(float(sys.argv[3]))
            print(subprocess.run(['ss', '-tinoHO', 'dport', '=', ':7'], capture_output=True, text=True).stdout)
            s.close()
            """;

    /** Sends so many SYNs of addresses that nobody has. */
    private static final String FLOOD = """
            import socket, struct, sys, random
            def checksum(data):
                total = sum(struct.unpack('!%dH' % (len(data) // 2), data))
                total = (total >> 16) + (total & 0xffff)
                return ~(total + (total >> 16)) & 0xffff
            s = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_RAW)
            dest = socket.inet_aton(sys.argv[1])
            for i in range(int(sys.argv[2])):
                source = socket.inet_aton('198.18.%d.%d' % (random.randint(0, 255), random.randint(1, 254)))
                tcp = struct.pack('!HHIIBBHHH', random.randint(1024, 65535), 7, random.getrandbits(32), 0, 0x50, 2, 65535, 0, 0)
                sum_ = checksum(source + dest + struct.pack('!HH', 6, len(tcp)) + tcp)
                tcp = tcp[:16] + struct.pack('!H', sum_) + tcp[18:]
                ip = struct.pack('!BBHHHBBH', 0x45, 0, 40, 0, 0, 64, 6, 0) + source + dest
                s.sendto(ip + tcp, (sys.argv[1], 0))
            """;

    private static final Pattern COUNT = Pattern.compile("\\s(\\d+)\\s");

    private final List<TcpFigures> ended = new CopyOnWriteArrayList<>();

    private void echo(KernelPeer peer, TcpSettings settings) {
        peer.driver().execute(() -> {
            KernelTcpTest.echo(peer, settings);
            peer.stack().tcp().observe(new ConnectionObserver() {
                @Override
                public void ended(TcpConnection connection) {
                    ended.add(connection.figures());
                }
            });
        });
    }

    private static long count(KernelPeer peer, String counter) throws IOException, InterruptedException {
        Matcher value = COUNT.matcher(peer.inside("nstat", "-asz", counter));
        assertThat(value.find()).isTrue();
        return Long.parseLong(value.group(1));
    }

    private TcpFigures last() throws InterruptedException {
        for (int i = 0; i < 300 && ended.isEmpty(); i++) {
            Thread.sleep(100);
        }
        assertThat(ended).isNotEmpty();
        return ended.get(ended.size() - 1);
    }

    @Test
    void bothSidesRepairLossesSelectively() throws IOException, InterruptedException {
        Faults out = Faults.NONE.delay(5 * Durations.MILLISECOND, 0).loss(0.02);
        Faults in = out.duplication(0.02);
        try (KernelPeer peer = new KernelPeer(1500, device -> new FaultyDevice(device, in, out, new Random(1)))) {
            echo(peer, TcpSettings.DEFAULT);
            String output = peer.inside("python3", "-c", CLIENT, KernelPeer.OURS_V4, "1500000", "0");
            assertThat(output)
                    .startsWith("True\n")
                    .contains(" ts ")
                    .contains(" sack ")
                    .contains("wscale:");
            assertThat(count(peer, "TcpExtTCPSackRecovery"))
                    .as("our blocks are used")
                    .isPositive();
            assertThat(count(peer, "TcpExtTCPDSACKRecv"))
                    .as("what came twice is told")
                    .isPositive();
            TcpFigures figures = last();
            assertThat(figures.hasSack()).isTrue();
            assertThat(figures.retransmits()).isPositive();
            assertThat(figures.line())
                    .contains("192.0.2.2:7 -> 192.0.2.1:")
                    .contains("closed")
                    .contains("RTT ");
        }
    }

    @Test
    void marksOfCongestionAreEchoedBothWays() throws IOException, InterruptedException {
        Faults far = Faults.NONE.delay(2 * Durations.MILLISECOND, 0);
        try (KernelPeer peer = new KernelPeer(
                1500, device -> new FaultyDevice(new MarkingDevice(device, 40), far, far, new Random(1)))) {
            peer.inside("sysctl", "-qw", "net.ipv4.tcp_ecn=1", "net.ipv4.tcp_congestion_control=reno");
            KeepAliveSettings asking =
                    new KeepAliveSettings(300 * Durations.MILLISECOND, 300 * Durations.MILLISECOND, 9);
            echo(peer, TcpSettings.DEFAULT.liveness(asking, 0));
            String output = peer.inside("python3", "-c", CLIENT, KernelPeer.OURS_V4, "1000000", "2");
            assertThat(output).startsWith("True\n").contains(" ecn ").contains(" ecnseen ");
            assertThat(count(peer, "IpExtInCEPkts")).as("ours were marked").isPositive();
            assertThat(count(peer, "IpExtInECT0Pkts")).isPositive();
            assertThat(count(peer, "TcpExtTCPDeliveredCE"))
                    .as("our echoes came")
                    .isPositive();
            TcpFigures figures = last();
            assertThat(figures.hasEcn()).isTrue();
            assertThat(figures.slowStartThreshold()).as("it slowed down").isLessThan(1 << 20);
            assertThat(peer.stack().tcp().counts().get(TcpEvent.KEEP_ALIVE_PROBES))
                    .isPositive();
        }
    }

    @Test
    void aClientConnectsInAFloodOfSyns() throws IOException, InterruptedException {
        try (KernelPeer peer = new KernelPeer(1500)) {
            echo(peer, TcpSettings.DEFAULT.features(new TcpFeatures(true, true, EcnMode.OFF)));
            peer.driver().execute(() -> peer.stack().route("198.18.0.0/15", KernelPeer.KERNEL_V4, peer.eth()));
            peer.inside("python3", "-c", FLOOD, KernelPeer.OURS_V4, "20000");
            assertThat(peer.stack().tcp().counts().get(TcpEvent.COOKIES_SENT)).isGreaterThan(1_000);
            Process flood = peer.begin("python3", "-c", FLOOD, KernelPeer.OURS_V4, "20000");
            String output = peer.inside("python3", "-c", CLIENT, KernelPeer.OURS_V4, "100000", "0");
            assertThat(output)
                    .startsWith("True\n")
                    .contains(" ts ")
                    .contains(" sack ")
                    .contains("wscale:");
            assertThat(flood.waitFor()).isZero();
            assertThat(peer.stack().tcp().counts().get(TcpEvent.COOKIES_RETURNED))
                    .isPositive();
            assertThat(last().hasSack()).isTrue();
        }
    }
}
