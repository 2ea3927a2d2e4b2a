package org.mpl4j.ssh.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.ssh.packets.ssh.Sftp;
import org.mpl4j.ssh.packets.ssh.SftpAttrs;
import org.mpl4j.ssh.packets.ssh.SftpLimits;

/** Files that do not change are served as OpenSSH's sftp-server serves them, and nothing else is. */
@Timeout(60)
final class SealedServerTest {
    private static final List<String> PATHS = List.of(
            "a",
            "d",
            "d/a",
            "d/e",
            "d/e/f",
            "d/",
            "a/",
            "d/a/",
            ".",
            "..",
            "",
            "/",
            "./d//a",
            "d/../a",
            "d/e/../../a",
            "a/../d",
            "a/.",
            "d/.",
            "none",
            "none/a",
            "none/../a",
            "d/none",
            "d/a/../a",
            "ü",
            "d/e/./f",
            "/d/../../a");

    @TempDir
    Path folder;

    private Path root;

    @BeforeEach
    void makeFiles() throws IOException {
        root = Files.createDirectory(folder.resolve("root"));
        Files.createDirectories(root.resolve("d/e"));
        Files.writeString(root.resolve("a"), "the content of a");
        Files.writeString(root.resolve("d/a"), "");
        Files.writeString(root.resolve("ü"), "umlaut");
        byte[] large = new byte[700_000];
        new Random(1).nextBytes(large);
        Files.write(root.resolve("d/e/f"), large);
        Files.setLastModifiedTime(root.resolve("a"), FileTime.fromMillis(1_000_000_000_000L));
        Files.writeString(folder.resolve("secret"), "outside");
    }

    private SftpPeer sealed() throws IOException {
        return SftpPeer.sealed(SftpOptions.confinedTo(root)).initialized();
    }

    @Test
    void findsWhatOpensshFinds() throws Exception {
        assumeTrue(SftpPeer.isOpensshThere(), "OpenSSH's sftp-server is not installed");
        try (SftpPeer ours = sealed();
                SftpPeer theirs = SftpPeer.openssh(root, "-R").initialized()) {
            for (String path : PATHS) {
                // To OpenSSH's, the root is elsewhere, and what is above it is there.
                boolean isAbsolute = path.startsWith("/") || path.equals("..");
                String there =
                        path.equals("..") ? root.toString() : isAbsolute ? root + path.replace("/d/../..", "") : path;
                assertThat(found(ours.ask(m -> m.asStat().id(1).path(path))))
                        .as("stat " + path)
                        .isEqualTo(found(theirs.ask(m -> m.asStat().id(1).path(there))));
                assertThat(found(ours.ask(m -> m.asLstat().id(1).path(path))))
                        .as("lstat " + path)
                        .isEqualTo(found(theirs.ask(m -> m.asLstat().id(1).path(there))));
                assertThat(found(ours.ask(m -> m.asOpendir().id(1).path(path))))
                        .as("opendir " + path)
                        .isEqualTo(found(theirs.ask(m -> m.asOpendir().id(1).path(there))));
                assertThat(found(ours.ask(m -> m.asReadlink().id(1).path(path))))
                        .as("readlink " + path)
                        .isEqualTo(found(theirs.ask(m -> m.asReadlink().id(1).path(there))));
            }
            assertThat(names(ours, "d")).isEqualTo(names(theirs, "d")).hasSize(2);
        }
    }

    /** What is the same of two servers. */
    private static String found(Sftp response) {
        return switch (response.typeBranch()) {
            case Sftp.TypeBranch.Status status -> "status " + status.codeRaw();
            case Sftp.TypeBranch.Attrs attrs -> kind(attrs.attrs());
            default -> response.typeKind().toString();
        };
    }

    /** Who owns a file, and who may change it, is told differently; so is the size of a folder. */
    private static String kind(SftpAttrs attrs) {
        boolean isFolder = (attrs.permissions() & 0170000) == 0040000;
        return isFolder ? "folder" : attrs.size() + " " + attrs.mtime();
    }

    private static TreeSet<String> names(SftpPeer peer, String path) {
        Bytes handle = peer.ask(m -> m.asOpendir().id(1).path(path))
                .asHandle()
                .handle()
                .copy();
        TreeSet<String> names = new TreeSet<>();
        Sftp response = peer.ask(m -> m.asReaddir().id(2).handle(handle));
        while (response.typeKind() == Sftp.TypeKind.Name) {
            response.asName().names().forEach(item -> names.add(item.filename().utf8()));
            response = peer.ask(m -> m.asReaddir().id(2).handle(handle));
        }
        assertThat(response.asStatus().codeRaw()).isEqualTo(1);
        names.removeAll(List.of(".", ".."));
        return names;
    }

    @Test
    void tellsPathsAsClientsSeeThem() throws Exception {
        try (SftpPeer peer = SftpPeer.sealed(SftpOptions.confinedTo(root).withStart(Path.of("/d")))
                .initialized()) {
            assertThat(realPath(peer, ".")).isEqualTo("/d");
            assertThat(realPath(peer, "")).isEqualTo("/d");
            assertThat(realPath(peer, "..//../..")).isEqualTo("/");
            assertThat(realPath(peer, "e/f")).isEqualTo("/d/e/f");
            assertThat(realPath(peer, "new")).isEqualTo("/d/new");
            assertThat(peer.ask(m -> m.asRealpath().id(1).path("new/x"))
                            .asStatus()
                            .codeRaw())
                    .isEqualTo(2);
            assertThat(peer.ask(m -> m.asExtended().id(1).asExpandPath().path("~/e"))
                            .asName()
                            .names()
                            .get(0)
                            .filename()
                            .utf8())
                    .isEqualTo("/d/e");
        }
    }

    private static String realPath(SftpPeer peer, String path) {
        return peer.ask(m -> m.asRealpath().id(1).path(path))
                .asName()
                .names()
                .get(0)
                .filename()
                .utf8();
    }

    @Test
    void leadsOutOfItsRootByNoPath() throws Exception {
        Files.createSymbolicLink(root.resolve("link"), folder.resolve("secret"));
        Files.createSymbolicLink(root.resolve("up"), folder);
        try (SftpPeer peer = sealed()) {
            for (String path : List.of(
                    "../secret",
                    "/../secret",
                    "d/../../secret",
                    folder + "/secret",
                    "link",
                    "up/secret",
                    "up",
                    "..\0/secret")) {
                assertThat(peer.ask(m -> m.asOpen()
                                        .id(1)
                                        .filename(path)
                                        .read(true)
                                        .attrs(a -> a))
                                .asStatus()
                                .codeRaw())
                        .as(path)
                        .isEqualTo(2);
            }
            assertThat(names(peer, "/")).containsExactly("a", "d", "ü");
        }
    }

    @Test
    void readsAllOfAFile() throws Exception {
        byte[] content = Files.readAllBytes(root.resolve("d/e/f"));
        try (SftpPeer peer = sealed()) {
            Bytes handle = open(peer, "d/e/f");
            byte[] read = new byte[content.length];
            int at = 0;
            while (at < content.length) {
                long offset = at;
                Bytes data = peer.ask(m ->
                                m.asRead().id(1).handle(handle).offset(offset).len(300_000))
                        .asData()
                        .data();
                data.copyTo(read, at);
                at += data.length();
            }
            assertThat(read).isEqualTo(content);
            assertThat(read(peer, handle, content.length)).isEqualTo(1);
            assertThat(read(peer, handle, -1)).isEqualTo(1);
            assertThat(peer.ask(m -> m.asClose().id(1).handle(handle))
                            .asStatus()
                            .codeRaw())
                    .isZero();
            assertThat(peer.ask(m -> m.asClose().id(1).handle(handle))
                            .asStatus()
                            .codeRaw())
                    .isEqualTo(2);
            assertThat(read(peer, handle, 0)).isEqualTo(4);
        }
    }

    private static Bytes open(SftpPeer peer, String path) {
        return peer.ask(m -> m.asOpen().id(1).filename(path).read(true).attrs(a -> a))
                .asHandle()
                .handle()
                .copy();
    }

    private static long read(SftpPeer peer, Bytes handle, long offset) {
        return peer.ask(m -> m.asRead().id(1).handle(handle).offset(offset).len(10))
                .asStatus()
                .codeRaw();
    }

    @Test
    void refusesEachChange() throws Exception {
        try (SftpPeer peer = sealed()) {
            Bytes handle = open(peer, "a");
            List<Sftp.Builder.Content> changes = List.of(
                    m -> m.asOpen().id(1).filename("a").write_(true).attrs(a -> a),
                    m -> m.asOpen().id(1).filename("new").read(true).creat(true).attrs(a -> a),
                    m -> m.asOpen().id(1).filename("a").read(true).trunc(true).attrs(a -> a),
                    m -> m.asOpen().id(1).filename("a").append(true).attrs(a -> a),
                    m -> m.asWrite().id(1).handle(handle).offset(0).data("x"),
                    m -> m.asSetstat().id(1).path("a").attrs(a -> a.permissions(0777)),
                    m -> m.asFsetstat().id(1).handle(handle).attrs(a -> a.size(0)),
                    m -> m.asRemove().id(1).filename("a"),
                    m -> m.asMkdir().id(1).path("new").attrs(a -> a),
                    m -> m.asRmdir().id(1).path("d/e"),
                    m -> m.asRename().id(1).oldpath("a").newpath("b"),
                    m -> m.asSymlink().id(1).targetpath("a").linkpath("b"));
            for (Sftp.Builder.Content change : changes) {
                assertThat(peer.ask(change).asStatus().codeRaw()).isEqualTo(3);
            }
            Sftp.Builder.Content extended =
                    m -> m.asExtended().id(1).asPosixRename().oldpath("a").newpath("b");
            assertThat(peer.ask(extended).asStatus().codeRaw()).isEqualTo(8);
        }
        assertThat(root.resolve("a")).hasContent("the content of a");
        assertThat(root.toFile().list()).hasSize(3);
    }

    @Test
    void obeysItsOptions() throws Exception {
        EnumSet<SftpRequest> permitted = EnumSet.complementOf(EnumSet.of(SftpRequest.READDIR, SftpRequest.LIMITS));
        SftpOptions options = SftpOptions.confinedTo(root).withMaxHandles(2).withPermitted(permitted);
        try (SftpPeer peer = SftpPeer.sealed(options)) {
            assertThat(peer.ask(m -> m.asInit().version(3)).toString())
                    .contains("expand-path@openssh.com")
                    .doesNotContain("limits");
            Bytes folder = peer.ask(m -> m.asOpendir().id(1).path("."))
                    .asHandle()
                    .handle()
                    .copy();
            assertThat(peer.ask(m -> m.asReaddir().id(1).handle(folder))
                            .asStatus()
                            .codeRaw())
                    .isEqualTo(3);
            open(peer, "a");
            assertThat(peer.ask(m -> m.asOpen().id(1).filename("a").read(true).attrs(a -> a))
                            .asStatus()
                            .codeRaw())
                    .isEqualTo(4);
        }
        try (SftpPeer peer = sealed()) {
            Bytes said = peer.ask(m -> m.asExtended().id(1).asLimits_())
                    .asExtendedReply()
                    .data();
            assertThat(SftpLimits.parse(said).maxOpenHandles()).isEqualTo(256);
        }
        assertThatThrownBy(() -> new SealedServer(SftpOptions.startingIn(root), line -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void listsFoldersThatAreLongerThanAResponse() throws Exception {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            String name = "n".repeat(245) + "%03d".formatted(i);
            names.add(name);
            Files.createFile(root.resolve("d/e").resolve(name));
        }
        names.add("f");
        try (SftpPeer peer = sealed()) {
            assertThat(names(peer, "d/e")).containsExactlyInAnyOrderElementsOf(names);
        }
    }
}
