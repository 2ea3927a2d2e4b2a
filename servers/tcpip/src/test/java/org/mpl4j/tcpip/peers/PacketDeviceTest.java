package org.mpl4j.tcpip.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.address.MacAddress;
import org.mpl4j.tcpip.drive.Driver;
import org.mpl4j.tcpip.iface.LinkEvent;
import org.mpl4j.tcpip.ip.NetInterface;
import org.mpl4j.tcpip.phy.PacketDevice;
import org.mpl4j.tcpip.stack.Stack;
import org.mpl4j.tcpip.tcp.TcpEvent;

/** An interface that the kernel has, too: one end of a veth, in whose other end's namespace Linux is. */
class PacketDeviceTest {
    private static final String OURS = "198.51.100.2";
    private static final String THEIRS = "198.51.100.1";
    private static final String NAME = "mplv" + ProcessHandle.current().pid();
    private static final int SIZE = 4_000_000;

    @ParameterizedTest(name = "promiscuous: {0}")
    @ValueSource(booleans = {true, false})
    void sharesAnInterface(boolean isPromiscuous) throws IOException, InterruptedException {
        try (Namespace there = new Namespace()) {
            Namespace.run("ip", "link", "add", NAME, "type", "veth", "peer", "name", "there", "netns", there.name());
            try {
                Namespace.run("ip", "link", "set", NAME, "addrgenmode", "none", "up");
                there.inside("ip", "link", "set", "there", "up");
                there.inside("ip", "addr", "add", THEIRS + "/24", "dev", "there");
                talk(there, isPromiscuous);
            } finally {
                Namespace.run("ip", "link", "del", NAME);
            }
        }
    }

    private static void talk(Namespace there, boolean isPromiscuous) throws IOException, InterruptedException {
        PacketDevice device = PacketDevice.open(NAME, isPromiscuous);
        Stack stack = new Stack(0, new Random());
        long mac = isPromiscuous ? MacAddress.of("02:00:00:00:00:09") : device.mac();
        NetInterface eth = stack.attach("eth", device, mac);
        stack.address(eth, OURS + "/24");
        Driver driver = new Driver(stack, device);
        Thread thread = Thread.ofPlatform().daemon().start(driver);
        try {
            assertThat(there.inside("ping", "-c", "3", "-l", "3", "-i", "30", "-s", "3000", OURS))
                    .contains(" 0% packet loss");
            assertThat(there.inside("ip", "neigh", "show", OURS)).contains(MacAddress.text(mac));
            driver.execute(() -> Echo.stream(stack, IpAddress.of(OURS)));
            assertThat(there.inside("python3", "-c", Echo.CLIENT, OURS, "" + SIZE))
                    .isEqualTo(SIZE + " True\n");
        } finally {
            driver.stop();
            thread.join();
            device.close();
        }
        assertThat(stack.tcp().counts().get(TcpEvent.BAD_CHECKSUM)).isZero();
        // What goes out does not come back: it would be sent by ourselves.
        assertThat(stack.ports().get(1).counts().get(LinkEvent.FOR_OTHERS)).isZero();
    }

    @Test
    void saysWhatIsWrong() {
        Namespace.assumeRoot();
        assertThatThrownBy(() -> PacketDevice.open("nosuch0", false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no interface nosuch0");
        assertThatThrownBy(() -> PacketDevice.open("lo", false))
                .isInstanceOf(IOException.class)
                .hasMessage("lo is not an interface of Ethernet");
        assertThatThrownBy(() -> PacketDevice.open("a-name-that-is-too-long", false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("1 to 15 characters");
    }
}
