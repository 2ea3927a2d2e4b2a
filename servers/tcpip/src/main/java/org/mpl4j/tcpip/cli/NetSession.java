package org.mpl4j.tcpip.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.address.Prefix;
import org.mpl4j.tcpip.socket.HostStack;
import org.mpl4j.tcpip.socket.StackPlan;

/**
 * A stack that a command runs.
 *
 * @param host the stack
 * @param stats tells others how it is; null if nobody is told
 */
record NetSession(HostStack host, @Nullable StatsServer stats) implements Closeable {
    private static final Path INTERFACES = Path.of("/sys/class/net");
    private static final int UP = 1;

    /** Duplicate address detection takes one to two seconds (RFC 4862 section 5.4). */
    private static final Duration UNTIL_ADDRESSES = Duration.ofSeconds(10);

    /** Starts it; see {@link NetOptions}. */
    static NetSession open(StackPlan plan, List<String> hostAddresses, @Nullable Path socket, PrintWriter err)
            throws UsageException, IOException, InterruptedException {
        for (String address : hostAddresses) {
            UsageException.orUsage(() -> Prefix.of(address));
        }
        if (plan.kind() == StackPlan.DeviceKind.CONDUIT) {
            throw new UsageException(
                    "--conduit is for servers: mpl-web, mpl-dns and mpl-sshd take a running host over");
        }
        checkAccess(plan, hostAddresses);
        HostStack host = HostStack.start(plan);
        try {
            for (String address : hostAddresses) {
                Programs.run(List.of("ip", "addr", "replace", address, "dev", plan.device()));
            }
            if (!hostAddresses.isEmpty()) {
                Programs.run(List.of("ip", "link", "set", plan.device(), "mtu", "" + plan.mtu(), "up"));
            }
            advise(plan, err);
            if (!host.awaitAddresses(UNTIL_ADDRESSES)) {
                err.println(
                        "mpl-net: no address yet that can be used: nobody leases one, or it is not known whether another has it");
            }
            StatsServer stats = socket == null ? null : StatsServer.open(socket, host);
            if (socket != null) {
                err.println("mpl-net: `mpl-net stats " + socket + "` looks at this stack");
            }
            err.flush();
            return new NetSession(host, stats);
        } catch (IOException | InterruptedException | RuntimeException e) {
            host.close();
            throw e;
        }
    }

    private static void checkAccess(StackPlan plan, List<String> hostAddresses) throws UsageException, IOException {
        if (plan.kind() != StackPlan.DeviceKind.PACKET) {
            TapAccess.own().check(plan.device());
            return;
        }
        if (!hostAddresses.isEmpty()) {
            throw new UsageException("--host-address is for --tap and --tun: " + plan.device() + " has its own");
        }
        if (!Capabilities.own().has(Capabilities.NET_RAW)) {
            throw new NotAllowedException(
                    "an interface that exists takes CAP_NET_RAW, which this process does not have."
                            + CapabilityRemedy.text("net_raw"));
        }
    }

    /** Says what is missing at the kernel's end, where that can be seen from here. */
    private static void advise(StackPlan plan, PrintWriter err) throws IOException {
        Path there = INTERFACES.resolve(plan.device());
        if (plan.kind() == StackPlan.DeviceKind.PACKET || !Files.exists(there.resolve("flags"))) {
            return;
        }
        boolean isUp = (Integer.decode(Files.readString(there.resolve("flags")).strip()) & UP) != 0;
        NetworkInterface kernel = NetworkInterface.getByName(plan.device());
        boolean isAddressed =
                kernel != null && kernel.inetAddresses().anyMatch(address -> !address.isLinkLocalAddress());
        if (!isUp) {
            err.println("mpl-net: the kernel's end of " + plan.device()
                    + " is down, and nothing will come through: `ip link set " + plan.device()
                    + " up` (as root), or --host-address");
        } else if (!isAddressed && !Files.exists(there.resolve("master"))) {
            err.println("mpl-net: the kernel's end of " + plan.device() + " has no address: `ip addr add "
                    + example(plan) + " dev " + plan.device() + "` (as root), or --host-address");
        }
    }

    /** An address of the stack's first network that is not the stack's. */
    private static String example(StackPlan plan) {
        if (plan.addresses().isEmpty()) {
            return "192.0.2.1/24";
        }
        Prefix own = plan.addresses().get(0);
        IpAddress address = own.address();
        String text = own.toString();
        long other = (address.low() & 0xff) == 1 ? address.low() + 1 : address.low() & ~0xffL | 1;
        return new IpAddress(address.high(), other) + text.substring(text.indexOf('/'));
    }

    @Override
    public void close() throws IOException {
        try (HostStack _ = host) {
            if (stats != null) {
                stats.close();
            }
        }
    }
}
