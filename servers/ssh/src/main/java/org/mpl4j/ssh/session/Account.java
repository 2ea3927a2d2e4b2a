package org.mpl4j.ssh.session;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Who programs run as: the user of the server itself.
 *
 * @param user the name
 * @param home where programs begin
 * @param shell what runs commands
 */
public record Account(String user, Path home, Path shell) {
    private static final Path STANDARD_SHELL = Path.of("/bin/sh");

    /** The user of this process. */
    public static Account own() {
        String shell = System.getenv("SHELL");
        Path path = shell == null ? STANDARD_SHELL : Path.of(shell);
        return new Account(
                System.getProperty("user.name"),
                Path.of(System.getProperty("user.home")),
                Files.isExecutable(path) ? path : STANDARD_SHELL);
    }
}
