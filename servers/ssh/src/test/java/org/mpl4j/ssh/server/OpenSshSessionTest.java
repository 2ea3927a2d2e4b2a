package org.mpl4j.ssh.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do with SSH, by OpenSSH's own programs, rsync and git. */
final class OpenSshSessionTest {
    private static final int MEGABYTES_50 = 50_000_000;

    @TempDir
    static Path folder;

    private static Bench bench;
    private static Path large;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Bench.hasSsh(), "OpenSSH's client is not installed");
        bench = new Bench(
                folder,
                Bench.Setup.usual(),
                new LoginConnections(PlainShells.settings(List.of(), line -> bench.log.add(line))));
        byte[] content = new byte[MEGABYTES_50];
        new Random(2).nextBytes(content);
        large = Files.write(folder.resolve("large"), content);
    }

    @AfterAll
    static void stop() throws Exception {
        if (bench != null) {
            bench.close();
        }
    }

    /** Runs a script, in which $SSH is ssh to the server, $HOST the server and $D a folder. */
    private static String script(int status, String text) throws Exception {
        String options = "-F none -oStrictHostKeyChecking=no -oUserKnownHostsFile=/dev/null -oLogLevel=ERROR"
                + " -oIdentityAgent=none -oBatchMode=yes -i " + folder.resolve("good");
        String all = "O='" + options + "'; P=" + bench.port() + "; HOST=alice@127.0.0.1; SSH=\"ssh $O -p $P\"; D="
                + folder + "; L=" + large + "\n" + text;
        Bench.Outcome outcome = bench.run(List.of("sh", "-c", all), null);
        assertThat(outcome.status())
                .as("%s, log %s", outcome.output(), bench.log)
                .isEqualTo(status);
        return outcome.output();
    }

    private static void assertSame(String name) throws Exception {
        assertThat(Files.mismatch(large, folder.resolve(name)))
                .as(name + " " + bench.log)
                .isEqualTo(-1);
    }

    @Test
    void runsCommands() throws Exception {
        assertThat(script(7, "echo in | $SSH $HOST 'cat; echo err >&2; exit 7'"))
                .contains("in\n", "err\n");
        assertThat(script(0, "$SSH $HOST 'echo err >&2' 2>/dev/null; $SSH $HOST 'echo out' 2>/dev/null"))
                .isEqualTo("out\n");
        assertThat(script(0, "LC_X=1 SECRET=2 $SSH -oSendEnv='LC_X SECRET' $HOST 'echo $LC_X,$SECRET'"))
                .isEqualTo("1,\n");
    }

    @Test
    void givesTerminals() throws Exception {
        assertThat(script(3, "$SSH -tt $HOST 'test -t 0 && tty && echo $SSH_TTY; exit 3'"))
                .containsPattern("/dev/pts/\\d+\r\n/dev/pts/\\d+\r\n");
        assertThat(script(5, "(echo 'echo a$((1+1))b'; echo 'exit 5') | $SSH -tt $HOST"))
                .contains("a2b");
    }

    @Test
    void carriesMuchEachWay() throws Exception {
        script(0, "$SSH $HOST \"cat > $D/up\" < $L");
        assertSame("up");
        script(0, "$SSH $HOST \"cat $L\" > $D/down");
        assertSame("down");
    }

    @Test
    void endsWhatNobodyReads() throws Exception {
        assertThat(script(0, "yes | head -c 10000000 | $SSH $HOST 'head -1'")).isEqualTo("y\n");
    }

    @Test
    void copiesFiles() throws Exception {
        script(0, "scp -q $O -P $P $L $HOST:$D/scp1 && scp -q -O $O -P $P $HOST:$D/scp1 $D/scp2");
        assertSame("scp2");
        script(0, "echo \"put $L $D/sftp1\nget $D/sftp1 $D/sftp2\" | sftp -q $O -P $P -b - $HOST");
        assertSame("sftp2");
    }

    @Test
    void copiesManySmallFiles() throws Exception {
        String copy = "scp -rq $O -P $P ";
        script(
                0,
                "cd $D && mkdir many && for d in 1 2 3 4 5; do mkdir many/$d; for f in $(seq 60); do echo $d $f >many/$d/$f; done; done; "
                        + copy + "many $HOST:$D/many1 && " + copy + "$HOST:$D/many1 many2 && diff -r many many2 && "
                        + copy + "-O many $HOST:$D/many3 && " + copy + "-O $HOST:$D/many3 many4 && diff -r many many4");
    }

    @Test
    void servesSshfs() throws Exception {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/sshfs")) && Files.isWritable(Path.of("/dev/fuse")),
                "sshfs is not installed, or this user may not mount");
        String work =
                "echo hello >a && mkdir d && mv a d/b && ln -s d/b l && cat l && cp $L x && cmp x $L && truncate -s 100 x && ln x y"
                        + " && rm x && mv -f y d/b && stat -c %s d/b && chmod 640 d/b && stat -c %a d/b";
        assertThat(script(
                        0,
                        "mkdir $D/mounted $D/served; sshfs -F /dev/null $(echo $O | sed 's/-F none//; s/-i /-oIdentityFile=/') -p $P $HOST:$D/served $D/mounted && (cd $D/mounted && "
                                + work + "); status=$?; umount $D/mounted; exit $status"))
                .isEqualTo("hello\n100\n640\n");
    }

    @Test
    void servesRsyncAndGit() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/rsync")), "rsync is not installed");
        script(0, "rsync -e \"$SSH\" $L $HOST:$D/rsync1 && rsync -e \"$SSH\" $HOST:$D/rsync1 $D/rsync2");
        assertSame("rsync2");
        script(
                0,
                "cd $D && git init -q repo && cd repo && git -c user.name=a -c user.email=a@b commit -q --allow-empty -m first"
                        + " && GIT_SSH_COMMAND=\"$SSH\" git clone -q $HOST:$D/repo $D/clone && git -C $D/clone log -1 --format=%s | grep first");
    }

    @Test
    void forwardsConnections() throws Exception {
        assertThat(script(0, "$SSH -W 127.0.0.1:$P $HOST < /dev/null | head -c 7"))
                .isEqualTo("SSH-2.0");
        String control = "-M -S $D/control -f -N -oExitOnForwardFailure=yes";
        String end = "; ssh -S $D/control -O exit $HOST 2>/dev/null";
        assertThat(script(
                        0,
                        "$SSH " + control + " -L $D/local:127.0.0.1:$P -R $D/remote:127.0.0.1:$P $HOST && "
                                + "for s in local remote; do python3 -c \"import socket;s=socket.socket(socket.AF_UNIX);s.connect('$D/$s');print(s.recv(7).decode())\"; done; "
                                + "ssh -S $D/control $HOST echo shared" + end))
                .isEqualTo("SSH-2.0\nSSH-2.0\nshared\n");
    }

    @Test
    void forwardsAgents() throws Exception {
        assertThat(
                        script(
                                0,
                                "eval $(ssh-agent) >/dev/null; ssh-add -q $D/good; ssh -A $(echo $O | sed s/-oIdentityAgent=none//) -p $P $HOST ssh-add -l; kill $SSH_AGENT_PID"))
                .contains("ED25519");
    }
}
