package org.mpl4j.ssh.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files there and back again, by all programs that copy files; they are the same then. */
@ExtendWith(Interop.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TransferMatrixTest {
    private static final String GROUP = "files, there and back";

    private final ProvingGround ground;
    private final Matrix matrix;
    private Login login = Login.byKey(0, Path.of("none"));

    TransferMatrixTest(ProvingGround ground, Matrix matrix) {
        this.ground = ground;
        this.matrix = matrix;
    }

    @BeforeAll
    void serve() throws IOException {
        login = Login.byKey(ground.serve(TrialServer.Setup.usual()).port(), ground.key(KeyKind.ED25519.file()));
    }

    /**
     * A script of the shell.
     *
     * @param client whose program it is
     * @param row of the matrix
     * @param needs commands that it is made of
     * @param text in which $SSH is ssh with all its options, $O are those, $P the port, $HOST the user and host, $IN a file, and $THERE and $BACK are files that are not
     *     there yet
     */
    private record Script(String client, String row, List<String> needs, String text) {}

    private List<Script> scripts() throws Exception {
        String putty = String.join(" ", Putty.options(ground, login));
        String dropbear = String.join(" ", Dropbear.options(login));
        return List.of(
                new Script(
                        "OpenSSH",
                        "sftp",
                        List.of("sftp"),
                        "printf 'put %s %s\\nget %s %s\\n' $IN $THERE $THERE $BACK | sftp -q $O -b - $HOST"),
                new Script(
                        "OpenSSH",
                        "scp, by SFTP",
                        List.of("scp"),
                        "scp -q -s $O $IN $HOST:$THERE && scp -q -s $O $HOST:$THERE $BACK"),
                new Script(
                        "OpenSSH",
                        "scp, by its own protocol",
                        List.of("scp"),
                        "scp -q -O $O $IN $HOST:$THERE && scp -q -O $O $HOST:$THERE $BACK"),
                new Script(
                        "OpenSSH",
                        "rsync",
                        List.of("rsync"),
                        "rsync -z -e \"$SSH\" $IN $HOST:$THERE && echo more >> $THERE && rsync -e \"$SSH\" $HOST:$THERE $BACK"
                                + " && rsync -e \"$SSH\" $IN $HOST:$BACK"),
                new Script(
                        "OpenSSH",
                        "git",
                        List.of("git"),
                        "export GIT_SSH_COMMAND=\"$SSH\" && git init -q --bare $THERE && git init -q $THERE.work && cd $THERE.work && cp $IN file && git add file"
                                + " && git -c user.name=a -c user.email=a@b commit -q -m first && git push -q $HOST:$THERE HEAD:main"
                                + " && git clone -q -b main $HOST:$THERE $THERE.clone && mv $THERE.clone/file $BACK"),
                new Script(
                        "PuTTY",
                        "sftp",
                        List.of("psftp", "puttygen"),
                        "printf 'put %s %s\\nget %s %s\\n' $IN $THERE $THERE $BACK > $BACK.batch && psftp " + putty
                                + " -b $BACK.batch $HOST"),
                new Script(
                        "PuTTY",
                        "scp, by SFTP",
                        List.of("pscp", "puttygen"),
                        "pscp -q -sftp " + putty + " $IN $HOST:$THERE && pscp -q -sftp " + putty
                                + " $HOST:$THERE $BACK"),
                new Script(
                        "PuTTY",
                        "scp, by its own protocol",
                        List.of("pscp", "puttygen"),
                        "pscp -q -scp " + putty + " $IN $HOST:$THERE && pscp -q -scp " + putty + " $HOST:$THERE $BACK"),
                new Script(
                        "PuTTY",
                        "rsync",
                        List.of("rsync", "plink", "puttygen"),
                        "rsync -e 'plink " + putty + "' $IN $HOST:$THERE && rsync -e 'plink " + putty
                                + "' $HOST:$THERE $BACK"),
                new Script(
                        "Dropbear",
                        "rsync",
                        List.of("rsync", "dbclient", "dropbearconvert"),
                        "rsync -e 'dbclient " + dropbear + "' $IN $HOST:$THERE && rsync -e 'dbclient " + dropbear
                                + "' $HOST:$THERE $BACK"));
    }

    @TestFactory
    Stream<DynamicTest> programs() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (Script script : scripts()) {
            matrix.row(GROUP, script.row());
            tests.add(DynamicTest.dynamicTest(script.client() + " " + script.row(), () -> {
                boolean isThere = Programs.areInstalled(script.needs().toArray(String[]::new));
                assumeTrue(isThere, script.needs() + " are not all installed");
                matrix.trial(GROUP, script.row(), script.client(), () -> run(script));
            }));
        }
        return tests.stream();
    }

    private void run(Script script) throws Exception {
        Path back = ground.fresh("back");
        String options = String.join(" ", OpenSsh.options(login));
        Map<String, String> variables = Map.of(
                "O", options,
                "SSH", "ssh " + options,
                "P", "" + login.port(),
                "HOST", login.destination(),
                "IN", ground.input().toString(),
                "THERE", ground.fresh("there").toString(),
                "BACK", back.toString());
        Programs.Outcome outcome = Programs.run(variables, Path.of("/dev/null"), List.of("sh", "-c", script.text()));
        assertThat(outcome.status()).as(outcome.all()).isZero();
        assertThat(Files.mismatch(ground.input(), back)).isEqualTo(-1);
    }

    @TestFactory
    Stream<DynamicTest> libraries() {
        List<DynamicTest> tests = new ArrayList<>();
        List<ResidentClient> clients =
                List.of(new PythonClient("paramiko"), new PythonClient("asyncssh"), new Libssh(ground));
        for (ResidentClient client : clients) {
            tests.add(test(client, "sftp", output -> client.ask("sftp", login, ground.input(), output)));
        }
        Curl curl = new Curl(ground);
        tests.add(test(curl, "sftp", output -> curl.transfer("sftp", login, ground.input(), output)));
        tests.add(
                test(curl, "scp, by its own protocol", output -> curl.transfer("scp", login, ground.input(), output)));
        return tests.stream();
    }

    /** Puts a file, and gets it again. */
    private interface Transfer {
        void run(Path output) throws IOException, InterruptedException;
    }

    private DynamicTest test(Client client, String row, Transfer transfer) {
        return DynamicTest.dynamicTest(client.name() + " " + row, () -> {
            assumeTrue(client.isInstalled(), client.name() + " is not installed");
            Path output = ground.fresh("back");
            try (client) {
                matrix.trial(GROUP, row, client.name(), () -> {
                    transfer.run(output);
                    assertThat(Files.mismatch(ground.input(), output)).isEqualTo(-1);
                });
            }
        });
    }
}
