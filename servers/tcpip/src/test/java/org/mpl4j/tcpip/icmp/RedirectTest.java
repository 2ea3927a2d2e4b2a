package org.mpl4j.tcpip.icmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.ip.IpOutput;
import org.mpl4j.tcpip.ip.Outgoing;
import org.mpl4j.tcpip.ip.Route;
import org.mpl4j.tcpip.packets.icmp.Icmp;
import org.mpl4j.tcpip.packets.icmp.Icmpv6;
import org.mpl4j.tcpip.packets.ip.Ipv4;
import org.mpl4j.tcpip.stack.TwoStacks;

/** Which redirects are believed (RFC 1122 section 3.2.2.2, RFC 4861 section 8.1); the left stack plays the router. */
class RedirectTest {
    private static final String FAR = "198.51.100.5";
    private static final String ROUTER = "192.0.2.1";
    private static final String BETTER = "192.0.2.9";
    private static final String FAR_V6 = "2001:db8:5::5";
    private static final String LEFT_LINK_LOCAL = "fe80::1";

    private final TwoStacks stacks = TwoStacks.onGoodLink();
    private final IpOutput output = stacks.right().ip().output();

    @BeforeEach
    void route() {
        stacks.right().route("198.51.100.0/24", ROUTER, stacks.rightInterface());
        stacks.right().route("2001:db8:5::/64", LEFT_LINK_LOCAL, stacks.rightInterface());
    }

    private String gateway(String dest) {
        IpAddress address = IpAddress.of(dest);
        Route route = output.route(address.high(), address.low());
        return route == null || route.gateway() == null
                ? "itself"
                : route.gateway().toString();
    }

    private void redirect(String from, String quotedSource, String to) {
        byte[] quote = new byte[28];
        Ipv4.builder(ByteBuffer.wrap(quote))
                .protocol(17)
                .src(quotedSource)
                .dest(FAR)
                .payload(Bytes.ofHex("0102030405060708"))
                .build();
        Icmp.Writer writer = new Icmp.Writer();
        IpAddress source = IpAddress.of(from);
        Outgoing outgoing = new Outgoing();
        outgoing.to(1, source.high(), source.low(), 0, TwoStacks.RIGHT_V4.low())
                .via(stacks.leftInterface())
                .payload(
                        8 + quote.length,
                        out -> writer.write(
                                out,
                                builder -> builder.code(1)
                                        .bodyAsRedirect()
                                        .gateway(to)
                                        .original(quote)));
        stacks.left().ip().output().send(outgoing);
        stacks.run(Durations.SECOND);
    }

    @Test
    void isBelievedForTenMinutes() {
        assertThat(gateway(FAR)).isEqualTo(ROUTER);
        redirect(ROUTER, "192.0.2.2", BETTER);
        assertThat(gateway(FAR)).isEqualTo(BETTER);
        assertThat(gateway("198.51.100.6")).as("only that destination").isEqualTo(ROUTER);
        stacks.run(601 * Durations.SECOND);
        assertThat(gateway(FAR)).isEqualTo(ROUTER);
    }

    @Test
    void isForgottenIfNobodyIsThere() {
        redirect(ROUTER, "192.0.2.2", BETTER);
        stacks.right().icmp().v4().ping(IpAddress.of(FAR), 1, 1, Bytes.EMPTY);
        stacks.run(10 * Durations.SECOND);
        assertThat(gateway(FAR)).isEqualTo(ROUTER);
    }

    @Test
    void isForgottenWithItsRoute() {
        redirect(ROUTER, "192.0.2.2", BETTER);
        stacks.right().ip().routes().removeIf(route -> route.gateway() != null);
        stacks.right().route("0.0.0.0/0", "192.0.2.77", stacks.rightInterface());
        assertThat(gateway(FAR)).isEqualTo("192.0.2.77");
    }

    @ParameterizedTest(name = "from {0} about {1} to {2}")
    @CsvSource({
        "192.0.2.8, 192.0.2.2, 192.0.2.9",
        "192.0.2.1, 192.0.2.3, 192.0.2.9",
        "192.0.2.1, 192.0.2.2, 203.0.113.9",
        "192.0.2.1, 192.0.2.2, 192.0.2.2",
        "192.0.2.1, 192.0.2.2, 192.0.2.255",
        "192.0.2.1, 192.0.2.2, 224.0.0.1"
    })
    void isNotBelieved(String from, String quotedSource, String to) {
        redirect(from, quotedSource, to);
        assertThat(gateway(FAR)).isEqualTo(ROUTER);
        assertThat(stacks.right().icmp().v4().counts().get(IcmpEvent.REDIRECTS_IGNORED))
                .isEqualTo(1);
    }

    @ParameterizedTest(name = "from {0}, {1} hops, to {2}: {3}")
    @CsvSource({
        "fe80::1, 255, fe80::9, fe80::9",
        "fe80::1, 255, 2001:db8:5::5, itself",
        "fe80::1, 254, fe80::9, fe80::1",
        "fe80::2, 255, fe80::9, fe80::1",
        "2001:db8::1, 255, fe80::9, fe80::1",
        "fe80::1, 255, 2001:db8::9, fe80::1",
        "fe80::1, 255, ff02::9, fe80::1"
    })
    void ofVersion6(String from, int hops, String target, String gateway) {
        Icmpv6.Writer writer = new Icmpv6.Writer();
        IpAddress source = IpAddress.of(from);
        Outgoing outgoing = new Outgoing();
        outgoing.to(58, source.high(), source.low(), TwoStacks.RIGHT_V6.high(), TwoStacks.RIGHT_V6.low())
                .via(stacks.leftInterface())
                .hopLimit(hops)
                .payload(
                        40,
                        out -> writer.write(
                                out,
                                outgoing.addresses().pseudo(),
                                builder -> builder.bodyAsRedirect()
                                        .target(target)
                                        .destination(FAR_V6)
                                        .options(list -> {})));
        stacks.left().ip().output().send(outgoing);
        stacks.run(Durations.SECOND);
        assertThat(gateway(FAR_V6))
                .isEqualTo(
                        gateway.equals("itself")
                                ? gateway
                                : IpAddress.of(gateway).toString());
    }
}
