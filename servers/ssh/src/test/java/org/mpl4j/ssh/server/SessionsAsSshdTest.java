package org.mpl4j.ssh.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.ssh.crypto.Sshd;

/** What people see of a program that OpenSSH's server runs and of one that this server runs is the same. */
final class SessionsAsSshdTest {
    @TempDir
    static Path folder;

    private static Bench bench;
    private static Sshd sshd;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Bench.hasSsh() && Sshd.isInstalled(), "OpenSSH's client or server is not installed");
        bench = new Bench(
                folder,
                Bench.Setup.usual(),
                new LoginConnections(PlainShells.settings(List.of(), line -> bench.log.add(line))));
        sshd = Sshd.start(
                Files.createDirectory(folder.resolve("sshd")),
                "AuthorizedKeysFile " + folder.resolve("authorized_keys"),
                "StrictModes no",
                "PermitRootLogin yes",
                "PrintLastLog no",
                "PrintMotd no",
                "AcceptEnv LANG LC_*",
                PlainShells.LINE);
        // One connection for all sessions with each of them.
        run(bench.port(), "alice", master());
        run(sshd.port(), System.getProperty("user.name"), master());
    }

    private static String master() {
        return "$SSH -M -f -N";
    }

    @AfterAll
    static void stop() throws Exception {
        if (sshd != null) {
            run(bench.port(), "alice", "$SSH -O exit");
            run(sshd.port(), System.getProperty("user.name"), "$SSH -O exit");
            sshd.close();
            bench.close();
        }
    }

    /** Runs a script, in which $SSH is ssh to a server; its output with what is different at each run left out. */
    private static Bench.Outcome run(int port, String user, String script) throws Exception {
        String ssh = "ssh -F none -oStrictHostKeyChecking=no -oUserKnownHostsFile=/dev/null -oLogLevel=ERROR"
                + " -oIdentityAgent=none -oBatchMode=yes -i " + folder.resolve("good") + " -S "
                + folder.resolve("control-" + port) + " -p " + port + " " + user + "@127.0.0.1";
        Bench.Outcome outcome =
                bench.run(List.of("bash", "-c", "SSH='" + ssh + "'; cd " + folder + "; " + script), null);
        return new Bench.Outcome(
                outcome.status(),
                outcome.output()
                        .replace("^@", "")
                        .replaceAll("pts/\\d+", "pts/N")
                        .replaceAll(" " + port, " PORT"));
    }

    private static Bench.Outcome assertSame(String script) throws Exception {
        Bench.Outcome ours = run(bench.port(), "alice", script);
        assertThat(ours)
                .as("%s; log %s", script, bench.log)
                .isEqualTo(run(sshd.port(), System.getProperty("user.name"), script));
        return ours;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$SSH 'exit 143'",
                "$SSH 'kill -TERM $$'; echo $?",
                "$SSH 'kill -BUS $$'; echo $?",
                "$SSH -tt 'kill -9 $$' </dev/null; echo $?",
                "$SSH /nonexistent; echo $?"
            })
    void tellsHowProgramsEnd(String script) throws Exception {
        assertSame(script);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo data | $SSH 'cat; echo done'",
                "$SSH 'cat; echo done' </dev/null",
                "echo data | $SSH 'exec <&-; sleep 0.3; echo done'",
                "head -c 3000000 /dev/zero | $SSH true; echo $?",
                "head -c 3000000 /dev/zero | $SSH 'cat' | md5sum",
                "head -c 3000000 /dev/zero | $SSH 'sleep 0.3; md5sum'",
                "$SSH 'head -c 3000000 /dev/zero | tee /dev/stderr' 2>&1 >/dev/null | wc -c",
                "$SSH 'head -c 3000000 /dev/zero | tee /dev/stderr' 2>/dev/null | wc -c",
                "$SSH 'exec >&-; sleep 0.3; echo err >&2'",
                "$SSH 'exec >&- 2>&-; sleep 0.3; exit 9'; echo $?",
                // Not over the shared connection, where the client that is left does not tell.
                "ssh -o ControlPath=none ${SSH#ssh} yes | head -1",
                "$SSH 'head -c 3000000 /dev/zero' | true"
            })
    void endsEachStreamAlone(String script) throws Exception {
        assertSame(script);
    }

    @Test
    void waitsForWhoHoldsThePipesButNotBehindATerminal() throws Exception {
        String times = "s=$(date +%s); $SSH {} </dev/null; e=$(date +%s); echo $((e - s >= 3 ? 1 : 0))";
        assertThat(assertSame(times.replace("{}", "'sleep 4 & echo x'")).output())
                .isEqualTo("x\n1\n");
        assertSame("$SSH 'sleep 100 >/dev/null 2>&1 & echo x'");
        assertSame("$SSH -tt 'sleep 100 & echo x' </dev/null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$SSH -tt 'tty; stty -a; stty size' </dev/null",
                "script -qc \"stty rows 33 cols 77 erase ^H intr ^A -ixon iutf8 2400; $SSH -tt 'stty -a'\" /dev/null",
                "script -qc \"stty parenb parodd -echo -icanon iuclc olcuc intr undef ospeed 57600; $SSH -tt 'stty -a'\" /dev/null",
                "$SSH -tt 'ps -o tty,stat,args' </dev/null"
            })
    void givesTheSameTerminals(String script) throws Exception {
        assertSame(script);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$SSH 'echo $0; umask; pwd; env | grep -v -e PORT -e _=; ls /proc/self/fd'",
                "$SSH 'env | cut -d= -f1 | sort'",
                "$SSH -tt 'env | grep -v -e CLIENT -e CONNECTION | sort' </dev/null",
                "TERM= $SSH -tt 'env | grep -c ^TERM' </dev/null",
                "printf 'echo $0; shopt login_shell; tty; exit 4\\n' | $SSH; echo $?",
                "$SSH \"printf '%s' '$(printf '\\344\\366')' | od -c\"",
                "LC_X=$(printf '\\344') NOT=1 $SSH -oSendEnv='LC_X NOT' 'printf %s \"$LC_X$NOT\" | od -c'"
            })
    void givesTheSameSurroundings(String script) throws Exception {
        assertSame(script.replace("env |", "env | grep -v -e ^SSH_C -e ^USER -e ^LOGNAME |"));
    }

    @Test
    void programsKnowNothingOfHowTheServerTreatsSignals() throws Exception {
        assertThat(run(bench.port(), "alice", "$SSH 'grep Sig[BI] /proc/self/status'")
                        .output())
                .isEqualTo("SigBlk:\t0000000000000000\nSigIgn:\t0000000000000000\n");
    }

    @Test
    void hangsUpATerminalThatNobodyReads() throws Exception {
        String script = "ssh -o ControlPath=none ${SSH#ssh} -tt yes </dev/null | head -1";
        assertThat(run(bench.port(), "alice", script).output()).startsWith("y");
    }

    /** Whoever kills the client ends the program and those around it, over a connection of its own and over a shared one, with a terminal and without. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$SSH",
                "$SSH -tt",
                "ssh -o ControlPath=none ${SSH#ssh}",
                "ssh -o ControlPath=none ${SSH#ssh} -tt"
            })
    void hangsUpWhenTheClientIsGone(String client) throws Exception {
        String script = "rm -f leader; " + client.replace("ssh ", "exec ssh ").replace("$SSH", "exec $SSH")
                + " 'sleep 300 & echo $$ $! >" + folder + "/made; mv " + folder + "/made " + folder
                + "/leader; wait; echo' </dev/zero >/dev/null 2>&1";
        String around =
                "(" + script + ") & c=$!; while [ ! -e leader ]; do sleep 0.1; done; kill -9 $c; read a b <leader;"
                        + " for i in $(seq 600); do kill -0 $a 2>/dev/null || kill -0 $b 2>/dev/null || break; sleep 0.1; done;"
                        + " kill -0 $a 2>/dev/null || kill -0 $b 2>/dev/null || echo gone";
        assertThat(run(bench.port(), "alice", around).output()).contains("gone");
    }
}
