package org.mpl4j.tcpip.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.ip.NetInterface;
import org.mpl4j.tcpip.phy.Faults;
import org.mpl4j.tcpip.phy.FaultyDevice;
import org.mpl4j.tcpip.phy.MemoryLink;
import org.mpl4j.tcpip.tcp.TcpConnection;
import org.mpl4j.tcpip.tcp.TcpEvent;
import org.mpl4j.tcpip.tcp.TcpListener;
import org.mpl4j.tcpip.tcp.TcpSettings;

/** Two stacks on a link whose ends leave checksums and the cutting of segments to each other. */
class OffloadTest {
    private static final int SIZE = 3_000_000;

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.2", "2001:db8::2", "VLAN"})
    void segmentsAreLong(String to) {
        MemoryLink link = MemoryLink.offloading(1500, 64);
        Stack left = new Stack(Durations.SECOND, new Random(1));
        Stack right = new Stack(Durations.SECOND, new Random(2));
        boolean isVlan = to.equals("VLAN");
        NetInterface leftEnd =
                isVlan ? left.attachVlan("l", link.left(), 2, 7) : left.attach("l", link.left(), 0x0200_0000_0001L);
        NetInterface rightEnd =
                isVlan ? right.attachVlan("r", link.right(), 4, 7) : right.attach("r", link.right(), 0x0200_0000_0002L);
        left.address(leftEnd, "192.0.2.1/24");
        left.address(leftEnd, "2001:db8::1/64");
        right.address(rightEnd, "192.0.2.2/24");
        right.address(rightEnd, "2001:db8::2/64");
        long now = run(left, right, Durations.SECOND, 5 * Durations.SECOND);

        ByteBuffer data = ByteBuffer.allocateDirect(SIZE);
        ByteBuffer got = ByteBuffer.allocateDirect(SIZE + 1);
        byte[] random = new byte[SIZE];
        new Random(3).nextBytes(random);
        data.put(random).flip();
        TcpListener listener = right.tcp().listen(IpAddress.ANY, 9, 1, TcpSettings.DEFAULT);
        listener.onConnection(() -> {
            TcpConnection taken = listener.accept();
            taken.onChange(() -> taken.read(got));
        });
        TcpConnection connection = left.tcp().connect(IpAddress.of(isVlan ? "192.0.2.2" : to), 9, TcpSettings.DEFAULT);
        connection.onChange(() -> connection.write(data));
        run(left, right, now, now + 20 * Durations.SECOND);

        byte[] arrived = new byte[got.flip().remaining()];
        got.get(arrived);
        assertThat(arrived).isEqualTo(random);
        assertThat(left.tcp().counts().get(TcpEvent.SENT)).isLessThan(SIZE / 1500 / 4);
        assertThat(left.tcp().counts().get(TcpEvent.RETRANSMITS)).isZero();
    }

    private static long run(Stack left, Stack right, long from, long until) {
        long now = from;
        settle(left, right, now);
        while (now < until) {
            now = Math.max(now, Math.min(until, Math.min(left.nextDeadline(), right.nextDeadline())));
            settle(left, right, now);
        }
        return until;
    }

    private static void settle(Stack left, Stack right, long now) {
        boolean isAny = true;
        while (isAny) {
            isAny = left.poll(now) | right.poll(now);
        }
    }

    @Test
    void faultsNeedChecksums() {
        MemoryLink link = MemoryLink.offloading(1500, 64);
        assertThatThrownBy(() -> new FaultyDevice(link.left(), Faults.NONE, new Random(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without offloads");
    }
}
