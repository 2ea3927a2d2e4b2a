package org.mpl4j.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.runtime.Bytes;

class ShowTest {
    @Property
    void writesAndReadsIpv4(@ForAll int address) throws UnknownHostException {
        String text = Addresses.ipv4(address);
        assertThat(Addresses.parseIpv4(text)).isEqualTo(address);
        long number = Integer.toUnsignedLong(address);
        assertThat(Show.IPV4.format(number, 32)).isEqualTo(text);
        assertThat(Show.IPV4.parseNumber(text, 32)).isEqualTo(number);
        Bytes bytes = Show.IPV4.parseBytes(text);
        assertThat(bytes.uint32(0)).isEqualTo(number);
        assertThat(InetAddress.getByAddress(bytes.toArray()).getHostAddress()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "1.2.3.1000",
                "01.2.3.4",
                "1..2.3",
                "1.2.3.",
                ".1.2.3",
                "a.b.c.d",
                "1.2.3.-4",
                "1.2.3.4 "
            })
    void refusesTextThatIsNoIpv4Address(String text) {
        assertThatThrownBy(() -> Addresses.parseIpv4(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not an IPv4 address: " + text);
    }

    /** Addresses with many zeros. */
    @Provide
    Arbitrary<Bytes> ipv6() {
        return Arbitraries.of("0000", "0000", "0001", "ffff", "0db8", "00a0")
                .list()
                .ofSize(8)
                .map(groups -> Bytes.ofHex(String.join("", groups)));
    }

    @Property
    void writesAndReadsIpv6(@ForAll("ipv6") Bytes address) throws UnknownHostException {
        String text = Addresses.ipv6(address);
        assertThat(Addresses.parseIpv6(text)).isEqualTo(address);
        assertThat(Show.IPV6.parseBytes(Show.IPV6.format(address))).isEqualTo(address);
        byte[] jdk = InetAddress.getByName(text).getAddress();
        assertThat(Bytes.of(jdk)).isEqualTo(jdk.length == 4 ? address.slice(12, 16) : address);
    }

    @ParameterizedTest
    @CsvSource({
        "20010db8000000000000000000000001,2001:db8::1",
        "00000000000000000000000000000000,::",
        "00000000000000000000000000000001,::1",
        "00010000000000000000000000000000,1::",
        "20010db8000100010001000100010000,2001:db8:1:1:1:1:1:0",
        "20010db8000000000001000000000001,2001:db8::1:0:0:1",
        "20010db8000000010000000000000001,2001:db8:0:1::1",
        "00000000000000000000ffffc0000201,::ffff:192.0.2.1",
        "fe800000000000000000000000000abc,fe80::abc"
    })
    void writesIpv6AsRfc5952Recommends(String hex, String text) {
        assertThat(Addresses.ipv6(Bytes.ofHex(hex))).isEqualTo(text);
        assertThat(Addresses.parseIpv6(text)).isEqualTo(Bytes.ofHex(hex));
    }

    @ParameterizedTest
    @CsvSource({
        "2001:DB8:0:0:0:0:0:1,20010db8000000000000000000000001",
        "64:ff9b::192.0.2.33,0064ff9b0000000000000000c0000221",
        "1:2:3:4:5:6:1.2.3.4,00010002000300040005000601020304",
        "1:2:3:4:5:6:7::,00010002000300040005000600070000"
    })
    void readsOtherFormsOfIpv6(String text, String hex) {
        assertThat(Addresses.parseIpv6(text)).isEqualTo(Bytes.ofHex(hex));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1::2::3",
                ":::",
                "12345::",
                "g::",
                "1:2:3:4:5:6:7:8::",
                "::1:2:3:4:5:6:7:8",
                "1.2.3.4::",
                "::1.2.3",
                "::1.2.3.4:5",
                "1:",
                ":1",
                "fe80::1%eth0",
                "1:2:3:4:5:6:7:1.2.3.4"
            })
    void refusesTextThatIsNoIpv6Address(String text) {
        assertThatThrownBy(() -> Addresses.parseIpv6(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void writesAndReadsHardwareAddresses(@ForAll @Size(min = 1, max = 8) byte[] address) {
        Bytes bytes = Bytes.of(address);
        assertThat(Show.MAC.parseBytes(Show.MAC.format(bytes))).isEqualTo(bytes);
        assertThat(Addresses.parseMac(Addresses.mac(bytes).replace(':', '-'))).isEqualTo(bytes);
    }

    @Test
    void showsNumbersLikeTheirBytes() {
        assertThat(Show.MAC.format(0x001b213c4d5eL, 48)).isEqualTo("00:1b:21:3c:4d:5e");
        assertThat(Show.MAC.parseNumber("00:1b:21:3c:4d:5e", 48)).isEqualTo(0x001b213c4d5eL);
        assertThat(Show.TEXT.format(0x52494646, 32)).isEqualTo("RIFF");
        assertThat(Show.TEXT.parseNumber("RIFF", 32)).isEqualTo(0x52494646);
        assertThat(Show.HEX.format(0x1f, 12)).isEqualTo("0x01f");
        assertThat(Show.HEX.format(-1, 64)).isEqualTo("0xffffffffffffffff");
        assertThat(Show.IPV4.format(-1, 32)).isEqualTo("255.255.255.255");
    }

    @Property
    void readsEveryNumberThatItWrites(
            @ForAll Show show, @ForAll long any, @ForAll @IntRange(min = 1, max = 64) int bits) {
        long value = any >>> (64 - bits);
        if (show == Show.TEXT) {
            return;
        }
        assertThat(show.parseNumber(show.format(value, bits), bits)).isEqualTo(value);
        assertThat(show.parseNumber("0x" + Long.toHexString(value), bits)).isEqualTo(value);
    }

    @Test
    void readsPlainNumbersToo() {
        assertThat(Show.IPV4.parseNumber("3221225985", 32)).isEqualTo(3221225985L);
        assertThat(Show.HEX.parseNumber("10", 8)).isEqualTo(10);
        assertThat(Show.HEX.parseNumber("18446744073709551615", 64)).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({
        "HEX,256,8",
        "HEX,0x100,8",
        "HEX,0x,8",
        "HEX,18446744073709551616,64",
        "IPV4,1.2.3.4,16",
        "MAC,aa:b,48",
        "IPV6,1::,64",
        "HEX,zz,8",
        "MAC,00:11:22:33:44:55:66:77:88,64"
    })
    void refusesNumbersThatAreNone(Show show, String text, int bits) {
        assertThatThrownBy(() -> show.parseNumber(text, bits)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void readsBytesOfAnyLengthThatItWrites(@ForAll Show show, @ForAll @Size(max = 20) byte[] content) {
        Bytes bytes = Bytes.of(content);
        if (show == Show.TEXT && !bytes.isUtf8()) {
            return;
        }
        assertThat(show.parseBytes(show.format(bytes))).isEqualTo(bytes);
    }

    @Test
    void refusesAnIpv6AddressOfAnotherLength() {
        assertThatThrownBy(() -> Addresses.ipv6(Bytes.EMPTY)).isInstanceOf(IllegalArgumentException.class);
    }
}
