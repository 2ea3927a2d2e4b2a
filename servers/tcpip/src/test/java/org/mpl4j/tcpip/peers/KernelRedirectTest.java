package org.mpl4j.tcpip.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.icmp.IcmpEvent;
import org.mpl4j.tcpip.ip.Route;
import org.mpl4j.tcpip.stack.Stack;

/** Linux forwards our packets to a router on the same link, and tells us to use that one. */
class KernelRedirectTest {
    private static final IpAddress FAR_V4 = IpAddress.of("198.51.100.5");
    private static final IpAddress FAR_V6 = IpAddress.of("2001:db8:5::5");
    private static final String ROUTER_V4 = "192.0.2.9";
    private static final String ROUTER_V6 = "fe80::9";
    private static final String STATION = "02:00:00:00:00:07";
    private static final long PATIENCE = 60;

    @Test
    void goesByTheBetterRouter() throws Exception {
        try (KernelPeer peer = new KernelPeer(1500)) {
            String device = peer.name();
            peer.inside("sysctl", "-qw", "net.ipv4.ip_forward=1", "net.ipv6.conf.all.forwarding=1");
            peer.inside("ip", "neigh", "add", ROUTER_V4, "lladdr", STATION, "dev", device);
            peer.inside("ip", "neigh", "add", ROUTER_V6, "lladdr", STATION, "dev", device);
            peer.inside("ip", "route", "add", "198.51.100.0/24", "via", ROUTER_V4, "dev", device);
            peer.inside("ip", "route", "add", "2001:db8:5::/64", "via", ROUTER_V6, "dev", device);
            String kernel = peer.inside("ip", "-6", "-o", "addr", "show", "dev", device, "scope", "link")
                    .replaceAll("(?s).*(fe80:[0-9a-f:]+)/64.*", "$1");
            Stack stack = peer.stack();
            on(peer, () -> {
                stack.autoconfigure(peer.eth());
                stack.route("198.51.100.0/24", KernelPeer.KERNEL_V4, peer.eth());
                stack.route("2001:db8:5::/64", kernel, peer.eth());
                return device;
            });
            await(peer, FAR_V4, IpAddress.of(ROUTER_V4));
            await(peer, FAR_V6, IpAddress.of(ROUTER_V6));
            assertThat(stack.icmp().v4().counts().get(IcmpEvent.REDIRECTS)).isPositive();
            assertThat(stack.icmp().v6().counts().get(IcmpEvent.REDIRECTS)).isPositive();
            assertThat(stack.icmp().v4().counts().get(IcmpEvent.REDIRECTS_IGNORED))
                    .isZero();
        }
    }

    private static void await(KernelPeer peer, IpAddress dest, IpAddress router) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        IpAddress gateway = null;
        while (!router.equals(gateway)) {
            assertThat(System.nanoTime())
                    .as("packets to %s go to %s", dest, gateway)
                    .isLessThan(end);
            on(
                    peer,
                    () -> dest.isV4()
                            ? peer.stack().icmp().v4().ping(dest, 1, 1, Bytes.ofUtf8("hello"))
                            : peer.stack().icmp().v6().ping(dest, 1, 1, Bytes.ofUtf8("hello")));
            Thread.sleep(200);
            gateway = on(peer, () -> {
                Route route = peer.stack().ip().output().route(dest.high(), dest.low());
                return route == null || route.gateway() == null ? IpAddress.ANY : route.gateway();
            });
        }
    }

    /** Does something in the thread that drives the stack. */
    private static <T> T on(KernelPeer peer, Supplier<T> task) throws IOException, InterruptedException {
        CompletableFuture<T> result = new CompletableFuture<>();
        peer.driver().execute(() -> result.complete(task.get()));
        try {
            return result.get(PATIENCE, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IOException(e);
        }
    }
}
