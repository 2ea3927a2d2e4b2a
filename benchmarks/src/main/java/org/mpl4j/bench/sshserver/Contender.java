package org.mpl4j.bench.sshserver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mpl4j.bench.server.Peer;

/** A server that is measured: how it is started for one user, who logs in by a key. */
enum Contender implements Peer {
    OPENSSH("OpenSSH sshd", "/usr/sbin/sshd", "openssh-server") {
        @Override
        List<String> command(Path repository, Keys keys, Path folder, int port, boolean isPlain) {
            return List.of(
                    program(), "-D", "-e", "-f", folder.resolve("configuration").toString());
        }

        @Override
        String configuration(Keys keys, int port) {
            return """
                    ListenAddress 127.0.0.1:%d
                    HostKey %s
                    AuthorizedKeysFile %s
                    StrictModes no
                    UsePAM no
                    PidFile none
                    PermitRootLogin yes
                    PasswordAuthentication no
                    KbdInteractiveAuthentication no
                    PrintMotd no
                    PrintLastLog no
                    PermitUserEnvironment yes
                    MaxStartups 1000
                    LogLevel ERROR
                    Subsystem sftp /usr/lib/openssh/sftp-server
                    """.formatted(port, keys.host(), keys.authorized());
        }
    },

    MINA("Apache MINA SSHD", "", "") {
        @Override
        List<String> command(Path repository, Keys keys, Path folder, int port, boolean isPlain) {
            return List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-Xms16m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    MinaServer.class.getName(),
                    Integer.toString(port),
                    keys.host().toString(),
                    keys.authorized().toString(),
                    isPlain ? "none" : "");
        }
    },

    MPL("mpl-sshd", "", "") {
        @Override
        List<String> command(Path repository, Keys keys, Path folder, int port, boolean isPlain) {
            List<String> words = new ArrayList<>(List.of(
                    repository.resolve("bin/mpl-sshd").toString(),
                    "--listen",
                    "127.0.0.1:" + port,
                    "--host-key",
                    keys.host().toString(),
                    "--authorized-keys",
                    keys.authorized().toString(),
                    "--option",
                    "PermitUserEnvironment yes",
                    "--option",
                    "StrictModes no",
                    "--option",
                    "PerSourcePenalties no"));
            if (isPlain) {
                words.add("--insecure-none");
            }
            return words;
        }
    };

    private final String title;
    private final String program;
    private final String debianPackage;

    Contender(String title, String program, String debianPackage) {
        this.title = title;
        this.program = program;
        this.debianPackage = debianPackage;
    }

    @Override
    public String title() {
        return title;
    }

    String program() {
        return program;
    }

    String debianPackage() {
        return debianPackage;
    }

    /** Whether it can be started. */
    boolean isInstalled() {
        return program.isEmpty() || Files.isExecutable(Path.of(program));
    }

    /** Whether it can leave out encryption and authentication. */
    boolean offersNone() {
        return this != OPENSSH;
    }

    /**
     * What starts it.
     *
     * @param isPlain whether nothing is encrypted or authenticated
     */
    abstract List<String> command(Path repository, Keys keys, Path folder, int port, boolean isPlain);

    /** The content of the file {@code configuration} in its folder. */
    String configuration(Keys keys, int port) {
        return "";
    }
}
