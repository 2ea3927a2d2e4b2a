package org.mpl4j.ssh.session;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mpl4j.servers.common.nativeio.ProcessCalls;
import org.mpl4j.servers.common.nativeio.ProcessPlan;

/**
 * How a shell, or a command in one, is started.
 *
 * @param account who it runs as
 * @param command what the shell runs; without one, it is the shell of a login
 * @param environment all variables
 */
record Launch(Account account, Optional<byte[]> command, List<byte[]> environment) {
    /** Why nothing can be started. */
    static final String MISSING =
            "programs and terminals need Linux on amd64 or aarch64 with the GNU C library 2.34 or later, and Java with"
                    + " --enable-native-access=ALL-UNNAMED";

    private static final Path ROOT = Path.of("/");
    private static final String USER = "%u";
    private static final String COMMAND = "%c";

    /** Whether programs can be started here. */
    static boolean isAvailable() {
        return ProcessCalls.isAvailable();
    }

    /** Where it begins: at home, if that is there. */
    Path directory() {
        return Files.isExecutable(account.home()) && Files.isDirectory(account.home()) ? account.home() : ROOT;
    }

    ProcessPlan plan(ProcessPlan.Streams streams, Optional<Terminal> terminal) {
        List<byte[]> words = account.isOther() ? throughAnother() : shell(true);
        byte[] program =
                account.isOther() ? words.getFirst() : bytes(account.shell().toString());
        return new ProcessPlan(
                program,
                words,
                environment,
                bytes(directory().toString()),
                streams,
                terminal.map(value -> bytes(value.path())));
    }

    /** The shell and its arguments. A dash before its name tells it that it is the shell of a login, if it can be told so. */
    private List<byte[]> shell(boolean canHaveName) {
        Path path = account.shell();
        String name = canHaveName ? String.valueOf(path.getFileName()) : path.toString();
        if (command.isPresent()) {
            return List.of(bytes(name), bytes("-c"), command.get());
        }
        return canHaveName ? List.of(bytes("-" + name)) : List.of(bytes(name), bytes("-l"));
    }

    private List<byte[]> throughAnother() {
        List<byte[]> words = new ArrayList<>();
        boolean isWhole = false;
        for (String word : account.runAs()) {
            if (!word.equals(COMMAND)) {
                words.add(bytes(word.replace(USER, account.user())));
            } else if (command.isPresent()) {
                words.add(command.get());
                isWhole = true;
            } else {
                words.removeLast();
                isWhole = true;
            }
        }
        if (!isWhole) {
            words.addAll(shell(false));
        }
        return words;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
