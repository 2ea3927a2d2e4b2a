package org.mpl4j.tcpip.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.address.MacAddress;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.ip.NetInterface;
import org.mpl4j.tcpip.phy.Device;
import org.mpl4j.tcpip.phy.MemoryLink;
import org.mpl4j.tcpip.stack.Stack;
import org.mpl4j.tcpip.tcp.TcpSettings;

/** Filters on what a stack sends: questions for neighbors, echoes, datagrams, the beginnings of connections. */
class FrameFilterTest {
    private static final String NEIGHBOR = "192.0.2.2";

    /** What a stack sends when it asks everybody it can for everything, on a link at whose other end nobody is. */
    private static List<FrameSummary> frames() {
        MemoryLink link = new MemoryLink(1500, 1000);
        Stack stack = new Stack(0, new Random(1));
        NetInterface out = stack.attach("eth", link.left(), MacAddress.of("02:00:00:00:00:01"));
        stack.address(out, "192.0.2.1/24");
        stack.address(out, "2001:db8::1/64");
        Device wire = link.right();
        List<FrameSummary> frames = new ArrayList<>();
        ByteBuffer frame = ByteBuffer.allocateDirect(2000);
        // Groups need no neighbor, so that nothing has to answer.
        for (int second = 1; second < 10; second++) {
            stack.poll(second * Durations.SECOND);
            if (second == 5) {
                stack.icmp().ping(IpAddress.of("192.0.2.255"), 7, 8, Bytes.EMPTY, 0);
                stack.icmp().ping(IpAddress.of("ff02::1"), 7, 9, Bytes.EMPTY, 0);
                stack.udp().bind(IpAddress.ANY_V4, 1000).send(IpAddress.of("192.0.2.255"), 53, Bytes.EMPTY);
                stack.tcp().connect(IpAddress.of(NEIGHBOR), 80, TcpSettings.DEFAULT);
            }
            while (wire.read(frame, 0)) {
                frames.add(FrameSummary.of(frame, true));
            }
        }
        return frames;
    }

    @Test
    void linesTellWhatFramesAre() {
        assertThat(frames().stream().map(FrameSummary::toString))
                .contains(
                        "192.0.2.1 > 192.0.2.255 icmp Echo id 7 seq 8 length 8",
                        "2001:db8::1 > ff02::1 icmp6 Echo id 7 seq 9 length 8",
                        "192.0.2.1.1000 > 192.0.2.255.53 udp length 0",
                        "arp who has 192.0.2.2? tell 192.0.2.1")
                .anyMatch(line -> line.startsWith(":: > ff02::1:ff00:1 icmp6 NeighborSolicitation"));
    }

    @ParameterizedTest
    @CsvSource({
        "udp, udp",
        "port 53, udp",
        "port 1000 and host 192.0.2.255, udp",
        "net 2001:db8::/64 and not icmp, icmp6",
        "ip and not udp, icmp",
        "host 192.0.2.2, arp",
        "arp or udp and port 1, arp",
        "not arp and not ip6 and not icmp, udp"
    })
    void letsThroughWhatIsWanted(String filter, String protocol) {
        List<FrameSummary> all = frames();
        List<FrameSummary> wanted = all.stream().filter(FrameFilter.of(filter)).toList();
        assertThat(wanted).isNotEmpty().hasSizeLessThan(all.size()).allMatch(frame -> frame.is(protocol));
    }

    @Test
    void withoutWordsAllFramesAreWanted() {
        assertThat(frames()).allMatch(FrameFilter.of(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "foo",
                "host",
                "host x",
                "port 70000",
                "port x",
                "tcp udp",
                "tcp and",
                "or tcp",
                "not",
                "net 1.2.3.4/33"
            })
    void refusesWhatMeansNothing(String filter) {
        assertThatThrownBy(() -> FrameFilter.of(filter)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhatCouldBeMeant() {
        assertThatThrownBy(() -> FrameFilter.of("tcp and prot 80"))
                .hasMessageStartingWith("`prot` is no term of a filter; terms are `ip`, `ip6`");
        assertThatThrownBy(() -> FrameFilter.of("tcp port 80"))
                .hasMessageStartingWith("`port` has to follow `and` or `or`");
    }

    @Test
    void framesThatAreCutOffAreNoErrors() {
        ByteBuffer frame = ByteBuffer.allocateDirect(10);
        assertThat(FrameSummary.of(frame, true).toString()).startsWith("malformed: ");
    }
}
