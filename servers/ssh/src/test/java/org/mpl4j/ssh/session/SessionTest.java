package org.mpl4j.ssh.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a session makes of requests that OpenSSH's client does not send, or not whenever one likes. */
@Timeout(120)
final class SessionTest {
    private static final Path SHELL = Path.of("/bin/sh");

    @TempDir
    private Path home;

    @BeforeAll
    static void needsPrograms() {
        assumeTrue(Launch.isAvailable(), Launch.MISSING);
    }

    private SessionPeer in(Account account) throws Exception {
        return new SessionPeer(account, Optional.empty(), Map.of());
    }

    private Account account(String... runAs) {
        return new Account("somebody", home, SHELL, List.of(runAs), false, Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HUP", "INT", "QUIT", "ILL", "ABRT", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM", "TERM"
            })
    void aSignalThatEndsAProgramIsTold(String name) throws Exception {
        SessionPeer peer = SessionPeer.own();
        // Not the shell, which ignores some of them.
        peer.exec("ulimit -c 0; exec cat");
        peer.sendData("ready\n");
        peer.awaitData("ready\n");
        assertThat(peer.signal(name)).isTrue();
        assertThat(peer.end().exit()).isEqualTo("signal " + name);
    }

    @Test
    void signalsReachTheChildrenOfAProgram() throws Exception {
        SessionPeer peer = SessionPeer.own();
        // They have the output, too: there is no end before all have ended.
        peer.exec("sleep 300 & (sleep 300; echo not ended) & echo ready; wait; echo not ended");
        peer.awaitData("ready\n");
        assertThat(peer.signal("TERM")).isTrue();
        SessionPeer.End end = peer.end();
        assertThat(end.exit()).isEqualTo("signal TERM");
        assertThat(end.output()).isEmpty();
    }

    @Test
    void aProgramMayTakeASignalForItsOwn() throws Exception {
        SessionPeer peer = SessionPeer.own();
        peer.exec("trap 'echo got it; exit 143' TERM; echo ready; while :; do sleep 0.1; done");
        peer.awaitData("ready\n");
        assertThat(peer.signal("TERM")).isTrue();
        SessionPeer.End end = peer.end();
        assertThat(end.output()).isEqualTo("got it\n");
        assertThat(end.exit()).isEqualTo("status 143");
    }

    @Test
    void signalsThatNobodyKnowsAreRefused() throws Exception {
        SessionPeer peer = SessionPeer.own();
        peer.exec("echo ready; cat");
        peer.awaitData("ready\n");
        assertThat(peer.signal("STOP")).isFalse();
        assertThat(peer.signal("term")).isFalse();
        peer.sendEof();
        assertThat(peer.end().exit()).isEqualTo("status 0");
    }

    @Test
    void nobodyStopsAForcedCommand() throws Exception {
        SessionPeer peer = new SessionPeer(Account.own(), Optional.of("echo \"$SSH_ORIGINAL_COMMAND\"; cat"), Map.of());
        peer.exec("what was asked");
        assertThat(peer.awaitData("\n")).isEqualTo("what was asked\n");
        assertThat(peer.signal("KILL")).isFalse();
        peer.sendEof();
        assertThat(peer.end().exit()).isEqualTo("status 0");
    }

    @Test
    void tellsOfSignalsWithoutAName() throws Exception {
        assertThat(SessionPeer.own().exec("kill -XCPU $$").end().exit()).startsWith("signal SIG@openssh.com");
    }

    @Test
    void theTerminalHasTheSizeOfTheWindow() throws Exception {
        SessionPeer peer = SessionPeer.own();
        assertThat(peer.ask(request -> request.asBreak().breakLength(0))).isFalse();
        assertThat(peer.ask(request -> request.asPtyReq()
                        .terminal("vt52")
                        .widthCharacters(80)
                        .heightRows(24)
                        .widthPixels(640)
                        .heightPixels(480)
                        .modes(list -> {})))
                .isTrue();
        assertThat(peer.ask(request -> request.asWindowChange()
                        .widthColumns(90)
                        .heightRows(70_000)
                        .widthPixels(1)
                        .heightPixels(2)))
                .isTrue();
        peer.exec("trap 'stty size; exit 3' WINCH; echo $TERM; stty size; while :; do sleep 0.1; done");
        assertThat(peer.awaitData("90\r\n")).isEqualTo("vt52\r\n65535 90\r\n");
        assertThat(peer.ask(request -> request.asBreak().breakLength(0))).isTrue();
        assertThat(peer.ask(request -> request.asWindowChange()
                        .widthColumns(100)
                        .heightRows(30)
                        .widthPixels(0)
                        .heightPixels(0)))
                .isTrue();
        SessionPeer.End end = peer.end();
        assertThat(end.output()).isEqualTo("30 100\r\n");
        assertThat(end.exit()).isEqualTo("status 3");
    }

    @Test
    void aTerminalThatNoProgramGetsIsGivenBack() throws Exception {
        long before = openFiles();
        for (int i = 0; i < 20; i++) {
            SessionPeer peer = SessionPeer.own();
            peer.ask(request -> request.asPtyReq()
                    .terminal("x")
                    .widthCharacters(1)
                    .heightRows(1)
                    .widthPixels(0)
                    .heightPixels(0)
                    .modes(list -> {}));
            peer.sendClose();
            peer.end();
        }
        assertThat(openFiles()).isLessThan(before + 10);
    }

    private static long openFiles() {
        return Path.of("/proc/self/fd").toFile().list().length;
    }

    @Test
    void nothingIsLeftOfManyPrograms() throws Exception {
        SessionPeer.own().exec("true").end();
        long before = openFiles();
        for (int i = 0; i < 30; i++) {
            SessionPeer peer = SessionPeer.own().exec("echo x; cat");
            peer.awaitData("x\n");
            switch (i % 3) {
                case 0 -> peer.sendEof();
                case 1 -> peer.signal("KILL");
                default -> peer.sendClose();
            }
            peer.end();
        }
        await(() -> openFiles() < before + 10 && children() == 0);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static long children() {
        return ProcessHandle.current().children().count();
    }

    /** A client that shares its connection closes the channel as soon as there is nothing to read. */
    @Test
    void tellsTheExitThoughTheChannelIsClosed() throws Exception {
        SessionPeer peer = SessionPeer.own().exec("exec >&- 2>&-; sleep 0.5; exit 7");
        peer.awaitEof();
        peer.sendEof();
        peer.sendClose();
        assertThat(peer.end().exit()).isEqualTo("status 7");
    }

    @Test
    void aProgramThatStillWritesHearsThatTheChannelIsClosed() throws Exception {
        Path heard = home.resolve("heard");
        // The shell would write what became of its child.
        SessionPeer peer = SessionPeer.own()
                .exec("exec 2>/dev/null; trap 'echo heard > " + heard
                        + "; exit' HUP; echo ready; while :; do sleep 0.1; done");
        peer.awaitData("ready\n");
        peer.sendClose();
        peer.end();
        await(() -> Files.exists(heard));
    }

    @Test
    void aCommandWithAZeroIsRefused() throws Exception {
        assertThat(SessionPeer.own().ask(request -> request.asExec().command("echo a\0b")))
                .isFalse();
    }

    @Test
    void aShellThatIsNotThereIsNoProgram() throws Exception {
        SessionPeer peer = in(new Account("somebody", home, home.resolve("none"), List.of(), false, Optional.empty()));
        assertThat(peer.ask(request -> request.asExec().command("true"))).isFalse();
        assertThat(peer.log)
                .containsExactly("no program was started: the program " + home.resolve("none")
                        + " cannot be run: it is not there");
    }

    @Test
    void withoutItsHomeAProgramBeginsInTheRoot() throws Exception {
        SessionPeer peer = in(new Account("somebody", home.resolve("none"), SHELL, List.of(), false, Optional.empty()));
        assertThat(peer.exec("pwd").end().output()).isEqualTo("/\n");
        assertThat(peer.log)
                .containsExactly("the home " + home.resolve("none") + " cannot be entered: the program begins in /");
    }

    @Test
    void theFileOfVariablesIsReadIfThatIsAllowed() throws Exception {
        Files.createDirectory(home.resolve(".ssh"));
        Files.writeString(home.resolve(".ssh/environment"), "# no\n\n  A=1 = 2\nUSER=root\nno\n=x\nMAIL=here\n");
        String command = "echo \"$A,$USER,$MAIL,$PATH\"";
        assertThat(in(account()).exec(command).end().output())
                .isEqualTo(",somebody,/var/mail/somebody,/usr/local/bin:/usr/bin:/bin:/usr/games\n");
        assertThat(in(account().withEnvironmentFile(true)).exec(command).end().output())
                .isEqualTo("1 = 2,somebody,here,/usr/local/bin:/usr/bin:/bin:/usr/games\n");
    }

    @Test
    void aProgramThatRunsOthersGetsTheCommandWhereItIsTold() throws Exception {
        Path su = Files.writeString(home.resolve("su"), "#!/bin/sh\nfor word; do echo \"<$word>\"; done\n");
        Files.setPosixFilePermissions(su, PosixFilePermissions.fromString("rwxr-xr-x"));
        Account whole = account(su.toString(), "-l", "%u", "-c", "%c");
        assertThat(in(whole).exec("a  b").end().output()).isEqualTo("<-l>\n<somebody>\n<-c>\n<a  b>\n");
        assertThat(shell(whole)).isEqualTo("<-l>\n<somebody>\n");
        Account before = account(su.toString(), "--user=%u", "--");
        assertThat(in(before).exec("a  b").end().output())
                .isEqualTo("<--user=somebody>\n<-->\n</bin/sh>\n<-c>\n<a  b>\n");
        assertThat(shell(before)).isEqualTo("<--user=somebody>\n<-->\n</bin/sh>\n<-l>\n");
    }

    private String shell(Account account) throws Exception {
        SessionPeer peer = in(account);
        assertThat(peer.ask(request -> request.asShell())).isTrue();
        return peer.end().output();
    }

    @Test
    void filesAreNotServedAsTheWrongUser() throws Exception {
        Account echoing = account("/bin/echo", "%u");
        SessionPeer peer = in(echoing);
        assertThat(peer.ask(request -> request.asSubsystem().subsystemName("sftp")))
                .isFalse();
        assertThat(peer.log).singleElement().asString().startsWith("no files are served as somebody: ");
        SessionPeer other = in(echoing.withFileServer("serves files"));
        assertThat(other.ask(request -> request.asSubsystem().subsystemName("sftp")))
                .isTrue();
        assertThat(other.end().output()).isEqualTo("somebody /bin/sh -c serves files\n");
    }

    @Test
    void aSubsystemThatIsClosedAtOnceIsGivenBack() throws Exception {
        long before = openFiles();
        for (int i = 0; i < 20; i++) {
            SessionPeer peer = SessionPeer.own();
            assertThat(peer.ask(request -> request.asSubsystem().subsystemName("sftp")))
                    .isTrue();
            peer.sendClose();
            assertThat(peer.end().exit()).isEqualTo("status 0");
        }
        await(() -> openFiles() < before + 10);
    }

    @Test
    void runsProgramsAsAnotherUser() throws Exception {
        assumeTrue(
                "root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/usr/bin/setpriv")),
                "only root becomes another user, by setpriv");
        SessionPeer peer = in(
                Account.of("nobody", List.of("/usr/bin/setpriv", "--reuid=%u", "--regid=nogroup", "--clear-groups")));
        assertThat(peer.ask(request -> request.asPtyReq()
                        .terminal("x")
                        .widthCharacters(1)
                        .heightRows(1)
                        .widthPixels(0)
                        .heightPixels(0)
                        .modes(list -> {})))
                .isTrue();
        // The shell of nobody runs nothing.
        SessionPeer.End end = peer.exec("id -un").end();
        assertThat(end.exit()).isEqualTo("status 1");
        Account nobody = new Account(
                "nobody",
                Path.of("/"),
                SHELL,
                List.of("/usr/bin/setpriv", "--reuid=%u", "--regid=nogroup", "--clear-groups"),
                false,
                Optional.empty());
        assertThat(in(nobody).exec("id -un; kill -TERM $$").end())
                .satisfies(other -> assertThat(other.output()).isEqualTo("nobody\n"))
                .satisfies(other -> assertThat(other.exit()).isEqualTo("signal TERM"));
    }

    @Test
    void anAccountNeedsAUserAndAWholePath() {
        assertThatThrownBy(() -> Account.of("nobody-at-all", List.of("/bin/su")))
                .hasMessageContaining("there is no user nobody-at-all");
        assertThatThrownBy(() -> account("su", "%u")).hasMessageContaining("give its whole path");
    }
}
