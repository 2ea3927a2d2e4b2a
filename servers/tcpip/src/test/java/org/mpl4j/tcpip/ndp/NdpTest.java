package org.mpl4j.tcpip.ndp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.address.MacAddress;
import org.mpl4j.tcpip.address.Prefix;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.ip.AddressState;
import org.mpl4j.tcpip.ip.InterfaceAddress;
import org.mpl4j.tcpip.ip.NetInterface;
import org.mpl4j.tcpip.packets.ethernet.Ethernet;
import org.mpl4j.tcpip.packets.icmp.Icmpv6;
import org.mpl4j.tcpip.packets.ip.Ipv6;
import org.mpl4j.tcpip.phy.MemoryLink;
import org.mpl4j.tcpip.stack.Stack;
import org.mpl4j.tcpip.stack.TwoStacks;

class NdpTest {
    private static final Bytes ROUTER = Bytes.ofHex("fe80000000000000000000000000000f");
    private static final Bytes ALL_NODES = Bytes.ofHex("ff020000000000000000000000000001");
    private static final Prefix PREFIX = Prefix.of("2001:db8:7::/64");

    private final MemoryLink link = new MemoryLink(1500, 100);
    private final Stack stack = new Stack(0, new Random(1));
    private final NetInterface eth = stack.attach("eth", link.left(), MacAddress.of("02:00:00:00:00:01"));
    private long now;

    private void run(long duration) {
        long end = now + duration;
        while (now < end) {
            now = Math.min(end, Math.max(now, Math.max(stack.nextDeadline(), now + Durations.MILLISECOND)));
            stack.poll(now);
        }
    }

    private void advertise(int hopLimit, int routerLifetime, long valid, long preferred) {
        ByteBuffer frame = ByteBuffer.allocateDirect(500);
        Bytes pseudo = Bytes.ofHex(ROUTER.hex() + ALL_NODES.hex());
        Ethernet.builder(frame)
                .destMac("33:33:00:00:00:01")
                .srcMac("02:00:00:00:00:0f")
                .frame(
                        body -> body.asType(0x86dd)
                                .payload(
                                        out -> Ipv6.write(
                                                out,
                                                ip -> ip.hopLimit(hopLimit)
                                                        .src(ROUTER)
                                                        .dest(ALL_NODES)
                                                        .body(
                                                                rest -> rest.asPayload(58)
                                                                        .payload(
                                                                                in -> Icmpv6.write(
                                                                                        in,
                                                                                        pseudo,
                                                                                        icmp ->
                                                                                                icmp.bodyAsRouterAdvertisement()
                                                                                                        .hopLimit(33)
                                                                                                        .routerLifetime(
                                                                                                                routerLifetime)
                                                                                                        .options(
                                                                                                                options ->
                                                                                                                        options.add(
                                                                                                                                        o ->
                                                                                                                                                o.bodyAsSourceLinkAddress()
                                                                                                                                                        .address(
                                                                                                                                                                Bytes
                                                                                                                                                                        .ofHex(
                                                                                                                                                                                "02000000000f")))
                                                                                                                                .add(
                                                                                                                                        o ->
                                                                                                                                                o.bodyAsMtu()
                                                                                                                                                        .mtu(
                                                                                                                                                                1400))
                                                                                                                                .add(
                                                                                                                                        o ->
                                                                                                                                                o.bodyAsPrefixInformation()
                                                                                                                                                        .prefixLength(
                                                                                                                                                                64)
                                                                                                                                                        .onLink(
                                                                                                                                                                true)
                                                                                                                                                        .autonomous(
                                                                                                                                                                true)
                                                                                                                                                        .validLifetime(
                                                                                                                                                                valid)
                                                                                                                                                        .preferredLifetime(
                                                                                                                                                                preferred)
                                                                                                                                                        .prefix(
                                                                                                                                                                Bytes
                                                                                                                                                                        .ofHex(
                                                                                                                                                                                "20010db8000700000000000000000000"))))))))))
                .build();
        link.right().write(frame.flip(), now);
        run(Durations.MILLISECOND);
    }

    private List<InterfaceAddress> inPrefix() {
        return eth.addresses().stream()
                .filter(a -> PREFIX.contains(a.address().high(), a.address().low()))
                .toList();
    }

    @Test
    void makesAddressesOfWhatRoutersAnnounce() {
        stack.autoconfigure(eth);
        run(3 * Durations.SECOND);
        assertThat(eth.addresses()).hasSize(1);
        assertThat(eth.addresses().get(0).address().isLinkLocal()).isTrue();
        assertThat(eth.addresses().get(0).state()).isEqualTo(AddressState.PREFERRED);

        advertise(255, 1800, 7200, 600);
        assertThat(inPrefix()).hasSize(1);
        assertThat(inPrefix().get(0).state()).isEqualTo(AddressState.TENTATIVE);
        run(3 * Durations.SECOND);
        assertThat(inPrefix().get(0).state()).isEqualTo(AddressState.PREFERRED);
        assertThat(eth.mtu()).isEqualTo(1400);
        assertThat(eth.hopLimit()).isEqualTo(33);
        assertThat(stack.ip().routes().find(1, 1)).isNotNull();
        assertThat(stack.ip().routes().find(1, 1).gateway()).isEqualTo(IpAddress.of("fe80::f"));

        run(600 * Durations.SECOND);
        assertThat(inPrefix().get(0).state()).isEqualTo(AddressState.DEPRECATED);
        run(1300 * Durations.SECOND);
        assertThat(stack.ip().routes().find(1, 1)).isNull();
        run(5400 * Durations.SECOND);
        assertThat(inPrefix()).isEmpty();
    }

    @Test
    void nobodyEndsAddressesAtOnce() {
        stack.autoconfigure(eth);
        run(3 * Durations.SECOND);
        advertise(255, 0, 100_000, 100_000);
        run(3 * Durations.SECOND);
        advertise(255, 0, 1, 1);
        run(7_000 * Durations.SECOND);
        assertThat(inPrefix()).hasSize(1);
        run(300 * Durations.SECOND);
        assertThat(inPrefix()).isEmpty();
    }

    @Test
    void whatHasPassedARouterIsNotBelieved() {
        stack.autoconfigure(eth);
        run(3 * Durations.SECOND);
        advertise(254, 1800, 7200, 600);
        assertThat(inPrefix()).isEmpty();
        assertThat(stack.ip().routes().find(1, 1)).isNull();
    }

    @Test
    void anAddressThatSomebodyHasIsNotUsed() {
        TwoStacks stacks = TwoStacks.onGoodLink();
        InterfaceAddress same = stacks.right().address(stacks.rightInterface(), TwoStacks.LEFT_V6 + "/64");
        stacks.run(5 * Durations.SECOND);
        assertThat(same.state()).isEqualTo(AddressState.DUPLICATE);
        assertThat(stacks.leftInterface().addresses().get(1).state()).isEqualTo(AddressState.PREFERRED);
    }

    @Test
    void whoBeginsAtTheSameTimeGivesWay() {
        TwoStacks stacks = TwoStacks.onGoodLink();
        InterfaceAddress one = stacks.left().address(stacks.leftInterface(), "2001:db8::9/64");
        InterfaceAddress other = stacks.right().address(stacks.rightInterface(), "2001:db8::9/64");
        stacks.run(5 * Durations.SECOND);
        assertThat(List.of(one.state(), other.state())).contains(AddressState.DUPLICATE);
    }
}
