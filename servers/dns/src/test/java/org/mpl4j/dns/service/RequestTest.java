package org.mpl4j.dns.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class RequestTest {
    private static final long LINK_LOCAL = 0xfe80L << 48;

    private final Request request = new Request();

    private InetAddress address(long high, long low, int scope) {
        request.set(ByteBuffer.allocate(0), Transport.UDP, high, low, 53, 0);
        request.setScope(scope);
        return request.address();
    }

    @Test
    void anAddressHasItsInterface() throws Exception {
        assertThat(address(LINK_LOCAL, 1, 7))
                .isInstanceOfSatisfying(
                        Inet6Address.class, one -> assertThat(one.getScopeId()).isEqualTo(7))
                .isEqualTo(InetAddress.getByName("fe80::1%7"));
        assertThat(((Inet6Address) address(LINK_LOCAL, 1, 0)).getScopeId()).isZero();
        assertThat(address(0, 0xffff_c000_0201L, 7)).isEqualTo(InetAddress.getByName("192.0.2.1"));
        // The next message is of another one.
        request.set(ByteBuffer.allocate(0), Transport.UDP, LINK_LOCAL, 1, 53, 0);
        assertThat(((Inet6Address) request.address()).getScopeId()).isZero();
    }
}
