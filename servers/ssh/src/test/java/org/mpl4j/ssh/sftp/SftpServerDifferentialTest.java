package org.mpl4j.ssh.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same random requests to this server and to OpenSSH's: the same answers, and the same files at the end. */
final class SftpServerDifferentialTest {
    private static final int SCRIPTS = 25;
    private static final int STEPS = 400;

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void answersAndChangesWhatOpensshDoes(boolean isConfined) throws Exception {
        assumeTrue(SftpPeer.isOpensshThere(), "OpenSSH's sftp-server is not installed");
        for (int seed = 0; seed < SCRIPTS; seed++) {
            compare(isConfined, seed);
        }
    }

    private void compare(boolean isConfined, long seed) throws Exception {
        Path ours = Files.createDirectory(temporary.resolve("ours-" + seed));
        Path theirs = Files.createDirectory(temporary.resolve("them-" + seed));
        SftpOptions options = isConfined ? SftpOptions.confinedTo(ours) : SftpOptions.startingIn(ours);
        try (SftpPeer here = SftpPeer.ours(options).initialized();
                SftpPeer there = SftpPeer.openssh(theirs).initialized()) {
            RandomScript one = new RandomScript(seed, here, new ResponseText(ours, isConfined));
            RandomScript other = new RandomScript(seed, there, new ResponseText(theirs, false));
            StringBuilder before = new StringBuilder();
            for (int step = 0; step < STEPS; step++) {
                String answer = one.step();
                assertThat(answer)
                        .as("seed %d, step %d after %s", seed, step, before)
                        .isEqualTo(other.step());
                before.append('\n').append(answer, 0, Math.min(answer.length(), 200));
            }
            assertThat(here.end()).isEqualTo("CLOSED");
        }
        assertThat(tree(ours)).as("seed %d", seed).isEqualTo(tree(theirs));
    }

    static Map<String, String> tree(Path directory) throws IOException {
        Map<String, String> tree = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                tree.put(directory.relativize(path).toString(), describe(path));
            }
        }
        return tree;
    }

    private static String describe(Path path) throws IOException {
        Map<String, Object> known =
                Files.readAttributes(path, "unix:mode,uid,gid,nlink,size", LinkOption.NOFOLLOW_LINKS);
        String text = List.of("mode", "uid", "gid", "nlink").stream()
                .map(name -> name + "=" + known.get(name))
                .toList()
                .toString();
        if (Files.isSymbolicLink(path)) {
            return text + Files.readSymbolicLink(path);
        }
        return Files.isRegularFile(path) ? text + HexFormat.of().formatHex(Files.readAllBytes(path)) : text;
    }
}
