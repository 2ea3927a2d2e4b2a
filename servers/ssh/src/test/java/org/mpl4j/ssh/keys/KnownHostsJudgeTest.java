package org.mpl4j.ssh.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.ssh.keys.KnownHosts.Answer;

/** Lines of known_hosts, also those that ssh-keygen has hashed. */
final class KnownHostsJudgeTest {
    @TempDir
    Path folder;

    private static PublicKey key() throws Exception {
        return PrivateKeyFile.generate("ssh-ed25519", "").key().publicKey();
    }

    @Test
    void findsPlainNamesPatternsAndMarkers() throws Exception {
        PublicKey one = key();
        PublicKey two = key();
        PublicKey authority = key();
        PublicKey revoked = key();
        KnownHosts hosts = KnownHosts.parse(
                "file",
                "a.example,[a.example]:2222 " + one.toLine("c") + "\n*.example,!b.example " + two.toLine("")
                        + "\n@cert-authority *.example " + authority.toLine("") + "\n@revoked * " + revoked.toLine("")
                        + "\n@what x y z\nx\n");
        assertThat(hosts.errors()).hasSize(2);
        assertThat(hosts.errors().get(0)).startsWith("file:5: the marker `@what` is not known");
        assertThat(hosts.lookUp("a.example", one)).isEqualTo(Answer.KNOWN);
        assertThat(hosts.lookUp("a.example", two)).isEqualTo(Answer.KNOWN);
        assertThat(hosts.lookUp(KnownHosts.name("A.example", 2222), one)).isEqualTo(Answer.KNOWN);
        assertThat(hosts.lookUp("c.example", one)).isEqualTo(Answer.CHANGED);
        assertThat(hosts.lookUp("b.example", two)).isEqualTo(Answer.UNKNOWN);
        assertThat(hosts.lookUp("b.example", revoked)).isEqualTo(Answer.REVOKED);
        assertThat(hosts.findAuthority("c.example", authority)).isPresent();
        assertThat(hosts.findAuthority("c.other", authority)).isEmpty();
        assertThat(hosts.findAuthority("c.example", revoked)).isEmpty();
    }

    @Test
    void findsNamesThatAreHashed() throws Exception {
        assumeTrue(SshKeygen.isInstalled(), "ssh-keygen is not installed");
        PublicKey key = key();
        Path file = Files.writeString(
                folder.resolve("known_hosts"),
                "host.example,10.0.0.1 " + key.toLine("") + "\n[h]:23 " + key.toLine("") + "\n");
        SshKeygen.run(null, "ssh-keygen", "-H", "-f", file.toString());
        String text = Files.readString(file);
        assertThat(text).doesNotContain("host.example");
        KnownHosts hosts = KnownHosts.parse("file", text);
        assertThat(hosts.errors()).isEmpty();
        assertThat(hosts.lookUp("host.example", key)).isEqualTo(Answer.KNOWN);
        assertThat(hosts.lookUp("10.0.0.1", key)).isEqualTo(Answer.KNOWN);
        assertThat(hosts.lookUp("[h]:23", key)).isEqualTo(Answer.KNOWN);
        assertThat(hosts.lookUp("host.example", key())).isEqualTo(Answer.CHANGED);
        assertThat(hosts.lookUp("other.example", key)).isEqualTo(Answer.UNKNOWN);
    }
}
