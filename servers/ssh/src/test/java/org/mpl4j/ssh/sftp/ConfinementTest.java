package org.mpl4j.ssh.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
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
        Path spare = temporary.resolve("spare");
        AtomicBoolean isOver = new AtomicBoolean();
        Thread swapping = Thread.ofPlatform().daemon().start(() -> {
            try {
                while (!isOver.get()) {
                    Files.move(root.resolve("d"), spare, StandardCopyOption.ATOMIC_MOVE);
                    Files.move(link, root.resolve("d"), StandardCopyOption.ATOMIC_MOVE);
                    Files.move(root.resolve("d"), link, StandardCopyOption.ATOMIC_MOVE);
                    Files.move(spare, root.resolve("d"), StandardCopyOption.ATOMIC_MOVE);
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
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
