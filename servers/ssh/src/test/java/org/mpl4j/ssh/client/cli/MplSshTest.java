package org.mpl4j.ssh.client.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.ssh.client.TestServer;
import org.mpl4j.ssh.keys.PrivateKeyFile;

/** The command in processes of its own, as shells, rsync, git and scp start it. */
final class MplSshTest {
    private static final int MUCH = 3_000_000;
    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        PrivateKeyFile key = PrivateKeyFile.generate("ssh-ed25519", "");
        Files.writeString(folder.resolve("key"), key.toText());
        server = new TestServer(TestServer.key("ssh-ed25519"), key.key().publicKey());
        Path program = Files.writeString(
                folder.resolve("mpl-ssh"),
                "#!/bin/sh\nexec '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED -cp '%s' %s \"$@\"\n"
                        .formatted(
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                System.getProperty("java.class.path"),
                                MplSsh.class.getName()));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        byte[] content = new byte[MUCH];
        new Random(6).nextBytes(content);
        Files.write(folder.resolve("large"), content);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    /** How a script ended. */
    private record Outcome(int status, String output) {}

    /** Runs a script in the folder, in which $SSH is the command with options, $HOST the server and $D the folder. */
    private static Outcome script(String text) throws Exception {
        String options =
                "-i $D/key -p%d -oUserKnownHostsFile=$D/known -o GlobalKnownHostsFile=none".formatted(server.port())
                        + " -o StrictHostKeyChecking=accept-new -o BatchMode=yes -o IdentityAgent=none";
        String all =
                "D=" + folder + "; cd $D; O=\"" + options + "\"; SSH=\"$D/mpl-ssh $O\"; HOST=alice@127.0.0.1\n" + text;
        Path output = Files.createTempFile(folder, "output", "");
        Process process = new ProcessBuilder("sh", "-c", all)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new IOException("hangs: %s %s".formatted(Files.readString(output), server.log));
        }
        return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.ISO_8859_1));
    }

    private static void succeeds(String text) throws Exception {
        Outcome outcome = script(text);
        assertThat(outcome.status()).as("%s %s", outcome.output(), server.log).isZero();
    }

    @Test
    void runsCommands() throws Exception {
        Outcome outcome = script("echo in | $SSH $HOST 'cat; echo err >&2; exit 7' 2>err; echo $?; cat err; cat known");
        assertThat(outcome.output()).startsWith("in\n7\n").contains("err\n", "[127.0.0.1]:" + server.port());
    }

    @Test
    void carriesMuchEachWay() throws Exception {
        succeeds("$SSH $HOST cat <large >both && cmp large both");
        assertThat(script("$SSH -n $HOST yes 2>/dev/null | head -1").output()).isEqualTo("y\n");
    }

    @Test
    void asksForATerminal() throws Exception {
        assertThat(script("$SSH -tt $HOST 'test -t 0 && exit 5'").status()).isEqualTo(5);
        assertThat(script("$SSH -t $HOST 'test -t 0 || exit 6' 2>&1"))
                .satisfies(outcome -> assertThat(outcome.output()).contains("no terminal is asked for"))
                .satisfies(outcome -> assertThat(outcome.status()).isEqualTo(6));
    }

    @Test
    void joinsAndForwards() throws Exception {
        assertThat(script("$SSH -W 127.0.0.1:%d $HOST </dev/null | head -c 7".formatted(server.port()))
                        .output())
                .endsWith("SSH-2.0");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "python3 is not installed");
        succeeds(
                "P=$(python3 -c 'import socket;s=socket.socket();s.bind((\"127.0.0.1\",0));print(s.getsockname()[1])')\n"
                        + "$SSH -N -L $P:127.0.0.1:%d $HOST & PID=$!\n".formatted(server.port())
                        + "python3 -c \"\nimport socket,time\nfor i in range(600):\n  try:\n"
                        + "    print(socket.create_connection(('127.0.0.1',$P)).recv(7)); break\n"
                        + "  except OSError: time.sleep(0.1)\nelse: raise SystemExit('nobody listens')\n\" >got\n"
                        + "kill $PID; grep SSH-2.0 got");
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        assertThat(script("$SSH -l bob 127.0.0.1 true"))
                .satisfies(outcome -> assertThat(outcome.status()).isEqualTo(255))
                .satisfies(outcome -> assertThat(outcome.output())
                        .contains(
                                "mpl-ssh: bob@127.0.0.1: permission denied (publickey,password,keyboard-interactive)"));
        assertThat(script("$SSH -o Nothing=1 $HOST true"))
                .satisfies(outcome -> assertThat(outcome.status()).isEqualTo(255))
                .satisfies(outcome ->
                        assertThat(outcome.output()).contains("no setting `Nothing`", "StrictHostKeyChecking"));
        assertThat(script("$SSH -o Ciphers=rot13 $HOST true").output())
                .contains("`rot13` is not known; there are chacha20");
        assertThat(script("$D/mpl-ssh --help").output()).contains("[USER@]HOST", "-o NAME=VALUE", "GIT_SSH_COMMAND");
    }

    @Test
    void testsItself() throws Exception {
        assertThat(script("$D/mpl-ssh self-test")).isEqualTo(new Outcome(0, "all works\n"));
    }

    @Test
    void movesFiles() throws Exception {
        succeeds("$D/mpl-ssh sftp $O $HOST put large $D/put && cmp large put"
                + " && $D/mpl-ssh sftp $O $HOST get $D/put got1 && cmp large got1"
                + " && $D/mpl-ssh sftp $O $HOST ls $D | grep -q put");
    }

    @Test
    void servesOpenSshsScp() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/scp")), "OpenSSH's client is not installed");
        succeeds("scp -q -S $D/mpl-ssh $O -P %d large $HOST:$D/scp && cmp large scp"
                .formatted(server.port())
                .replace("$O", "$(echo $O | sed 's/-p[0-9]*//')"));
    }

    @Test
    void servesRsync() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/rsync")), "rsync is not installed");
        succeeds(
                "rsync -e \"$SSH\" large $HOST:$D/rsync1 && rsync -e \"$SSH\" $HOST:$D/rsync1 rsync2 && cmp large rsync2");
    }

    @Test
    void servesGit() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/git")), "git is not installed");
        succeeds("git init -q repo && cd repo && cp ../large . && git add large"
                + " && git -c user.name=a -c user.email=a@b commit -q -m first"
                + " && GIT_SSH_COMMAND=\"$SSH\" git clone -q $HOST:$D/repo $D/clone && cmp ../large ../clone/large");
    }

    @Test
    void refusesAHostWhoseKeyHasChanged() throws Exception {
        List<String> words = List.of(
                "[127.0.0.1]:" + server.port(),
                TestServer.key("ssh-ed25519").publicKey().toLine(""));
        Files.writeString(folder.resolve("other"), String.join(" ", words) + "\n");
        Outcome outcome = script("$SSH -o UserKnownHostsFile=$D/other $HOST true; exit $?"
                .replace("$SSH -o UserKnownHostsFile=$D/other", "$D/mpl-ssh -o UserKnownHostsFile=$D/other $O"));
        assertThat(outcome.status()).isEqualTo(255);
        assertThat(outcome.output()).contains("is not the one that is known", "ssh-keygen -R");
    }
}
