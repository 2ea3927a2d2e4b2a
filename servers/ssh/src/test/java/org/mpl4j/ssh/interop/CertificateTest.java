package org.mpl4j.ssh.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mpl4j.ssh.transport.HostKey;

/** Certificates that ssh-keygen has signed, of users and of the host. */
@ExtendWith(Interop.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CertificateTest {
    private static final String GROUP = "certificates";
    private static final String CLIENT = "OpenSSH";
    private static final String HELLO = "echo hello";

    private final ProvingGround ground;
    private final Matrix matrix;
    private TrialServer server;
    private int names;

    CertificateTest(ProvingGround ground, Matrix matrix) {
        this.ground = ground;
        this.matrix = matrix;
    }

    @BeforeAll
    void prepare() throws Exception {
        assumeTrue(Programs.areInstalled("ssh", "ssh-keygen"), "OpenSSH's client is not installed");
        List<HostKey> certified = new ArrayList<>(ground.hostKeys());
        certified.add(ground.certifiedHostKey(KeyKind.ED25519));
        server = ground.serve(TrialServer.Setup.offering(options -> Offers.hostKeys(options, certified)));
        ground.users().put("carol", "cert-authority " + ground.publicText("user_ca"));
        ground.users().put("dave", "cert-authority,principals=\"wheel,ops\" " + ground.publicText("user_ca"));
        ground.users()
                .put("erin", "cert-authority,restrict,command=\"echo from the line\" " + ground.publicText("user_ca"));
    }

    /** Logs in by a certificate of a fresh key. */
    private Ssh user(String name, String... options) throws Exception {
        names++;
        String key = "certified" + names;
        ground.makeKey(key, "ssh-ed25519");
        Path certificate = ground.certify("user_ca", key, options);
        return new Ssh(
                ground, Login.byKey(server.port(), ground.key(key)).as(name).withCertificate(certificate));
    }

    private static void refused(Ssh ssh) throws Exception {
        Programs.Outcome outcome = ssh.run(List.of(), HELLO);
        assertThat(outcome.status()).isEqualTo(255);
        assertThat(outcome.errors()).contains("Permission denied");
    }

    private static void accepted(Ssh ssh) throws Exception {
        assertThat(ssh.output(HELLO)).isEqualTo("hello\n");
    }

    @Test
    void principals() throws Exception {
        matrix.trial(GROUP, "principals", CLIENT, () -> {
            accepted(user("carol", "-n", "carol"));
            accepted(user("carol", "-n", "bob,carol"));
            refused(user("carol", "-n", "bob"));
            // One without names is for nobody.
            refused(user("carol"));
            accepted(user("dave", "-n", "ops"));
            refused(user("dave", "-n", "dave"));
        });
    }

    @Test
    void validity() throws Exception {
        matrix.trial(GROUP, "validity", CLIENT, () -> {
            accepted(user("carol", "-n", "carol", "-V", "-1h:+1h"));
            refused(user("carol", "-n", "carol", "-V", "-2h:-1h"));
            refused(user("carol", "-n", "carol", "-V", "+1h:+2h"));
        });
    }

    @Test
    void authority() throws Exception {
        matrix.trial(GROUP, "other authorities, host certificates", CLIENT, () -> {
            ground.makeKey("other_ca", "ssh-ed25519");
            ground.makeKey("signed_by_other", "ssh-ed25519");
            Path other = ground.certify("other_ca", "signed_by_other", "-n", "carol");
            Login login =
                    Login.byKey(server.port(), ground.key("signed_by_other")).as("carol");
            refused(new Ssh(ground, login.withCertificate(other)));
            refused(user("carol", "-n", "carol", "-h"));
        });
    }

    @Test
    void criticalOptions() throws Exception {
        matrix.trial(
                GROUP,
                "force-command",
                CLIENT,
                () -> assertThat(user(
                                        "carol",
                                        "-n",
                                        "carol",
                                        "-O",
                                        "force-command=echo \"instead of $SSH_ORIGINAL_COMMAND\"")
                                .output("this"))
                        .isEqualTo("instead of this\n"));
        matrix.trial(GROUP, "source-address", CLIENT, () -> {
            accepted(user("carol", "-n", "carol", "-O", "source-address=127.0.0.0/8"));
            refused(user("carol", "-n", "carol", "-O", "source-address=10.0.0.0/8"));
        });
        matrix.trial(
                GROUP,
                "unknown critical option",
                CLIENT,
                () -> refused(user("carol", "-n", "carol", "-O", "critical:who@example.com=knows")));
    }

    @Test
    void extensions() throws Exception {
        matrix.trial(GROUP, "permit-pty", CLIENT, () -> {
            assertThat(user("carol", "-n", "carol").run(List.of("-tt"), "tty").output())
                    .contains("/dev/pts/");
            Programs.Outcome without =
                    user("carol", "-n", "carol", "-O", "no-pty").run(List.of("-tt", "-oLogLevel=INFO"), HELLO);
            assertThat(without.all()).contains("PTY allocation request failed");
        });
        matrix.trial(GROUP, "permit-port-forwarding", CLIENT, () -> {
            String own = "-W127.0.0.1:" + server.port();
            assertThat(user("carol", "-n", "carol").run(List.of(own)).output()).startsWith("SSH-2.0-");
            Programs.Outcome without =
                    user("carol", "-n", "carol", "-O", "clear").run(List.of("-oLogLevel=INFO", own));
            assertThat(without.errors()).contains("administratively prohibited");
        });
        matrix.trial(
                GROUP,
                "options of the authority's line",
                CLIENT,
                () -> assertThat(user("erin", "-n", "erin").output("what I want"))
                        .isEqualTo("from the line\n"));
    }

    private Programs.Outcome verifying(String knownHosts) throws Exception {
        Path known = Files.writeString(ground.fresh("known_hosts"), knownHosts);
        return Ssh.to(ground, server)
                .run(
                        List.of(
                                "-oUserKnownHostsFile=" + known,
                                "-oStrictHostKeyChecking=yes",
                                "-oHostKeyAlgorithms=ssh-ed25519-cert-v01@openssh.com"),
                        HELLO);
    }

    @Test
    void host() throws Exception {
        matrix.trial(GROUP, "host", CLIENT, () -> {
            String authority = ground.publicText("host_ca");
            assertThat(verifying("@cert-authority [127.0.0.1]:* " + authority).output())
                    .isEqualTo("hello\n");
            assertThat(verifying("@cert-authority *.example.com " + authority).status())
                    .isEqualTo(255);
            assertThat(verifying("@cert-authority [127.0.0.1]:* " + authority + "@revoked * "
                                    + ground.publicText("host_ed25519"))
                            .status())
                    .isEqualTo(255);
        });
    }
}
