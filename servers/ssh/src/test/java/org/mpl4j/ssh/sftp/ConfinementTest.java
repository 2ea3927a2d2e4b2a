package org.mpl4j.ssh.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.ssh.packets.ssh.Sftp;

/** Nothing outside of a root is read or changed, by whatever path, link, or change at the same time. */
@Timeout(60)
final class ConfinementTest {
    private static final String SECRET = "outside";

    @TempDir
    private Path temporary;

    private Path root;
    private Path outside;
    private SftpPeer peer;

    @BeforeEach
    void start() throws IOException {
        root = Files.createDirectory(temporary.resolve("root"));
        outside = Files.createDirectory(temporary.resolve("outside"));
        Files.writeString(outside.resolve("file"), SECRET);
        Files.createDirectory(root.resolve("d"));
        Files.writeString(root.resolve("d/file"), "inside!");
        peer = SftpPeer.ours(SftpOptions.confinedTo(root)).initialized();
    }

    @AfterEach
    void stop() throws Exception {
        peer.close();
    }

    @Test
    void pathsDoNotLeadOut() {
        String absolute = outside.resolve("file").toString();
        for (String path : List.of(
                absolute,
                "../outside/file",
                "d/../../outside/file",
                "/../../" + absolute,
                "d/../../../outside/./file")) {
            assertThat(status(peer.ask(m -> m.asLstat().id(1).path(path))))
                    .as(path)
                    .isEqualTo("NoSuchFile");
        }
        assertThat(peer.ask(m -> m.asRealpath().id(1).path("../../d/.."))
                        .asName()
                        .names()
                        .get(0)
                        .filename()
                        .utf8())
                .isEqualTo("/");
    }

    @Test
    void linksAreResolvedWithinTheRoot() throws Exception {
        Files.createSymbolicLink(root.resolve("away"), outside);
        Files.createSymbolicLink(root.resolve("up"), Path.of("../outside"));
        Files.createSymbolicLink(root.resolve("secret"), outside.resolve("file"));
        Files.createSymbolicLink(root.resolve("d/back"), Path.of("/d/../../../d/file"));
        Files.createSymbolicLink(root.resolve("round"), Path.of("round"));
        for (String path : List.of("away/file", "up/file", "secret", "away", "up", "round", "round/file")) {
            assertThat(status(peer.ask(m -> m.asStat().id(1).path(path))))
                    .as(path)
                    .isEqualTo("NoSuchFile");
            assertThat(status(open(path, false))).as(path).isEqualTo("NoSuchFile");
        }
        assertThat(read("d/back")).isEqualTo("inside!");
    }

    @Test
    void nothingOutsideIsChangedThroughLinks() throws Exception {
        Files.createSymbolicLink(root.resolve("away"), outside);
        Files.createSymbolicLink(root.resolve("secret"), outside.resolve("file"));
        Files.createSymbolicLink(root.resolve("new"), outside.resolve("new"));
        assertThat(status(open("new", true))).isEqualTo("NoSuchFile");
        assertThat(status(peer.ask(m -> m.asMkdir().id(1).path("away/d").attrs(a -> a))))
                .isEqualTo("NoSuchFile");
        assertThat(status(peer.ask(m -> m.asRemove().id(1).filename("away/file"))))
                .isEqualTo("NoSuchFile");
        assertThat(status(peer.ask(m -> m.asRename().id(1).oldpath("d/file").newpath("away/moved"))))
                .isEqualTo("NoSuchFile");
        assertThat(status(peer.ask(m ->
                        m.asExtended().id(1).asHardlink().oldpath("away/file").newpath("got"))))
                .isEqualTo("NoSuchFile");
        assertThat(status(peer.ask(m ->
                        m.asSetstat().id(1).path("secret").attrs(a -> a.size(1).permissions(0)))))
                .isEqualTo("NoSuchFile");
        assertThat(Files.readString(outside.resolve("file"))).isEqualTo(SECRET);
        assertThat(outside.toFile().list()).containsExactly("file");
    }

    /** A directory in the root becomes a link to outside, and back, all the time. */
    @Test
    void changesAtTheSameTimeOpenNoWayOut() throws Exception {
        Path link = Files.createSymbolicLink(temporary.resolve("link"), outside);
        AtomicBoolean isOver = new AtomicBoolean();
        Thread swapping = swap(root.resolve("d"), link, isOver);
        int found = 0;
        int missing = 0;
        for (int i = 0; i < 20_000 && (i < 3000 || found == 0 || missing == 0); i++) {
            Sftp opened = open("d/file", i % 2 == 0);
            if (opened.typeBranch() instanceof Sftp.TypeBranch.Handle handle) {
                byte[] given = handle.handle().toArray();
                Sftp content =
                        peer.ask(m -> m.asRead().id(1).handle(given).offset(0).len(100));
                assertThat(content.asData().data().utf8()).isEqualTo("inside!");
                peer.ask(m -> m.asClose().id(1).handle(given));
                found++;
            } else {
                assertThat(status(opened)).isEqualTo("NoSuchFile");
                missing++;
            }
        }
        isOver.set(true);
        swapping.join();
        assertThat(found).isPositive();
        assertThat(missing).isPositive();
        assertThat(Files.readString(outside.resolve("file"))).isEqualTo(SECRET);
    }

    /** The same for what changes names and attributes: it happens in the root, or not at all. */
    @Test
    void changesAtTheSameTimeLetNothingBeChangedOutside() throws Exception {
        Files.writeString(root.resolve("e"), "inside!");
        Files.createDirectory(outside.resolve("sub"));
        Files.writeString(outside.resolve("sub/deep"), SECRET);
        Files.createDirectory(root.resolve("d/sub"));
        Map<String, String> before = SftpServerDifferentialTest.tree(outside);
        Path link = Files.createSymbolicLink(temporary.resolve("link"), outside);
        AtomicBoolean isOver = new AtomicBoolean();
        Thread swapping = swap(root.resolve("d"), link, isOver);
        Set<String> seen = new TreeSet<>();
        for (int i = 0; i < 20_000 && (i < 2000 || seen.size() < 2); i++) {
            String path = i % 2 == 0 ? "d/new" : "d/sub/new";
            for (Sftp.Builder.Content request : List.<Sftp.Builder.Content>of(
                    m -> m.asMkdir().id(1).path(path).attrs(a -> a),
                    m -> m.asSetstat().id(1).path("d/file").attrs(a -> a.size(3).permissions(0600)),
                    m -> m.asSymlink().id(1).targetpath("x").linkpath(path + "l"),
                    m -> m.asExtended().id(1).asHardlink().oldpath("e").newpath(path + "h"),
                    m -> m.asExtended().id(1).asPosixRename().oldpath("d/file").newpath(path + "f"),
                    m -> m.asExtended()
                            .id(1)
                            .asPosixRename()
                            .oldpath(path + "f")
                            .newpath("d/file"),
                    m -> m.asRemove().id(1).filename("d/sub/deep"),
                    m -> m.asRemove().id(1).filename(path + "l"),
                    m -> m.asRemove().id(1).filename(path + "h"),
                    m -> m.asRmdir().id(1).path(path))) {
                seen.add(status(peer.ask(request)));
            }
        }
        isOver.set(true);
        swapping.join();
        assertThat(seen).contains("Ok", "NoSuchFile");
        assertThat(SftpServerDifferentialTest.tree(outside)).isEqualTo(before);
    }

    /** A directory goes up and down while paths lead through it and back up. */
    @Test
    void theWayUpIsTheWayDownThoughDirectoriesMove() throws Exception {
        Files.createDirectory(root.resolve("d/e"));
        Files.createDirectories(root.resolve("f/g/h"));
        AtomicBoolean isOver = new AtomicBoolean();
        Thread moving = Thread.ofPlatform().daemon().start(() -> {
            try {
                while (!isOver.get()) {
                    Files.move(root.resolve("d/e"), root.resolve("f/g/h/e"), StandardCopyOption.ATOMIC_MOVE);
                    Files.move(root.resolve("f/g/h/e"), root.resolve("e"), StandardCopyOption.ATOMIC_MOVE);
                    Files.move(root.resolve("e"), root.resolve("d/e"), StandardCopyOption.ATOMIC_MOVE);
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        for (int i = 0; i < 3000; i++) {
            for (String path : List.of(
                    "d/e/../../../outside/file", "f/g/h/e/../../../../../outside/file", "e/../../outside/file")) {
                assertThat(status(open(path, false))).isEqualTo("NoSuchFile");
            }
        }
        isOver.set(true);
        moving.join();
    }

    /** Puts a link in the place of a directory and back, all the time. */
    private Thread swap(Path directory, Path link, AtomicBoolean isOver) {
        Path spare = temporary.resolve("spare");
        return Thread.ofPlatform().daemon().start(() -> {
            try {
                while (!isOver.get()) {
                    Files.move(directory, spare, StandardCopyOption.ATOMIC_MOVE);
                    Files.move(link, directory, StandardCopyOption.ATOMIC_MOVE);
                    Files.move(directory, link, StandardCopyOption.ATOMIC_MOVE);
                    Files.move(spare, directory, StandardCopyOption.ATOMIC_MOVE);
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    private Sftp open(String path, boolean isWriting) {
        return peer.ask(m -> m.asOpen()
                .id(1)
                .filename(path)
                .read(true)
                .write_(isWriting)
                .creat(isWriting && path.equals("new"))
                .attrs(a -> a));
    }

    private String read(String path) {
        byte[] handle = open(path, false).asHandle().handle().toArray();
        return peer.ask(m -> m.asRead().id(1).handle(handle).offset(0).len(1000))
                .asData()
                .data()
                .utf8();
    }

    private static String status(Sftp response) {
        return response.typeBranch() instanceof Sftp.TypeBranch.Status status
                ? status.code().toString()
                : response.typeKind().toString();
    }
}
