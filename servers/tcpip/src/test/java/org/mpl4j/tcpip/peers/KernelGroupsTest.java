package org.mpl4j.tcpip.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.address.MacAddress;
import org.mpl4j.tcpip.drive.Driver;
import org.mpl4j.tcpip.ip.NetInterface;
import org.mpl4j.tcpip.phy.TapDevice;
import org.mpl4j.tcpip.stack.Stack;

/** A bridge of Linux that snoops, and asks: what it knows of our groups. */
class KernelGroupsTest {
    private static final String TAP = "mplg" + ProcessHandle.current().pid();
    private static final String V4 = "239.1.2.3";
    private static final String V6 = "ff15::1:2:3";
    private static final String SOLICITED_NODE = "ff02::1:ff00:2";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ParameterizedTest(name = "IGMPv{0}, MLDv{1}")
    @CsvSource({"3, 2", "2, 1"})
    void isKnownToABridge(int igmp, int mld) throws IOException, InterruptedException {
        try (Namespace there = new Namespace();
                TapDevice tap = TapDevice.open(TAP, 1500, true)) {
            // Memberships last for three seconds, and are asked for each second, in which they are answered.
            there.inside(("ip link add name bridge0 type bridge mcast_snooping 1 mcast_querier 1 mcast_igmp_version "
                            + igmp
                            + " mcast_mld_version " + mld + " mcast_query_interval 100 mcast_startup_query_interval 100"
                            + " mcast_query_response_interval 50 mcast_membership_interval 300")
                    .split(" "));
            Namespace.run("ip", "link", "set", TAP, "netns", there.name());
            there.inside("ip", "link", "set", TAP, "master", "bridge0", "up");
            there.inside("ip", "addr", "add", "192.0.2.1/24", "dev", "bridge0");
            there.inside("ip", "link", "set", "bridge0", "up");
            Stack stack = new Stack(0, new Random());
            NetInterface eth = stack.attach("eth", tap, MacAddress.of("02:00:00:00:00:02"));
            stack.address(eth, "192.0.2.2/24");
            stack.address(eth, "2001:db8::2/64");
            stack.autoconfigure(eth);
            Driver driver = new Driver(stack, tap);
            Thread thread = Thread.ofPlatform().daemon().start(driver);
            try {
                driver.execute(() -> {
                    eth.join(IpAddress.of(V4));
                    eth.join(IpAddress.of(V6));
                });
                await(there, V4, true);
                await(there, V6, true);
                await(there, SOLICITED_NODE, true);
                // Longer than a membership lasts without an answer.
                Thread.sleep(4_500);
                assertThat(groups(there)).contains(V4).contains(V6).contains(SOLICITED_NODE);
                driver.execute(() -> {
                    eth.leave(IpAddress.of(V4));
                    eth.leave(IpAddress.of(V6));
                });
                await(there, V4, false);
                await(there, V6, false);
                assertThat(groups(there)).contains(SOLICITED_NODE);
            } finally {
                driver.stop();
                thread.join();
            }
        }
    }

    private static String groups(Namespace there) throws IOException, InterruptedException {
        return there.inside("bridge", "mdb", "show", "dev", "bridge0");
    }

    private static void await(Namespace there, String group, boolean isThere) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (groups(there).contains("port " + TAP + " grp " + group) != isThere) {
            assertThat(System.nanoTime())
                    .as("the bridge has%n%s", groups(there))
                    .isLessThan(end);
            Thread.sleep(200);
        }
    }
}
