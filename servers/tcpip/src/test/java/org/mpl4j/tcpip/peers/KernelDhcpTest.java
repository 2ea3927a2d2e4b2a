package org.mpl4j.tcpip.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.address.MacAddress;
import org.mpl4j.tcpip.dhcp.DhcpClient;
import org.mpl4j.tcpip.dhcp.DhcpEvent;
import org.mpl4j.tcpip.dhcp.DhcpListener;
import org.mpl4j.tcpip.dhcp.Lease;
import org.mpl4j.tcpip.drive.Driver;
import org.mpl4j.tcpip.ip.NetInterface;
import org.mpl4j.tcpip.phy.TapDevice;
import org.mpl4j.tcpip.stack.Stack;

/** dnsmasq lends an address, routes and an MTU; the kernel reaches us by it. */
class KernelDhcpTest {
    private static final String TAP = "mpld" + ProcessHandle.current().pid();
    private static final String SERVER = "192.0.2.1";
    private static final String TAKEN = "192.0.2.50";
    private static final long PATIENCE = 60;

    @TempDir
    Path folder;

    private final BlockingQueue<Lease> leases = new LinkedBlockingQueue<>();

    @Test
    void lendsAnAddressThatNobodyHas() throws IOException, InterruptedException {
        Namespace.assumeProgram("dnsmasq");
        try (Namespace there = new Namespace();
                TapDevice tap = TapDevice.open(TAP, 1500, true)) {
            Namespace.run("ip", "link", "set", TAP, "netns", there.name());
            there.inside("ip", "link", "set", TAP, "up");
            there.inside("ip", "addr", "add", SERVER + "/24", "dev", TAP);
            // The first address that dnsmasq would lend is somebody's: it does not know, as it is told not to look.
            there.inside("ip", "addr", "add", TAKEN + "/24", "dev", TAP);
            Process server = dnsmasq(there);
            Stack stack = new Stack(0, new Random());
            NetInterface eth = stack.attach("eth", tap, MacAddress.of("02:00:00:00:00:02"));
            Driver driver = new Driver(stack, tap);
            DhcpClient client = stack.dhcp(eth, new DhcpListener() {
                @Override
                public void bound(Lease lease) {
                    leases.add(lease);
                }

                @Override
                public void lost() {}
            });
            client.start();
            Thread thread = Thread.ofPlatform().daemon().start(driver);
            try {
                Lease lease = leases.poll(PATIENCE, TimeUnit.SECONDS);
                assertThat(lease).as(log()).isNotNull();
                assertThat(client.counts().get(DhcpEvent.DECLINES_SENT))
                        .as(log())
                        .isEqualTo(1);
                String address = lease.address().address().toString();
                assertThat(address).matches("192\\.0\\.2\\.5[1-9]");
                assertThat(lease.server()).isEqualTo(IpAddress.of(SERVER));
                assertThat(lease.mtu()).isEqualTo(1400);
                assertThat(lease.domain()).isEqualTo("example.net");
                assertThat(lease.nameServers()).containsExactly(IpAddress.of("192.0.2.9"));
                assertThat(lease.routes().toString()).contains("0.0.0.0/0", "198.51.100.0/24", "192.0.2.7");
                assertThat(eth.mtu()).isEqualTo(1400);
                assertThat(there.inside("ping", "-c", "3", "-l", "3", "-i", "30", address))
                        .contains(" 0% packet loss");
                assertThat(Files.readString(folder.resolve("leases"))).contains(address);
                driver.execute(client::release);
                awaitNoLease(address);
            } finally {
                driver.stop();
                thread.join();
                server.destroy();
                server.waitFor();
            }
            assertThat(client.counts().get(DhcpEvent.REFUSED_BY_POLICY)).isZero();
            assertThat(client.counts().get(DhcpEvent.MALFORMED)).isZero();
            assertThat(stack.ip().isOurs(0, lease0())).isFalse();
        }
    }

    private static long lease0() {
        return IpAddress.of("192.0.2.51").low();
    }

    private Process dnsmasq(Namespace there) throws IOException {
        return there.begin(
                ProcessBuilder.Redirect.to(folder.resolve("log").toFile()),
                "dnsmasq",
                "--keep-in-foreground",
                "--conf-file=/dev/null",
                "--no-daemon",
                "--user=root",
                "--port=0",
                "--no-ping",
                "--dhcp-sequential-ip",
                "--interface=" + TAP,
                "--bind-interfaces",
                "--dhcp-authoritative",
                "--log-dhcp",
                "--pid-file=" + folder.resolve("pid"),
                "--dhcp-leasefile=" + folder.resolve("leases"),
                "--dhcp-range=" + TAKEN + ",192.0.2.59,255.255.255.0,2m",
                "--dhcp-option=option:mtu,1400",
                "--dhcp-option=option:domain-name,example.net",
                "--dhcp-option=option:dns-server,192.0.2.9",
                "--dhcp-option=option:classless-static-route,198.51.100.0/24,192.0.2.7,0.0.0.0/0,192.0.2.1");
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    private void awaitNoLease(String address) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (Files.readString(folder.resolve("leases")).contains(address)) {
            assertThat(System.nanoTime()).as(log()).isLessThan(end);
            Thread.sleep(100);
        }
    }
}
