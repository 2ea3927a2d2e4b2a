package org.mpl4j.ssh.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mpl4j.servers.common.config.ConfigException;

/** Files are read as sshd_config(5) says, and all that is wrong is said at once. */
final class ConfigReaderTest {
    private static final Path HERE = Path.of("/etc/mpl");

    @TempDir
    Path folder;

    private static SshdConfig read(String... lines) throws ConfigException {
        Problems problems = new Problems();
        SshdConfig config = new ConfigReader(problems)
                .text(String.join("\n", lines), "sshd_config", HERE)
                .config();
        problems.throwIfAny();
        return config;
    }

    private static Attempt attempt(String user, String address) throws Exception {
        return new Attempt(user, InetAddress.getByName(address), InetAddress.getLoopbackAddress(), 22);
    }

    @Test
    void takesTheFirstValueAndAllOfLists() throws Exception {
        Settings settings = read("Port 1", "Port 2", "MaxSessions 3", "MaxSessions 4", "HostKey a # its key")
                .global();
        assertThat(settings.get(Options.PORT)).containsExactly(1, 2);
        assertThat(settings.get(Options.MAX_SESSIONS)).isEqualTo(3);
        assertThat(settings.get(Options.HOST_KEY)).extracting(FileName::path).containsExactly(Path.of("/etc/mpl/a"));
        assertThat(settings.get(Options.LOGIN_GRACE_TIME)).isEqualTo(Duration.ofSeconds(120));
    }

    @Test
    void letsACommandLineWin() throws Exception {
        Problems problems = new Problems();
        Settings settings = new ConfigReader(problems)
                .line("Port 5", "--port", HERE)
                .line("PasswordAuthentication no", "-o", HERE)
                .text("Port 1\nMatch User alice\nPasswordAuthentication yes", "sshd_config", HERE)
                .config()
                .of(attempt("alice", "127.0.0.1"));
        problems.throwIfAny();
        assertThat(settings.get(Options.PORT)).containsExactly(5);
        assertThat(settings.get(Options.PASSWORD_AUTHENTICATION)).isFalse();
    }

    @Test
    void includesFilesInTheirOrderUnderTheMatchOfTheInclude() throws Exception {
        Files.createDirectories(folder.resolve("d"));
        Files.writeString(folder.resolve("d/2.conf"), "Banner /2\nMatch User bob\nMaxSessions 7\n");
        Files.writeString(folder.resolve("d/1.conf"), "Banner /1\n");
        Path main = Files.writeString(
                folder.resolve("main"),
                "Include d/*.conf none/*.conf\nMaxSessions 5\nMatch User carol\nInclude d/2.conf\n");
        SshdConfig config = ConfigReader.read(main);
        assertThat(config.global().get(Options.BANNER)).map(FileName::path).contains(Path.of("/1"));
        assertThat(config.global().get(Options.MAX_SESSIONS)).isEqualTo(5);
        assertThat(config.of(attempt("bob", "::1")).get(Options.MAX_SESSIONS)).isEqualTo(7);
        assertThat(config.of(attempt("carol", "::1")).get(Options.BANNER))
                .map(FileName::path)
                .contains(Path.of("/2"));
    }

    @Test
    void endsWhenFilesIncludeThemselves() throws Exception {
        Path main = Files.writeString(folder.resolve("main"), "Include main\n");
        assertThatThrownBy(() -> ConfigReader.read(main)).hasMessageContaining("include one another");
    }

    @Test
    void saysAllThatIsWrongWithItsPlaceAndHowToMendIt() {
        assertThatThrownBy(() -> read(
                        "Prot 22",
                        "MaxAuthTries many",
                        "Banner \"a",
                        "AllowGroups wheel",
                        "X11Forwarding yes",
                        "Ciphers aes128-cbc",
                        "PermitRootLogin no",
                        "Match Group x",
                        "Match User a",
                        "  Port 3",
                        "Subsystem sftp /usr/lib/openssh/sftp-server",
                        "ChrootDirectory /srv"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("""
                        sshd_config:1:1: there is no option `Prot`
                          help: did you mean `Port`?
                        sshd_config:2:14: `many` is no number from 1 to 6
                          help: write a number in that range
                        sshd_config:3:8: a quote is not closed
                          help: close it on the same line, or write \\"
                        sshd_config:4:1: mpl-sshd does not have `AllowGroups`, which OpenSSH has
                          help: leave out the line; see `AllowUsers`
                        sshd_config:5:1: mpl-sshd can do with `X11Forwarding no` only
                          help: write that, or leave out the line; see `AllowTcpForwarding`
                        sshd_config:6:9: there is no algorithm `aes128-cbc` here
                          help: did you mean `aes128-ctr`?
                        sshd_config:7:1: mpl-sshd does not have `PermitRootLogin`, which OpenSSH has
                          help: leave out the line; see `Users`
                        sshd_config:8:7: mpl-sshd does not match by `Group`, which OpenSSH does
                          help: match by User, Address, LocalAddress or LocalPort
                        sshd_config:10:3: `Port` can't stand under Match
                          help: put it before the first Match: it goes for the server as a whole
                        sshd_config:11:1: `Subsystem` can't stand under Match
                          help: put it before the first Match: it goes for the server as a whole
                        sshd_config:12:1: `ChrootDirectory` confines internal-sftp only, and nothing says that it is all that there is
                          help: add `ForceCommand internal-sftp` beside it
                        """.stripTrailing());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LoginGraceTime 5x|`5x` is no time|90s",
                "ListenAddress [::1|is no address to listen on|[2001:db8::1]:PORT",
                "Port 70000|no number from 0 to 65535|",
                "Ciphers none|only offered for measurements|--insecure-none",
                "Ciphers -*|no algorithm is left|",
                "MACs hmac-sha2-255|no algorithm `hmac-sha2-255`|hmac-sha2-256",
                "AuthenticationMethods publickey,any|no method `any`|stands alone",
                "AuthenticationMethods keyboard-interactive:pam|no method|",
                "PerSourcePenalties authfial:3|no penalty|authfail:10s",
                "PermitOpen host|`host` is no port|HOST:PORT",
                "SetEnv X|sets no variable|NAME=VALUE",
                "AuthorizedKeysFile %d/x|`%d` is no token|%h",
                "MaxSessions|says nothing|",
                "MaxSessions 1 2|takes one value, not 2|",
                "UsePAM yes|can do with `UsePAM no` only|PasswordFile",
                "AuthorizedKeysCommand /bin/x|OpenSSH has|AuthorizedKeysFile",
                "Subsystem sftp internal-sftp -p opne|no request `opne`|open",
                "RekeyLimit 1|too little|16K",
                "PidFile a b|takes one value|",
                "Subsystem sftp /usr/lib/openssh/sftp-server|for users of `RunAs` only|internal-sftp",
                "Subsystem netconf internal-sftp|the only subsystem is sftp|internal-sftp",
                "RunAs su -l %u|no whole path|/bin/su -l %u -c %c",
            })
    void explains(String line, String message, String help) {
        assertThatThrownBy(() -> read(line))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("sshd_config:1:")
                .hasMessageContaining(message)
                .hasMessageContaining("help: ")
                .hasMessageContaining(help == null ? "" : help);
    }

    @Test
    void takesWhatItDoesAnyway() throws Exception {
        assertThat(read("UsePAM no", "X11Forwarding no", "PrintMotd no", "Protocol 2")
                        .global()
                        .lines())
                .isEqualTo(read("").global().lines());
    }

    @Test
    void wantsInternalSftpBesideAConfinement() throws Exception {
        assertThatThrownBy(() ->
                        read("Match User a", "ChrootDirectory /srv/%u", "Match User b", "ForceCommand internal-sftp"))
                .hasMessageContaining("sshd_config:2:1: `ChrootDirectory` confines internal-sftp only");
        assertThatThrownBy(() -> read(
                        "RunAs /bin/su -l %u -c %c",
                        "Match User a", "ChrootDirectory /srv/%u", "ForceCommand internal-sftp"))
                .hasMessageContaining("sshd_config:3:1: `ChrootDirectory` does not go with `RunAs`");
        Settings settings = read("Match User a", "ChrootDirectory /srv/%u", "ForceCommand internal-sftp -R -u 027")
                .of(attempt("a", "::1"));
        assertThat(settings.get(Options.FORCE_COMMAND).sftp().orElseThrow().isReadOnly())
                .isTrue();
        assertThat(settings.get(Options.CHROOT_DIRECTORY).orElseThrow().expand("../b", "/root"))
                .isEqualTo("/srv/%");
    }

    @Test
    void addsRemovesAndPrefersAlgorithms() throws Exception {
        List<String> standard = Options.CIPHERS.standard();
        assertThat(read("Ciphers ^aes256-gcm@openssh.com").global().get(Options.CIPHERS))
                .hasSameSizeAs(standard)
                .startsWith("aes256-gcm@openssh.com", standard.get(0));
        assertThat(read("MACs -*-etm@openssh.com").global().get(Options.MACS))
                .containsExactly("hmac-sha2-256", "hmac-sha2-512");
        assertThat(read("MACs hmac-sha2-512").global().get(Options.MACS)).containsExactly("hmac-sha2-512");
    }

    @Test
    void readsWhatItPrints() throws Exception {
        List<String> printed = read(
                        "Port 3",
                        "ListenAddress [::1]:4",
                        "HostKey \"a b\"",
                        "AcceptEnv LC_*",
                        "SetEnv \"A=b c\" D=",
                        "ForceCommand internal-sftp -R",
                        "PerSourcePenalties crash:3 min:1",
                        "AllowUsers a@10.0.0.0/8",
                        "AuthenticationMethods publickey,password",
                        "AuthorizedKeysFile /a/%u",
                        "PermitOpen a:1",
                        "PerSourcePenaltyExemptList 10.0.0.0/8,::1")
                .global()
                .lines();
        assertThat(read(printed.toArray(String[]::new)).global().lines()).isEqualTo(printed);
    }
}
