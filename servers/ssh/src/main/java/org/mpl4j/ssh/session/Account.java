package org.mpl4j.ssh.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mpl4j.servers.common.nativeio.Accounts;

/**
 * Who programs run as: the user of the server itself, or another one by the help of a program that may change users.
 *
 * @param user the name
 * @param home where programs begin
 * @param shell what runs commands
 * @param runAs the words of that program; none if programs are run directly. {@code %u} stands for the user. The word {@code %c} stands for the command: it and the
 *     word before it are left out for a shell. Without {@code %c}, the shell and its arguments come behind these words.
 * @param readsEnvironmentFile whether {@code .ssh/environment} of the home adds variables
 * @param fileServer the command that serves files as this user, if that is another than the server's: the server itself would serve them as its own user. What is
 *     said of files elsewhere does not hold for it
 */
public record Account(
        String user,
        Path home,
        Path shell,
        List<String> runAs,
        boolean readsEnvironmentFile,
        Optional<String> fileServer) {
    private static final Path STANDARD_SHELL = Path.of("/bin/sh");

    public Account {
        runAs = List.copyOf(runAs);
        if (!runAs.isEmpty() && !runAs.getFirst().startsWith("/")) {
            throw new IllegalArgumentException("the program that runs others as another user is `" + runAs.getFirst()
                    + "`; give its whole path, such as /bin/su");
        }
    }

    /** The user of this process, whose shell is that of the system's list of users. Where the system cannot be asked, it is what {@code SHELL} says. */
    public static Account own() {
        String user = System.getProperty("user.name");
        String shell =
                text(Launch.isAvailable() ? Accounts.shell(user.getBytes(StandardCharsets.UTF_8)) : Optional.empty());
        if (shell.isEmpty()) {
            shell = Objects.requireNonNullElse(System.getenv("SHELL"), "");
        }
        Path path = Path.of(shell);
        return new Account(
                user,
                Path.of(System.getProperty("user.home")),
                Files.isRegularFile(path) && Files.isExecutable(path) ? path : STANDARD_SHELL,
                List.of(),
                false,
                Optional.empty());
    }

    /**
     * Another user, as the system knows it.
     *
     * @param user the name
     * @param runAs by which words programs are run so, such as {@code /bin/su -l %u -c %c} or {@code /usr/bin/setpriv --reuid=%u --regid=%u --init-groups}
     * @throws IOException if there is no such user, or native calls are off
     */
    public static Account of(String user, List<String> runAs) throws IOException {
        byte[] name = user.getBytes(StandardCharsets.UTF_8);
        String home = text(Launch.isAvailable() ? Accounts.homeDirectory(name) : Optional.empty());
        if (home.isEmpty()) {
            throw new IOException("there is no user " + user + " here, or the system cannot be asked for it");
        }
        String shell = text(Accounts.shell(name));
        return new Account(
                user, Path.of(home), shell.isEmpty() ? STANDARD_SHELL : Path.of(shell), runAs, false, Optional.empty());
    }

    private static String text(Optional<byte[]> bytes) {
        return new String(bytes.orElse(new byte[0]), StandardCharsets.UTF_8);
    }

    /** The same, whose home has a file of variables or not. */
    public Account withEnvironmentFile(boolean reads) {
        return new Account(user, home, shell, runAs, reads, fileServer);
    }

    /** The same, whose files are served by a command. */
    public Account withFileServer(String command) {
        return new Account(user, home, shell, runAs, readsEnvironmentFile, Optional.of(command));
    }

    /** Whether programs do not run as who runs the server. */
    boolean isOther() {
        return !runAs.isEmpty();
    }
}
