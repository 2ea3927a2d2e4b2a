package org.mpl4j.ssh.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mpl4j.ssh.connection.ChannelLimits;

/** Windows and packets of channels that nobody would choose. */
@ExtendWith(Interop.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WindowTest {
    private static final String GROUP = "windows";

    private final ProvingGround ground;
    private final Matrix matrix;
    private TrialServer server;

    WindowTest(ProvingGround ground, Matrix matrix) {
        this.ground = ground;
        this.matrix = matrix;
    }

    @BeforeAll
    void serve() throws Exception {
        server = ground.serve(TrialServer.Setup.usual());
    }

    private void passes(String module, String row) throws Exception {
        assumeTrue(Programs.hasPython(module), module + " is not installed");
        matrix.trial(GROUP, row, module, () -> {
            Programs.Outcome outcome = Programs.run(
                    "/usr/bin/python3",
                    "-W",
                    "ignore",
                    PythonClient.script(module + "_windows.py").toString(),
                    "" + server.port(),
                    ProvingGround.USER,
                    ground.key(KeyKind.ED25519.file()).toString());
            assertThat(outcome.output()).as(outcome.errors() + server.lines()).isEqualTo("ok\n");
        });
    }

    @Test
    void ofAllSizes() throws Exception {
        passes("asyncssh", "of 1 to 4294967295 bytes, packets of as many");
    }

    @Test
    void thatStayShut() throws Exception {
        passes("paramiko", "opened by 0, by 1, never; closed when full");
    }

    /** What this side takes before it was read. */
    @Test
    void ofTheServer() throws Exception {
        assumeTrue(Programs.areInstalled("ssh"), "OpenSSH's client is not installed");
        ChannelLimits narrow = new ChannelLimits(16, 8, ChannelLimits.MIN_WINDOW, ChannelLimits.MIN_WINDOW);
        TrialServer other = ground.serve(TrialServer.Setup.allowing(settings -> Settings.with(settings, narrow)));
        Path content = ground.fresh("content");
        byte[] block = new byte[100_000];
        try (OutputStream out = Files.newOutputStream(content)) {
            for (int i = 0; i < 50; i++) {
                new Random(i).nextBytes(block);
                out.write(block);
            }
        }
        matrix.trial(GROUP, "the server's smallest", "OpenSSH", () -> {
            Path back = ground.fresh("back");
            Ssh ssh = Ssh.to(ground, other);
            Programs.pass(Map.of(), content, back, ssh.line(java.util.List.of(), "cat"));
            assertThat(Files.mismatch(content, back)).isEqualTo(-1);
        });
    }
}
