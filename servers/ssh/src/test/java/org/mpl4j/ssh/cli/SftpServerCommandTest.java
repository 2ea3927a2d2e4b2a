package org.mpl4j.ssh.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** OpenSSH's client with this server and with its own: the same commands, the same words, the same files. */
@Timeout(180)
final class SftpServerCommandTest {
    private static final Path CLIENT = Path.of("/usr/bin/sftp");
    private static final Path OPENSSH = Path.of("/usr/lib/openssh/sftp-server");
    private static final int COMMANDS = 250;

    @TempDir
    private Path temporary;

    private Path server;
    private Path local;

    @BeforeEach
    void prepare() throws IOException {
        assumeTrue(Files.isExecutable(CLIENT) && Files.isExecutable(OPENSSH), "OpenSSH is not installed");
        server = temporary.resolve("server.sh");
        Files.writeString(server, """
                #!/bin/sh
                exec "%s/bin/java" -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED -cp "%s" %s "$@"
                """.formatted(
                        System.getProperty("java.home"),
                        System.getProperty("java.class.path"),
                        SftpServerCommand.class.getName()));
        assertThat(server.toFile().setExecutable(true)).isTrue();
        local = Files.createDirectory(temporary.resolve("local"));
        Random random = new Random(7);
        for (int size : new int[] {0, 1, 1000, 32768, 100_000, 3_000_000}) {
            byte[] content = new byte[size];
            random.nextBytes(content);
            Files.write(local.resolve("size" + size), content);
        }
        Files.createDirectory(local.resolve("tree"));
        Files.writeString(local.resolve("tree/leaf"), "leaf");
    }

    @Test
    void opensshsClientSeesNoDifference() throws Exception {
        Path ours = Files.createDirectory(temporary.resolve("ours"));
        Path theirs = Files.createDirectory(temporary.resolve("them"));
        List<String> script = script(new Random(42));
        String said = run(script, ours, server.toString());
        assertThat(said).contains("sftp> ").isEqualTo(run(script, theirs, OPENSSH.toString()));
        assertThat(contents(ours)).isEqualTo(contents(theirs)).hasSizeGreaterThan(5);
    }

    @Test
    void opensshsClientCanNotLeaveTheRoot() throws Exception {
        Path root = Files.createDirectory(temporary.resolve("root"));
        Files.createSymbolicLink(root.resolve("out"), local);
        String said = run(
                List.of(
                        "pwd",
                        "-ls out/",
                        "-get " + local.resolve("size1") + " " + temporary.resolve("got"),
                        "put " + local.resolve("size1000") + " /in",
                        "-cd /../..",
                        "pwd"),
                temporary,
                server + " --root " + root);
        assertThat(said).contains("Remote working directory: /\n").contains("not found");
        assertThat(temporary.resolve("got")).doesNotExist();
        assertThat(root.resolve("in")).hasSameBinaryContentAs(local.resolve("size1000"));
    }

    private List<String> script(Random random) {
        String[] names = {"a", "b", "c", "d", "d/a", "d/b", "d/e", "d/e/x", "tree", "tree/leaf", "none/x"};
        String[] sizes = {"size0", "size1", "size1000", "size32768", "size100000", "size3000000"};
        List<String> script = new ArrayList<>(List.of("mkdir d", "put " + local.resolve("size1000") + " a"));
        for (int i = 0; i < COMMANDS; i++) {
            String one = names[random.nextInt(names.length)];
            String other = names[random.nextInt(names.length)];
            script.add("-"
                    + switch (random.nextInt(15)) {
                        case 0, 1, 2 -> "put " + local.resolve(sizes[random.nextInt(sizes.length)]) + " " + one;
                        case 3 -> "get " + one + " " + local.resolve("got");
                        case 4 -> "put -rp " + local.resolve("tree") + " " + one;
                        case 5 -> "rename " + one + " " + other;
                        // To a name that is free: OpenSSH replaces links that point to nothing.
                        case 6 -> "rename -l " + one + " fresh" + i;
                        case 7 -> "ln -s " + one + " " + other;
                        case 8 -> "ln " + one + " " + other;
                        case 9 -> "mkdir " + one;
                        case 10 -> "rmdir " + one;
                        case 11 -> "rm " + one;
                        case 12 -> "chmod " + Integer.toOctalString(0400 | random.nextInt(0400)) + " " + one;
                        case 13 -> "cp " + one + " " + other;
                        default -> "ls -n " + one;
                    });
        }
        return script;
    }

    private String run(List<String> script, Path directory, String command) throws Exception {
        Path batch = temporary.resolve("batch");
        Files.write(batch, script);
        Process process = new ProcessBuilder(CLIENT.toString(), "-b", batch.toString(), "-D", command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        // What differs: where it is, and when.
        return said.replace(directory.toString(), "HERE").replaceAll("\\w{3} [ \\d]\\d \\d\\d:\\d\\d", "WHEN");
    }

    private static List<String> contents(Path directory) throws IOException {
        List<String> contents = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted().toList()) {
                contents.add(directory.relativize(path) + " "
                        + Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS) + " "
                        + (Files.isRegularFile(path) ? Arrays.hashCode(Files.readAllBytes(path)) : ""));
            }
        }
        return contents;
    }
}
