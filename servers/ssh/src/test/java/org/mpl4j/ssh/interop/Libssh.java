package org.mpl4j.ssh.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** libssh, by a program that is compiled when it is first needed. */
final class Libssh extends ResidentClient {
    private static final Path SOURCE = Path.of("src/test/resources/org/mpl4j/ssh/interop/libssh_client.c");

    private final Path program;

    Libssh(ProvingGround ground) {
        program = ground.folder().resolve("libssh-client");
    }

    @Override
    public String name() {
        return "libssh";
    }

    @Override
    public boolean isInstalled() {
        return Programs.areInstalled("cc") && Files.exists(Path.of("/usr/include/libssh/libssh.h"));
    }

    @Override
    public String version() throws IOException, InterruptedException {
        return Programs.output(command().getFirst(), "--version").strip();
    }

    @Override
    List<String> command() throws IOException, InterruptedException {
        if (!Files.exists(program)) {
            Programs.output("cc", "-Wall", "-Werror", "-O1", "-o", program.toString(), SOURCE.toString(), "-lssh");
        }
        return List.of(program.toString());
    }
}
