package org.mpl4j.summon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class IpNetworkTest {
    private static InetAddress address(String text) {
        return InetAddress.ofLiteral(text);
    }

    @Test
    void theEndsOfANetworkAreNoHosts() {
        IpNetwork ipv4 = IpNetwork.parse(IpVersion.V4, "192.0.2.8/30");
        assertThat(ipv4.isHost(address("192.0.2.8"))).isFalse();
        assertThat(ipv4.isHost(address("192.0.2.9"))).isTrue();
        assertThat(ipv4.isHost(address("192.0.2.10"))).isTrue();
        assertThat(ipv4.isHost(address("192.0.2.11"))).isFalse();
        assertThat(ipv4.isHost(address("2001:db8::9"))).isFalse();
        assertThat(ipv4.hosts(100)).isEqualTo(2);
        IpNetwork ipv6 = IpNetwork.parse(IpVersion.V6, "2001:db8::8/125");
        assertThat(ipv6.isHost(address("2001:db8::8"))).isFalse();
        assertThat(ipv6.isHost(address("2001:db8::9"))).isTrue();
        assertThat(ipv6.isHost(address("2001:db8::f"))).isTrue();
        assertThat(ipv6.isHost(address("2001:db8::10"))).isFalse();
        assertThat(ipv6.isHost(address("2001:db8::7"))).isFalse();
        assertThat(ipv6.hosts(100)).isEqualTo(7);
    }

    @Test
    void addressesAreCountedInAllTheirBits() {
        AddressRange range = AddressRange.parse(IpVersion.V6, "2fff:ffff::-2fff:ffff::1:0:0:0:1");
        assertThat(HostAddresses.text(range.get(1L << 32))).isEqualTo("2fff:ffff::1:0:0");
        assertThat(range.size()).isEqualTo(Long.MAX_VALUE);
        assertThat(range.contains(address("2fff:ffff::1:0:0:0:1"))).isTrue();
        assertThat(range.contains(address("2fff:ffff::1:0:0:0:2"))).isFalse();
        assertThat(range.contains(address("255.255.255.255"))).isFalse();
        AddressRange last = AddressRange.parse(IpVersion.V4, "255.255.255.254-255.255.255.255");
        assertThat(last.size()).isEqualTo(2);
        assertThat(last.get(1)).isEqualTo(address("255.255.255.255"));
    }

    @Test
    void aNetworkHasNoBitsBehindItsPrefix() {
        assertThat(IpNetwork.parse(IpVersion.V4, "0.0.0.0/1")).hasToString("0.0.0.0/1");
        assertThat(IpNetwork.parse(IpVersion.V6, "8000::/1")).hasToString("8000::/1");
        assertThatThrownBy(() -> IpNetwork.parse(IpVersion.V6, "8000::1/126"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bits behind the first 126");
        assertThatThrownBy(() -> IpNetwork.parse(IpVersion.V6, "::ffff:192.0.2.0/120"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not one of IPv6");
    }

    @Test
    void aHostHasOneAddressOfEachVersion() {
        HostAddresses both = HostAddresses.NONE.with(address("2001:db8::9")).with(address("192.0.2.9"));
        assertThat(both).hasToString("192.0.2.9 2001:db8::9");
        assertThat(both.find(IpVersion.V6)).isEqualTo(address("2001:db8::9"));
        assertThat(HostAddresses.NONE.text(IpVersion.V6)).isEmpty();
        assertThatThrownBy(() -> both.with(address("2001:db8::8"))).isInstanceOf(IllegalArgumentException.class);
    }
}
