package org.mpl4j.tcpip.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.runtime.Bytes;

class AddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "255.255.255.255", "0.0.0.0", "2001:db8::1", "fe80::ff"})
    void isReadAsItIsWritten(String text) {
        assertThat(IpAddress.of(text)).hasToString(text);
    }

    @Test
    void knowsItsKind() {
        assertThat(IpAddress.of("224.0.0.1").isMulticast()).isTrue();
        assertThat(IpAddress.of("ff02::1").isMulticast()).isTrue();
        assertThat(IpAddress.of("223.255.255.255").isMulticast()).isFalse();
        assertThat(IpAddress.of("fe80::1").isLinkLocal()).isTrue();
        assertThat(IpAddress.of("fec0::1").isLinkLocal()).isFalse();
        assertThat(IpAddress.of("2001:db8::12:3456").solicitedNode()).isEqualTo(IpAddress.of("ff02::1:ff12:3456"));
    }

    @Test
    void networksContainWhatBeginsAsTheyDo() {
        IpAddress inside = IpAddress.of("192.0.2.130");
        assertThat(Prefix.of("192.0.2.128/25").contains(inside.high(), inside.low()))
                .isTrue();
        assertThat(Prefix.of("192.0.2.0/25").contains(inside.high(), inside.low()))
                .isFalse();
        assertThat(Prefix.of("0.0.0.0/0").contains(inside.high(), inside.low())).isTrue();
        assertThat(Prefix.of("::/0").contains(1L << 60, 0)).isTrue();
        IpAddress broadcast = IpAddress.of("192.0.2.255");
        assertThat(Prefix.of("192.0.2.128/25").isBroadcast(broadcast.high(), broadcast.low()))
                .isTrue();
        assertThat(Prefix.of("192.0.2.255/31").isBroadcast(broadcast.high(), broadcast.low()))
                .isFalse();
        assertThat(Prefix.of("192.0.2.1/24")).hasToString("192.0.2.1/24");
        assertThatThrownBy(() -> Prefix.of("192.0.2.1/33")).hasMessage("'192.0.2.1/33' needs a length from 0 to 32");
        assertThatThrownBy(() -> Prefix.of("192.0.2.1/x")).hasMessageContaining("needs a number");
    }

    @Test
    void ethernetAddressesAreNumbers() {
        long address = MacAddress.of("02:00:5e:10:00:ff");
        assertThat(MacAddress.text(address)).isEqualTo("02:00:5e:10:00:ff");
        assertThat(MacAddress.bytes(address)).isEqualTo(Bytes.ofHex("02005e1000ff"));
        IpAddress group = IpAddress.of("224.129.2.3");
        assertThat(MacAddress.text(MacAddress.ofGroup(group.high(), group.low())))
                .isEqualTo("01:00:5e:01:02:03");
        IpAddress solicited = IpAddress.of("ff02::1:ff12:3456");
        assertThat(MacAddress.text(MacAddress.ofGroup(solicited.high(), solicited.low())))
                .isEqualTo("33:33:ff:12:34:56");
        assertThatThrownBy(() -> MacAddress.of("02:00")).hasMessageContaining("six bytes");
    }
}
