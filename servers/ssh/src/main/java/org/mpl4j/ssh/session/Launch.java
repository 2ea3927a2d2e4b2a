package org.mpl4j.ssh.session;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts programs, each the leader of a session and process group of its own. */
final class Launch {
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    /** Runs in the terminal first: sets modes, and tells the name of it. */
    private static final String IN_TERMINAL = "stty $1 2>/dev/null; SSH_TTY=$(tty); export SSH_TTY; shift; exec \"$@\"";

    private Launch() {}

    /** Whether programs lead groups without a terminal, too. */
    static boolean hasGroups() {
        return Files.isExecutable(SETSID);
    }

    /** Starts a shell, or a command in one. */
    static Process start(
            Account account, Optional<String> command, Map<String, String> environment, Optional<Terminal> terminal)
            throws IOException {
        List<String> words = new ArrayList<>();
        words.add(account.shell().toString());
        if (command.isPresent()) {
            words.addAll(List.of("-c", command.get()));
        } else {
            words.add("-l");
        }
        return terminal.isPresent()
                ? inTerminal(words, environment, account.home(), terminal.get())
                : withPipes(words, environment, account.home());
    }

    private static Process withPipes(List<String> words, Map<String, String> environment, Path home)
            throws IOException {
        if (hasGroups()) {
            words.addFirst(SETSID.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(words).directory(home.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static PtyProcess inTerminal(
            List<String> words, Map<String, String> environment, Path home, Terminal terminal) throws IOException {
        List<String> all = new ArrayList<>(List.of("/bin/sh", "-c", IN_TERMINAL, "sh"));
        all.add(String.join(" ", terminal.settings()));
        all.addAll(words);
        return new PtyProcessBuilder(all.toArray(String[]::new))
                .setEnvironment(environment)
                .setDirectory(home.toString())
                .setInitialColumns(Math.max(1, terminal.columns()))
                .setInitialRows(Math.max(1, terminal.rows()))
                .setUnixOpenTtyToPreserveOutputAfterTermination(true)
                .start();
    }
}
