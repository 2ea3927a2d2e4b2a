package org.mpl4j.ssh.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines of authorized_keys, as sshd(8) has them. */
final class AuthorizedKeysTest {
    private PublicKey key;
    private String line;

    @BeforeEach
    void makeKey() throws Exception {
        key = PrivateKeyFile.generate("ssh-ed25519", "").key().publicKey();
        line = key.toLine("who it is");
    }

    @Test
    void readsOptions() throws Exception {
        String text = "# a comment\n\n"
                + "restrict,pty,command=\"echo \\\"a, b\\\" c\",from=\"10.0.0.0/8,!10.1.2.3,*.example.com\",environment=\"A=1=2\",environment=\"A=3\""
                + ",permitopen=\"localhost:80\",permitopen=\"[::1]:*\",permitlisten=\"8080\",expiry-time=\"20300101Z\" "
                + line + "\n";
        AuthorizedKeys keys = AuthorizedKeys.parse("file", text);
        assertThat(keys.errors()).isEmpty();
        AuthorizedKeys.Entry entry = keys.find(key).orElseThrow();
        KeyOptions options = entry.options();
        assertThat(entry.line()).isEqualTo(3);
        assertThat(entry.comment()).isEqualTo("who it is");
        assertThat(options.command()).contains("echo \"a, b\" c");
        assertThat(options.permissions()).containsExactly(KeyOptions.Permission.PTY);
        assertThat(options.environment()).containsEntry("A", "1=2");
        assertThat(options.permitOpen()).containsExactly("localhost:80", "[::1]:*");
        assertThat(options.permitListen()).containsExactly("8080");
        Instant before = Instant.parse("2029-12-31T23:59:59Z");
        assertThat(options.refusal(InetAddress.getByName("10.9.9.9"), before)).isEmpty();
        assertThat(options.refusal(InetAddress.getByName("10.1.2.3"), before)).isPresent();
        assertThat(options.refusal(InetAddress.getByName("192.168.0.1"), before))
                .contains("the key is not for connections from 192.168.0.1");
        assertThat(options.refusal(InetAddress.getByName("10.9.9.9"), before.plusSeconds(1)))
                .contains("the key expired at 2030-01-01T00:00:00Z");
    }

    @Test
    void tellsAuthoritiesFromKeys() {
        AuthorizedKeys keys = AuthorizedKeys.parse("file", "cert-authority,principals=\"a,b\" " + line);
        assertThat(keys.errors()).isEmpty();
        assertThat(keys.find(key)).isEmpty();
        assertThat(keys.findAuthority(key).orElseThrow().options().principals()).containsExactly("a", "b");
        assertThat(AuthorizedKeys.parse("file", line).findAuthority(key)).isEmpty();
        assertThat(AuthorizedKeys.parse("file", line)
                        .find(key)
                        .orElseThrow()
                        .options()
                        .permissions())
                .hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = '|',
            value = {
                "no-such-thing | the option `no-such-thing` is not known",
                "command       | the option command needs a value",
                "restrict=\"a\" | the option restrict takes no value",
                "command=ls    | the value of command is to be in double quotes",
                "command=\"ls  | the quotes around the value of command do not end",
                "permitopen=\"80\" | is not HOST:PORT",
                "permitopen=\"a:0\" | is not HOST:PORT",
                "permitlisten=\"a:b\" | is not [HOST:]PORT",
                "expiry-time=\"tomorrow\" | is not YYYYMMDD",
                "expiry-time=\"20301301\" | is not YYYYMMDD",
                "from=\"10.0.0.0/33\" | its length is from 0 to 32",
                "from=\"a,,b\"   | an empty pattern",
                "environment=\"A\" | is not NAME=VALUE",
                "principals=\"a\" | is for keys with cert-authority alone",
                "pty,           | an option is expected in column 5"
            })
    void saysWhatIsWrongAndInWhichLine(String options, String error) {
        AuthorizedKeys keys = AuthorizedKeys.parse("file", line + "\n" + options + " " + line + "\n" + line);
        assertThat(keys.entries()).hasSize(2);
        assertThat(keys.errors())
                .singleElement()
                .asString()
                .startsWith("file:2: ")
                .contains(error);
    }

    @Test
    void refusesKeysThatAreNone() {
        AuthorizedKeys keys = AuthorizedKeys.parse(
                "file", "ssh-rsa AAAA\nssh-ed25519\nssh-rsa " + line.split(" ")[1] + "\nssh-ed25519 %%%");
        assertThat(keys.entries()).isEmpty();
        assertThat(keys.errors()).hasSize(4);
        assertThat(keys.errors().get(2)).isEqualTo("file:3: the key is said to be ssh-rsa, but is ssh-ed25519");
    }
}
