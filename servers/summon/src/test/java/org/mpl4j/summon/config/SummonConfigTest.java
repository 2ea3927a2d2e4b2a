package org.mpl4j.summon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mpl4j.servers.common.config.ConfigException;

class SummonConfigTest {
    private static final String RIGHT = """
            zone: apps.example
            listen: [127.0.0.1:5399]
            bridge: {name: mpl0, network: 10.90.0.0/24, pool: 10.90.0.10-10.90.0.12, network6: "fd90::/64"}
            forward: {resolvers: [192.0.2.53], clients: [127.0.0.0/8], timeout: 1s, at-once: 5}
            limits: {running: 3, boot: 4s, stop: 2s, stay: 1s, patience: 9s, back-off: {first: 2s, most: 1m}}
            idle: 2m
            ttl: 3s
            state: var
            conduits: {socket: here/conduits, group: mpl, at-once: 7}
            metrics: {listen: 127.0.0.1:9999}
            log: {format: json, level: warning}
            names:
              - {name: Web, image: web, ports: [80, 8080], idle: 5s, memory: 64, cpu: 50}
              - {name: dns, image: web, address: 10.90.0.5, reaches: [Web, wiki]}
              - {name: wiki, image: web, address: 10.90.0.6, address6: "fd90::6"}
              - {name: printer, address: 192.0.2.9}
              - {name: gate, address6: "2001:db8::1"}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void makeImage() throws IOException {
        Files.createDirectory(folder.resolve("web"));
    }

    private SummonConfig read(String text) throws IOException, ConfigException {
        return SummonConfigFile.read(Files.writeString(folder.resolve("summon.yaml"), text));
    }

    @Test
    void readsAllKeys() throws IOException, ConfigException {
        SummonConfig config = read(RIGHT);
        assertThat(config.zone()).hasToString("apps.example");
        assertThat(config.ttl()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.bridge().networks())
                .extracting(one -> HostAddresses.text(one.address()) + " of " + one.network())
                .containsExactly("10.90.0.1 of 10.90.0.0/24", "fd90::1 of fd90::/64");
        assertThat(config.bridge().networks().get(1).pool())
                .isEqualTo(AddressRange.parse(IpVersion.V6, "fd90::2-fd90::ffff"));
        assertThat(config.limits().running()).isEqualTo(3);
        assertThat(config.limits().patience()).isEqualTo(Duration.ofSeconds(9));
        assertThat(config.limits().mostBackOff()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.state()).isEqualTo(folder.resolve("var"));
        assertThat(config.appliances()).extracting(ApplianceConfig::name).containsExactly("web", "dns", "wiki");
        assertThat(config.appliances().get(0).ports()).containsExactly(80, 8080);
        assertThat(config.appliances().get(0).idle()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.appliances().get(1).idle()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.appliances())
                .extracting(one -> one.addresses().toString())
                .containsExactly("", "10.90.0.5", "10.90.0.6 fd90::6");
        assertThat(config.appliances())
                .extracting(ApplianceConfig::reaches)
                .containsExactly(List.of(), List.of("web", "wiki"), List.of());
        assertThat(config.label("web.apps.example")).isEqualTo("web");
        assertThat(config.label("web")).isEqualTo("web");
        assertThat(config.label("web.other.example")).isNull();
        assertThat(config.fixed())
                .extracting(one -> one.name() + " " + one.addresses())
                .containsExactly("printer 192.0.2.9", "gate 2001:db8::1");
        assertThat(config.conduits()).isEqualTo(new ConduitConfig(folder.resolve("here/conduits"), "mpl", 7));
        assertThat(read(RIGHT.replace("{socket: here/conduits, group: mpl, at-once: 7}", "{}"))
                        .conduits())
                .isEqualTo(new ConduitConfig(folder.resolve("var/conduits"), null, 256));
        assertThat(config.forward()).isNotNull();
        assertThat(config.metrics().getPort()).isEqualTo(9999);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            zone: apps.example        | zone:                                     | :1:6: a text is expected, nothing is here
            10.90.0.0/24              | 10.90.0.0                                 | :3:31: "10.90.0.0" is no network of IPv4
            10.90.0.0/24              | 10.90.0.1/24                              | bits behind the first 24 are not zero
            name: mpl0                | name: a-very-long-interface               | is no name of an interface
            pool: 10.90.0.10-10.90.0.12 | pool: 10.90.0.10-10.90.1.12             | the pool has 10.90.1.12, which is no host
            pool: 10.90.0.10-10.90.0.12 | pool: 10.90.0.12-10.90.0.10             | its last address is before its first
            pool: 10.90.0.10-10.90.0.12 | address: 10.91.0.1                      | the address 10.91.0.1 is no host of 10.90.0.0/24
            pool: 10.90.0.10-10.90.0.12 | pool: 10.90.0.5-10.90.0.5               | the pool has 0 addresses for 1 appliances
            image: web, ports         | image: wob, ports                         | help: make one: mpl-appliance build
            name: dns                 | name: web                                 | "web" is here twice
            name: dns                 | name: d.n                                 | is one label
            address: 10.90.0.5        | address: 10.90.0.1                        | is the machine's own on the bridge
            address: 10.90.0.5        | address: 10.91.0.5                        | 10.91.0.5 is no host of 10.90.0.0/24
            address: 192.0.2.9        | address: 10.90.0.5                        | is the address of an appliance
            address: 192.0.2.9        | adress: 192.0.2.9                         | did you mean `address`?
            clients: [127.0.0.0/8],   | limit: 3,                                 | whoever may have others asked is named
            resolvers: [192.0.2.53]   | resolvers: [resolver.example]             | is no address
            running: 3                | running: 0                                | "0" is no number from 1 to 10000
            first: 2s                 | first: 2h                                 | `most` is shorter than `first`
            ports: [80, 8080]         | ports: [80, 99999]                        | "99999" is no number from 1 to 65535
            idle: 2m                  | idle: 2x                                  | units are s, m, h and d
            network6: "fd90::/64"     | network6: "fd90::/127"                    | its prefix is from 1 to 126 bits long
            network6: "fd90::/64"     | network6: "fd90::1/64"                    | bits behind the first 64 are not zero
            network6: "fd90::/64"     | network6: 10.91.0.0/24                    | is no network of IPv6: it is not one of IPv6
            network6: "fd90::/64"     | network6: "fe80::/64"                     | it is one of a link, or of a group
            network6: "fd90::/64"     | address6: "fd90::1"                       | `network6` is missing, but there is `address6`
            network6: "fd90::/64"     | pool6: "fd90::1-fd90::2"                  | `network6` is missing, but there is `pool6`
            network6: "fd90::/64"     | network6: "fd90::/64", pool6: "fd90::2-fd90::2" | the pool has 1 addresses for 2 appliances
            network6: "fd90::/64"     | network6: "fd90::/64", pool6: "fd91::2-fd91::3" | the pool has fd91::2, which is no host of fd90::/64
            network6: "fd90::/64"     | network6: "fd90::/64", address6: "fd90::" | the address fd90:: is no host of fd90::/64
            , network6: "fd90::/64"   |                                           | help: write `network6: fd90::/64` in `bridge`
            address6: "fd90::6"       | address6: "fd91::6"                       | fd91::6 is no host of fd90::/64
            address6: "fd90::6"       | address6: "fd90::1"                       | fd90::1 is the machine's own on the bridge
            address6: "fd90::6"       | address6: 10.90.0.7                       | "10.90.0.7" is no address of IPv6
            address6: "2001:db8::1"   | address6: "fd90::6"                       | fd90::6 is the address of an appliance
            address: 192.0.2.9        | address: "fd90::9", address6: "fd90::9"   | `address` and `address6` are both of IPv6
            at-once: 7                | at-once: 0                                | "0" is no number from 1 to 10000
            socket: here/conduits     | sockets: here/conduits                    | did you mean `socket`?
            reaches: [Web, wiki]      | reaches: [wen]                            | there is no appliance "wen" here
            reaches: [Web, wiki]      | reaches: [printer]                        | there is no appliance "printer" here
            conduits: {socket: here/conduits, group: mpl, at-once: 7} |           | `reaches` is by conduits, and there are none
            zone: apps.example        | zone: "apps..example"                     | is no domain name
            """)
    void saysWhatIsWrongAndWhere(String right, String wrong, String message) {
        assertThat(RIGHT).contains(right);
        assertThatThrownBy(() ->
                        read(RIGHT.replaceFirst(java.util.regex.Pattern.quote(right), wrong == null ? "" : wrong)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("summon.yaml:")
                .hasMessageContaining(message);
    }

    @Test
    void aBridgeMayHaveIpv6Only() throws IOException, ConfigException {
        String only = RIGHT.replace("network: 10.90.0.0/24, pool: 10.90.0.10-10.90.0.12, ", "")
                .replaceAll("address: 10.90.0.., address6", "address6")
                .replaceAll(", address: 10.90.0.5", "");
        SummonConfig config = read(only);
        assertThat(config.bridge().networks())
                .extracting(BridgeNetwork::version)
                .containsExactly(IpVersion.V6);
        assertThatThrownBy(() -> read(only.replace(", network6: \"fd90::/64\"", "")))
                .hasMessageContaining("`network` is missing")
                .hasMessageContaining("or `network6: fd90::/64`");
    }

    @Test
    void anEmptyFileIsNoConfiguration() {
        assertThatThrownBy(() -> read("")).isInstanceOf(ConfigException.class).hasMessageContaining("nothing is in it");
        assertThatThrownBy(() -> read("listen: [127.0.0.1]\n"))
                .hasMessageContaining("`zone` is missing")
                .hasMessageContaining("`bridge` is missing")
                .hasMessageContaining("`names` is missing");
    }
}
