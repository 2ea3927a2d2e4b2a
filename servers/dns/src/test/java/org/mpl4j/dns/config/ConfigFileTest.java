package org.mpl4j.dns.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mpl4j.dns.config.ZoneConfig.Remote;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;
import org.mpl4j.servers.common.config.ConfigException;
import org.mpl4j.servers.common.config.ConfigProblem;

final class ConfigFileTest {
    private static final DnsName KEY = DnsName.of("transfer.example");

    private static final String ALL = """
            listen:
              udp: [127.0.0.1:5300, "[::1]:5300"]
              tcp: 127.0.0.1
              tls: 127.0.0.1
              certificate: cert.pem
              key: /etc/key.pem
            server:
              nsid: ns1
              version: mpl
              max-udp-size: 1400
              cookies: false
              rate-limit: {responses-per-second: 200, slip: 3, exempt: [10.0.0.0/8]}
              threads: 3
              native-io: false
              user: nobody
              limits:
                tcp-connections: 5_000
                tcp-idle: 2m
            keys:
              - name: transfer.example
                algorithm: hmac-sha512
                secret: AQID
            signing-policies:
              - {name: standard, keys: keys, denial: nsec3, lifetime: 30d}
            zones:
              - name: example.org
                file: example.org.zone
                notify: [192.0.2.2, {address: "[2001:db8::2]:5353", key: transfer.example}]
                allow-transfer: [192.0.2.0/24, {key: transfer.example}]
                signing-policy: standard
              - name: example.net.
                primaries: 192.0.2.1
            metrics: {listen: 127.0.0.1}
            query-log: {file: queries.json, one-in: 100}
            log: {format: json, level: debug}
            control: {socket: control}
            """;

    private static Config parse(String text) throws ConfigException {
        return ConfigFile.parse(text, "dns.yaml", Path.of("/etc/dns"));
    }

    private static InetSocketAddress at(String host, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(host), port);
    }

    @Test
    void readsAllThereIs() throws ConfigException {
        Config config = parse(ALL);
        assertThat(config.listen())
                .isEqualTo(new ListenConfig(
                        List.of(at("127.0.0.1", 5300), at("::1", 5300)),
                        List.of(at("127.0.0.1", 53)),
                        List.of(at("127.0.0.1", 853)),
                        Path.of("/etc/dns/cert.pem"),
                        Path.of("/etc/key.pem")));
        ServerConfig server = config.server();
        assertThat(server.nsid()).isEqualTo("ns1");
        assertThat(server.maxUdpSize()).isEqualTo(1400);
        assertThat(server.cookies()).isFalse();
        assertThat(server.rateLimit())
                .isEqualTo(new ServerConfig.RateLimit(200, 3, List.of(Network.parse("10.0.0.0/8"))));
        assertThat(server.threads()).isEqualTo(3);
        assertThat(server.nativeIo()).isFalse();
        assertThat(server.limits()).isEqualTo(new ServerConfig.Limits(5000, 15_000, Duration.ofMinutes(2), 32));
        assertThat(config.keys())
                .containsExactly(
                        new KeyConfig(KEY, KeyConfig.Algorithm.HMAC_SHA512, Bytes.of((byte) 1, (byte) 2, (byte) 3)));
        assertThat(config.policies())
                .containsExactly(new SigningPolicy(
                        "standard",
                        new SigningPolicy.Keys(
                                Path.of("/etc/dns/keys"), SigningPolicy.Algorithm.ECDSAP256SHA256, false, true),
                        SigningPolicy.Denial.NSEC3,
                        new SigningPolicy.Times(Duration.ofDays(30), Duration.ofDays(7), Duration.ofHours(12)),
                        SigningPolicy.Serial.INCREMENT));
        ZoneConfig primary = config.zones().get(0);
        assertThat(primary.file()).isEqualTo(Path.of("/etc/dns/example.org.zone"));
        assertThat(primary.notified())
                .containsExactly(new Remote(at("192.0.2.2", 53), null), new Remote(at("2001:db8::2", 5353), KEY));
        assertThat(primary.allowTransfer())
                .containsExactly(new AccessRule(Network.parse("192.0.2.0/24"), null), new AccessRule(null, KEY));
        assertThat(primary.policy()).isEqualTo("standard");
        assertThat(config.zones().get(1).isSecondary()).isTrue();
        assertThat(config.metrics()).isEqualTo(new MetricsConfig(at("127.0.0.1", 9153)));
        assertThat(config.queryLog()).isEqualTo(new QueryLogConfig(Path.of("/etc/dns/queries.json"), 100));
        assertThat(config.log()).isEqualTo(new LogConfig(LogConfig.Format.JSON, System.Logger.Level.DEBUG));
        assertThat(config.controlSocket()).isEqualTo(Path.of("/etc/dns/control"));
    }

    @Test
    void takesDefaultsForWhatIsNotThere() throws ConfigException {
        assertThat(parse("")).isEqualTo(Config.defaults());
        assertThat(parse("# nothing\n")).isEqualTo(Config.defaults());
        assertThat(parse("zones: [{name: example.org, file: /z}]"))
                .isEqualTo(Config.defaults()
                        .withMoreZones(List.of(ZoneConfig.of(DnsName.of("example.org"), Path.of("/z")))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zone: []|1:1: there is no key `zone` here\\n  help: did you mean `zones`?",
                "server:\\n  cookie: true|2:3: there is no key `cookie` here\\n  help: did you mean `cookies`?",
                "metrics:\\n  port: 1\\n  listen: 127.0.0.1|2:3: there is no key `port` here\\n  help: there are `listen`",
                "server: [1]|1:9: keys and values are expected, a list is here\\n  help: write `key: value`, a line each",
                "listen: [300.0.0.1]|1:10: \"300.0.0.1\" is no address",
                "listen: 127.0.0.1:99999|1:9: \"127.0.0.1:99999\" is no address: the port \"99999\" is no number from 0 to 65535",
                "listen: {tls: 127.0.0.1}|1:9: `tls` needs `certificate`, a PEM file\\n  help: one for tests is made by: openssl",
                "server: {max-udp-size: big}|1:24: \"big\" is no number from 512 to 4096",
                "server: {cookies: maybe}|1:19: \"maybe\" is neither true nor false",
                "server: {nsid: a, nsid: b}|1:19: `nsid` is here twice\\n  help: keep one of them",
                "server: {limits: {tcp-idle: 5y}}|1:29: \"5y\" is no duration: units are s, m, h and d\\n  help: write it like 30s",
                "log: {level: infos}|1:14: \"infos\" is none of all, trace, debug, info, warning, error, off\\n  help: did you mean `info`?",
                "zones: [{file: x}]|1:9: `name` is missing\\n  help: write `- name: example.org`",
                "zones: [{name: example.org}]|1:9: the zone example.org has neither `file` nor `primaries`",
                "zones: [{name: a, file: x}, {name: A., file: y}]|1:29: the zone A is here twice",
                "zones: [{name: a..b, file: x}]|1:16: \"a..b\" is no domain name",
                "zones: [{name: a, file: x, allow-transfer: [192.0.2.1/24]}]|1:45: \"192.0.2.1/24\" is no network: bits behind the first 24 are not zero",
                "zones: [{name: a, file: x, allow-update: [{key: k}]}]|1:49: there is no key k\\n  help: name it under `keys`",
                "zones: [{name: a, file: x, signing-policy: p}]|1:44: there is no signing policy p\\n  help: name it under `signing-policies`",
                "zones: [{name: a, primaries: 192.0.2.1, allow-update: 127.0.0.1}]|1:9: the zone a has `primaries`, so that it cannot be updated here",
                "zones: [{name: a, primaries: 192.0.2.1, catalog: {template: t}}]|1:61: there is no template t\\n  help: name it under `zone-templates`",
                "zones: [{name: a, file: x, catalog: true}]|1:37: what to do with the catalog is not known",
                "zones: [{name: a, primaries: 192.0.2.1, catalog: generate}]|1:9: the catalog a is made here",
                "zones: [{name: a, file: x, member-of: b}]|1:39: there is no zone b with `catalog: generate`",
                "zone-templates: [{name: t}]|1:18: the template has no `primaries`",
                "keys: [{name: k, secret: '*'}]|1:26: \"*\" is no secret in base 64",
                "server: {nsid: [}|1:17: this is not YAML",
                "a: b: c|1:5: this is not YAML: mapping values are not allowed here",
                "just text|1:1: keys and values are expected, a text is here",
            })
    void saysWhatIsWrongAndWhereAndHowToMendIt(String text, String problem) {
        assertThatThrownBy(() -> parse(text.replace("\\n", "\n")))
                .isInstanceOf(ConfigException.class)
                .message()
                .startsWith("dns.yaml:" + problem.replace("\\n", "\n"));
    }

    @Test
    void saysAllThatIsWrongInTheOrderOfTheFile() {
        ConfigException problems = catchThrowableOfType(
                ConfigException.class,
                () -> parse("zones:\n- name: a\nserver:\n  threads: -1\nextra: 1\nkeys:\n- name: k\n"));
        assertThat(problems.problems()).extracting(ConfigProblem::line).containsExactly(2, 4, 5, 7);
    }

    @Test
    void readsFilesRelativeToTheirFolder(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("dns.yaml");
        Files.writeString(file, "zones: [{name: example.org, file: z}]");
        assertThat(ConfigFile.read(file).zones().getFirst().file()).isEqualTo(folder.resolve("z"));
        Files.write(file, new byte[] {(byte) 0xff, 'a'});
        assertThatThrownBy(() -> ConfigFile.read(file)).hasMessage(file + " is not in UTF-8");
    }

    @Test
    void keepsSecretsOutOfTexts() throws ConfigException {
        assertThat(parse(ALL).toString()).doesNotContain("010203").doesNotContain("AQID");
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.77, true",
        "192.0.2.0/24, 192.0.3.1, false",
        "0.0.0.0/0, 192.0.3.1, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 192.0.3.1, true",
        "2001:db8::/32, 2001:db8:1::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "2001:db8::1, 2001:db8::1, true",
        "2001:db8::1, 2001:db8::2, false",
        "2001:db8::/64, 2001:db8::ffff, true",
        "2001:db8::/65, 2001:db8::8000:0:0:0, false",
    })
    void networksContainWhatBeginsLikeThem(String network, String address, boolean contains) {
        Network single = Network.parse(address);
        assertThat(Network.parse(network).contains(single.high(), single.low())).isEqualTo(contains);
    }
}
