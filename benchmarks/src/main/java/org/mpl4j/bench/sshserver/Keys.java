package org.mpl4j.bench.sshserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Fresh keys, Ed25519 all of them.
 *
 * @param host the file of the server's
 * @param user the file of the user's
 * @param authorized the file that says that the user may log in
 */
record Keys(Path host, Path user, Path authorized) {
    static Keys in(Path folder) throws IOException {
        Path host = generate(folder.resolve("host"));
        Path user = generate(folder.resolve("user"));
        // What bash takes for a shell that is not the first one does not read ~/.bashrc, whatever that does on this
        // machine.
        Path authorized = Files.writeString(
                folder.resolve("authorized"),
                "environment=\"SHLVL=2\" " + Files.readString(folder.resolve("user.pub")));
        return new Keys(host, user, authorized);
    }

    private static Path generate(Path file) throws IOException {
        Process process = new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file.toString())
                .inheritIO()
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("ssh-keygen has made no key");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return file;
    }
}
