package org.mpl4j.dns.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mpl4j.dns.config.Config;
import org.mpl4j.dns.server.Authoritative;

final class MplDnsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return new MplDns(
                        Authoritative::new,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void testsItself() {
        assertThat(run("self-test")).isZero();
        assertThat(out()).contains("NoError over UDP, NoError over TCP");
    }

    @Test
    void explainsItself() {
        assertThat(run("--help")).isZero();
        for (Flag flag : Flag.values()) {
            assertThat(out()).contains(flag.toString());
        }
        assertThat(out()).contains("reload", "status", "stop", "self-test");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--listen nowhere|mpl-dns: --listen: \"nowhere\" is no address; write it like 127.0.0.1:53 or [::1]:53",
                "--tls 127.0.0.1|mpl-dns: --tls needs --certificate and --key; a pair for tests is made by: openssl",
                "--zone example.org|mpl-dns: --zone: \"example.org\" is no zone; write it like example.org=example.org.zone",
                "--threads 0|mpl-dns: --threads: \"0\" is no number from 1 to 1024",
                "--config /nowhere/dns.yaml|mpl-dns: there is no file /nowhere/dns.yaml",
                "--lisen 127.0.0.1|Unknown options: '--lisen', '127.0.0.1'",
                "--listen|Missing required parameter for option '--listen' (ADDRESS)",
                "--stack linux|mpl-dns: --stack: \"linux\" is neither `kernel` nor `mpl`",
                "--tap tap0|mpl-dns: --tap is for a stack of our own: add --stack mpl",
                "--stack mpl|mpl-dns: --stack mpl: the stack needs a device: --tap NAME",
                "--stack mpl --tap tap0|mpl-dns: --stack mpl: the stack has no address",
                "--stack mpl --tap tap0 --address 192.0.2.2/24 --mtu many|mpl-dns: --stack mpl: --mtu: \"many\" is no number",
                "status|mpl-dns: name the control socket: --control PATH",
                "stop --control /nowhere/socket|mpl-dns: no server listens on /nowhere/socket",
            })
    void saysWhatIsWrong(String arguments, String message) {
        assertThat(run(arguments.split(" "))).isNotZero();
        assertThat(err()).startsWith(message);
    }

    @Test
    void checksAConfiguration(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("dns.yaml"), "server: {threads: 3}\n");
        assertThat(run("--check", "--config", file.toString())).isZero();
        assertThat(out()).isEqualTo("the configuration is right: 0 zones\n");
        Files.writeString(file, "server: {threads: 0}\n");
        assertThat(run("--check", "-c", file.toString())).isEqualTo(1);
        assertThat(err()).startsWith(file + ":1:19: \"0\" is no number from 1 to 1024");
    }

    @Test
    void letsFlagsWinOverAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("dns.yaml"), "server: {threads: 3}\nlisten: 127.0.0.1:1\nzones: [{name: a, file: z}]\n");
        ServeOptions options = ServeOptions.read(
                "--config=" + file,
                "--threads",
                "5",
                "-z",
                "b=zone",
                "-l",
                "127.0.0.1:2",
                "-l",
                "[::1]:2",
                "--no-native");
        assertThat(options).isNotNull();
        Config config = options.config();
        assertThat(config.server().threads()).isEqualTo(5);
        assertThat(config.server().nativeIo()).isFalse();
        assertThat(config.listen().udp())
                .extracting(address -> address.getPort())
                .containsExactly(2, 2);
        assertThat(config.zones()).extracting(zone -> zone.name().toString()).containsExactly("a", "b");
    }
}
