package org.mpl4j.appliance.boot;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.drive.FrameWait;
import org.mpl4j.tcpip.handover.DeviceSource;
import org.mpl4j.tcpip.phy.MemoryLink;
import org.mpl4j.tcpip.socket.HostStack;
import org.mpl4j.tcpip.socket.StackDevice;
import org.mpl4j.tcpip.socket.StackPlan;

/**
 * The stack of an appliance, and, while the cache of classes is trained, another one at the other end of a cable in memory: a client.
 *
 * @param stack of the server
 * @param tap the device of that stack; null if it is trained
 * @param client asks it; null unless it is trained
 * @param doors where there are conduits
 * @param traffic how many frames have come
 */
record BootNetwork(
        HostStack stack,
        @Nullable InheritedTap tap,
        @Nullable HostStack client,
        Doors doors,
        AtomicLong traffic) {
    private static final int QUEUED = 256;

    /** Those of multicast DNS (RFC 6762). */
    private static final List<String> GROUPS = List.of("224.0.0.251", "ff02::fb");

    /** Within so many milliseconds a host tells of its groups (RFC 3376, RFC 3810). */
    private static final long GROUPS_TOLD = 2_000;

    private static final long SHORT_WAIT = 200_000;
    private static final Duration NOW = Duration.ZERO;

    /**
     * Sockets of the Unix domain.
     *
     * @param clients by which it is given conduits of clients; null for none
     * @param directory where it asks for conduits with others; null for nowhere
     */
    record Doors(@Nullable Path clients, @Nullable Path directory) {}

    /** Takes a host over that somebody stands in for, on a conduit. */
    static BootNetwork take(Path conduit, Doors doors) throws IOException {
        StackPlan plan = StackPlan.conduit(conduit).plan();
        AtomicLong traffic = new AtomicLong();
        return new BootNetwork(HostStack.start(plan, new GivenTap(traffic)), null, null, doors, traffic);
    }

    /** Starts it by settings. */
    static BootNetwork start(Settings settings, boolean isTraining, Doors doors) throws IOException {
        int mtu = settings.integer("mtu");
        boolean isOffloading = settings.is("offload");
        StackPlan plan = plan(settings, settings.all("address").toArray(String[]::new))
                .mac(settings.get("mac"))
                .plan();
        AtomicLong traffic = new AtomicLong();
        if (!isTraining) {
            InheritedTap tap = new InheritedTap(mtu, isOffloading, traffic);
            return new BootNetwork(
                    HostStack.start(plan, new StackDevice(tap, tap.frames())), tap, null, doors, traffic);
        }
        MemoryLink link = link(mtu, isOffloading);
        StackPlan other = StackPlan.tap("client")
                .address(neighbor(settings.get("address")))
                .mtu(mtu)
                .plan();
        return new BootNetwork(
                HostStack.start(plan, new StackDevice(link.left(), new ShortWait())),
                null,
                HostStack.start(other, new StackDevice(link.right(), new ShortWait())),
                doors,
                traffic);
    }

    private static StackPlan.Draft plan(Settings settings, String... addresses) throws IOException {
        StackPlan.Draft draft = StackPlan.tap(settings.get("name")).mtu(settings.integer("mtu"));
        for (String address : addresses) {
            draft.address(address);
        }
        settings.all("gateway").forEach(draft::gateway);
        return draft;
    }

    /** An address beside another one, in its network: its last bit is the other way. */
    static String neighbor(String address) throws IOException {
        int slash = address.indexOf('/');
        byte[] octets =
                java.net.InetAddress.getByName(address.substring(0, slash)).getAddress();
        octets[octets.length - 1] ^= 1;
        return java.net.InetAddress.getByAddress(octets).getHostAddress() + address.substring(slash);
    }

    /** {@return where the server is, at a port} */
    static InetSocketAddress server(Settings settings, int port) throws IOException {
        String address = settings.get("address");
        return new InetSocketAddress(java.net.InetAddress.getByName(address.substring(0, address.indexOf('/'))), port);
    }

    /** The server listens: from now on it is heard, or takes over what has been heard before. */
    void begin() throws IOException {
        if (tap != null) {
            tap.begin();
        } else {
            stack.ready();
        }
    }

    /** Has the host handed over to another stack, as the last thing that is trained: nobody hears from this one any more. */
    void train(Settings settings) throws IOException, InterruptedException {
        tellOfGroups();
        HandOverTraining.run(HandOverTraining.host(settings), stack, asking(), (mtu, isOffloading) -> {
            MemoryLink link = link(mtu, isOffloading);
            return new DeviceSource.Opened(link.left(), new ShortWait());
        });
    }

    /** Hosts and bridges tell of groups when an interface is new: that is what appliances hear first, and it has options of IP that nothing else has. */
    private void tellOfGroups() throws InterruptedException {
        HostStack neighbor = asking();
        neighbor.driver().lock();
        try {
            GROUPS.forEach(group -> neighbor.out().join(IpAddress.of(group)));
        } finally {
            neighbor.driver().unlock();
        }
        Thread.sleep(GROUPS_TOLD);
    }

    private static MemoryLink link(int mtu, boolean isOffloading) {
        return isOffloading ? MemoryLink.offloading(mtu, QUEUED) : new MemoryLink(mtu, QUEUED);
    }

    /** {@return the client's stack} */
    HostStack asking() {
        if (client == null) {
            throw new IllegalStateException("there is a client only while the cache is trained");
        }
        return client;
    }

    /** Ends both, at once. */
    void close() throws IOException {
        if (client != null) {
            client.close(NOW);
        }
        stack.close(NOW);
    }

    /** The standard input, once it is given. No lambda, as only those that were trained are in the cache. */
    record GivenTap(AtomicLong traffic) implements DeviceSource {
        @Override
        public Opened open(int mtu, boolean hasOffloads) throws IOException {
            return InheritedTap.opened(mtu, hasOffloads, traffic);
        }
    }

    /** A cable in memory wakes nobody: whoever waits for it looks again soon. */
    private static final class ShortWait implements FrameWait {
        @Override
        public synchronized void await(long nanoseconds) {
            try {
                java.util.concurrent.TimeUnit.NANOSECONDS.timedWait(
                        this, Math.max(1, Math.min(nanoseconds, SHORT_WAIT)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public synchronized void wake() {
            notifyAll();
        }
    }
}
