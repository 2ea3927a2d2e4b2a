package org.mpl4j.ssh.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** OpenSSH's tool for keys, and OpenSSL's. */
final class SshKeygen {
    private SshKeygen() {}

    static boolean isInstalled() {
        return Files.isExecutable(Path.of("/usr/bin/ssh-keygen"));
    }

    /** Makes a key and gives its file. */
    static Path generate(Path folder, String name, String... options) throws Exception {
        Path file = folder.resolve(name);
        List<String> command = new ArrayList<>(List.of("ssh-keygen", "-q", "-C", "a comment", "-f", file.toString()));
        command.addAll(List.of(options));
        run(null, command.toArray(String[]::new));
        return file;
    }

    static Path write(Path file, String text) throws IOException {
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    static String run(Path input, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectInput(input == null ? Path.of("/dev/null").toFile() : input.toFile());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
        return output;
    }
}
