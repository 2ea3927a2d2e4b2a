package org.mpl4j.ssh.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.ssh.packets.ssh.Sftp;
import org.mpl4j.ssh.packets.ssh.SftpFrame;
import org.mpl4j.ssh.packets.ssh.SftpLimits;
import org.mpl4j.ssh.packets.ssh.SftpUsersGroups;

@Timeout(60)
final class SftpServerTest {
    /** Views and what they name, as far as the compiler leaves objects of them: a few bytes when only this runs. The data are 65,536 bytes. */
    private static final long MOST_ALLOCATED_BYTES = 1000;

    @TempDir
    private Path directory;

    @Test
    void saysWhatOpensshSays() throws Exception {
        assumeTrue(SftpPeer.isOpensshThere(), "OpenSSH's sftp-server is not installed");
        try (SftpPeer ours = SftpPeer.ours(SftpOptions.startingIn(directory));
                SftpPeer theirs = SftpPeer.openssh(directory)) {
            assertThat(ours.ask(m -> m.asInit().version(3)).toString())
                    .isEqualTo(theirs.ask(m -> m.asInit().version(3)).toString());
            Sftp.Builder.Content names = m -> m.asExtended()
                    .id(1)
                    .asUsersGroupsById()
                    .uids(list -> list.add(0).add(1).add(4_000_000))
                    .gids(list -> list.add(0).add(4_000_000).add(2));
            Bytes said = ours.ask(names).asExtendedReply().data();
            assertThat(said).isEqualTo(theirs.ask(names).asExtendedReply().data());
            assertThat(SftpUsersGroups.parse(said).usernames().get(0).username().utf8())
                    .isEqualTo("root");
            for (String path : List.of("~", "~/x", "~root", "~root/x", "~nobody-such", "a/b", "/etc/..", "")) {
                Sftp.Builder.Content expand =
                        m -> m.asExtended().id(2).asExpandPath().path(path);
                assertThat(ours.ask(expand).toString())
                        .as(path)
                        .isEqualTo(theirs.ask(expand).toString());
            }
            Sftp.Builder.Content home =
                    m -> m.asExtended().id(3).asHomeDirectory().username("root");
            assertThat(ours.ask(home).toString()).isEqualTo(theirs.ask(home).toString());
        }
    }

    @Test
    void readOnlyChangesNothing() throws Exception {
        Files.writeString(directory.resolve("file"), "content");
        try (SftpPeer peer = SftpPeer.ours(SftpOptions.startingIn(directory).readOnly())) {
            Sftp version = peer.ask(m -> m.asInit().version(3));
            assertThat(version.toString()).contains("statvfs@openssh.com").doesNotContain("posix-rename", "copy-data");
            List<Sftp.Builder.Content> changes = List.of(
                    m -> m.asOpen().id(1).filename("file").write_(true).attrs(a -> a),
                    m -> m.asOpen().id(1).filename("new").creat(true).read(true).attrs(a -> a),
                    m -> m.asOpen()
                            .id(1)
                            .filename("file")
                            .trunc(true)
                            .read(true)
                            .attrs(a -> a),
                    m -> m.asRemove().id(1).filename("file"),
                    m -> m.asMkdir().id(1).path("d").attrs(a -> a),
                    m -> m.asRename().id(1).oldpath("file").newpath("x"),
                    m -> m.asSymlink().id(1).targetpath("file").linkpath("x"),
                    m -> m.asSetstat().id(1).path("file").attrs(a -> a.size(0)),
                    m -> m.asExtended().id(1).asPosixRename().oldpath("file").newpath("x"),
                    m -> m.asExtended().id(1).asHardlink().oldpath("file").newpath("x"));
            for (Sftp.Builder.Content change : changes) {
                assertThat(peer.ask(change).asStatus().code())
                        .isEqualTo(Sftp.TypeBranch.Status.Code.Known.PermissionDenied);
            }
            byte[] handle = open(peer, "file", false);
            assertThat(peer.ask(m -> m.asRead().id(1).handle(handle).offset(3).len(100))
                            .asData()
                            .data()
                            .utf8())
                    .isEqualTo("tent");
        }
        assertThat(directory.toFile().list()).containsExactly("file");
        assertThat(directory.resolve("file")).hasContent("content");
    }

    @Test
    void onlyWhatIsPermittedIsAnswered() throws Exception {
        Set<SftpRequest> permitted = EnumSet.complementOf(EnumSet.of(SftpRequest.STAT, SftpRequest.LIMITS));
        try (SftpPeer peer = SftpPeer.ours(SftpOptions.startingIn(directory).withPermitted(permitted))
                .initialized()) {
            assertThat(peer.ask(m -> m.asStat().id(1).path(".")).asStatus().code())
                    .isEqualTo(Sftp.TypeBranch.Status.Code.Known.PermissionDenied);
            assertThat(peer.ask(m -> m.asExtended().id(1).asLimits_())
                            .asStatus()
                            .code())
                    .isEqualTo(Sftp.TypeBranch.Status.Code.Known.PermissionDenied);
            assertThat(peer.ask(m -> m.asLstat().id(1).path(".")).typeKind()).isEqualTo(Sftp.TypeKind.Attrs);
            assertThat(peer.log()).contains("refusing stat, which is not permitted");
        }
    }

    @Test
    void umaskTakesPermissionsAway() throws Exception {
        try (SftpPeer peer =
                SftpPeer.ours(SftpOptions.confinedTo(directory).withUmask(077)).initialized()) {
            peer.ask(m -> m.asMkdir().id(1).path("d").attrs(a -> a.permissions(0777)));
            open(peer, "f", true);
            assertThat(Files.getAttribute(directory.resolve("d"), "unix:mode")).isEqualTo(040700);
            assertThat(Files.getAttribute(directory.resolve("f"), "unix:mode")).isEqualTo(0100600);
        }
    }

    @Test
    void handlesHaveALimitThatClientsAreTold() throws Exception {
        try (SftpPeer peer = SftpPeer.ours(SftpOptions.startingIn(directory).withMaxHandles(3))
                .initialized()) {
            Bytes limits = peer.ask(m -> m.asExtended().id(1).asLimits_())
                    .asExtendedReply()
                    .data();
            assertThat(SftpLimits.parse(limits).maxOpenHandles()).isEqualTo(3);
            byte[] first = open(peer, "a", true);
            open(peer, "b", true);
            open(peer, "c", true);
            assertThat(peer.ask(m -> m.asOpendir().id(1).path(".")).asStatus().code())
                    .isEqualTo(Sftp.TypeBranch.Status.Code.Known.Failure);
            peer.ask(m -> m.asClose().id(1).handle(first));
            byte[] fourth = open(peer, "a", false);
            assertThat(fourth).isNotEqualTo(first);
            assertThat(peer.ask(m -> m.asFstat().id(1).handle(first)).typeKind())
                    .isEqualTo(Sftp.TypeKind.Status);
        }
    }

    @Test
    void listsLargeDirectoriesInParts() throws Exception {
        Set<String> expected = new HashSet<>(Set.of(".", ".."));
        for (int i = 0; i < 1000; i++) {
            String name = "file-" + "x".repeat(i % 200) + i;
            Files.createFile(directory.resolve(name));
            expected.add(name);
        }
        try (SftpPeer peer = SftpPeer.ours(SftpOptions.confinedTo(directory)).initialized()) {
            byte[] handle = peer.ask(m -> m.asOpendir().id(1).path("/"))
                    .asHandle()
                    .handle()
                    .toArray();
            List<String> names = new ArrayList<>();
            Sftp response = peer.ask(m -> m.asReaddir().id(1).handle(handle));
            while (response.typeBranch() instanceof Sftp.TypeBranch.Name some) {
                some.names().forEach(item -> names.add(item.filename().utf8()));
                response = peer.ask(m -> m.asReaddir().id(1).handle(handle));
            }
            assertThat(names).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void requestsMayBeOnTheirWayByTheHundred() throws Exception {
        byte[] content = new byte[200 * 32768];
        new Random(1).nextBytes(content);
        Files.write(directory.resolve("big"), content);
        try (SftpPeer peer = SftpPeer.ours(SftpOptions.confinedTo(directory)).initialized()) {
            byte[] handle = open(peer, "big", false);
            Thread sending = Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 200; i++) {
                    int number = i;
                    peer.send(m -> m.asRead()
                            .id(number)
                            .handle(handle)
                            .offset(number * 32768L)
                            .len(32768));
                }
            });
            for (int i = 0; i < 200; i++) {
                Sftp.TypeBranch.Data data = peer.receive().asData();
                assertThat(data.id()).isEqualTo(i);
                assertThat(data.data()).isEqualTo(Bytes.wrap(content).slice(i * 32768, (i + 1) * 32768));
            }
            sending.join();
            Sftp longest =
                    peer.ask(m -> m.asRead().id(1).handle(handle).offset(0).len(0xffff_ffffL));
            assertThat(longest.asData().data().length()).isEqualTo(SftpServer.MAX_DATA);
        }
    }

    @Test
    void rootThatIsMissingIsNamed() {
        Path missing = directory.resolve("missing");
        assertThatThrownBy(() -> new SftpServer(SftpOptions.confinedTo(missing), text -> {})
                        .serve(new Requests(ByteBuffer.allocate(0), 0), new Nowhere()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(missing.toString());
    }

    /** After some thousands, one request more allocates next to nothing. */
    @Test
    void dataAreReadAndWrittenWithHardlyAnyAllocation() throws Exception {
        ByteBuffer opening = ByteBuffer.allocate(1024);
        append(opening, m -> m.asInit().version(3));
        append(
                opening,
                m -> m.asOpen()
                        .id(1)
                        .filename("file")
                        .creat(true)
                        .read(true)
                        .write_(true)
                        .attrs(a -> a));
        ByteBuffer both = ByteBuffer.allocateDirect(40000);
        byte[] handle = {0, 0, 0, 0};
        append(both, m -> m.asWrite().id(2).handle(handle).offset(0).data(new byte[32768]));
        append(both, m -> m.asRead().id(3).handle(handle).offset(0).len(32768));
        long few = allocated(opening, both, 20_000);
        long many = allocated(opening, both, 40_000);
        long each = (many - few) / 20_000;
        assertThat(each).isLessThan(MOST_ALLOCATED_BYTES);
    }

    private long allocated(ByteBuffer opening, ByteBuffer repeated, int times) throws IOException {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        Requests requests = new Requests(repeated.duplicate().flip(), times);
        requests.first = opening.duplicate().flip();
        Nowhere responses = new Nowhere();
        long before = threads.getCurrentThreadAllocatedBytes();
        new SftpServer(SftpOptions.startingIn(directory), text -> {}).serve(requests, responses);
        long after = threads.getCurrentThreadAllocatedBytes();
        assertThat(responses.count).isGreaterThan(times * 32768L);
        return after - before;
    }

    private static void append(ByteBuffer to, Sftp.Builder.Content content) {
        SftpFrame.builder(to).message(content).build();
    }

    private static byte[] open(SftpPeer peer, String name, boolean isNew) {
        return peer.ask(m -> m.asOpen()
                        .id(1)
                        .filename(name)
                        .creat(isNew)
                        .write_(isNew)
                        .read(true)
                        .attrs(a -> a))
                .asHandle()
                .handle()
                .toArray();
    }

    /** The same requests, some thousand times. */
    private static final class Requests implements ReadableByteChannel {
        private ByteBuffer first = ByteBuffer.allocate(0);
        private final ByteBuffer repeated;
        private int left;

        Requests(ByteBuffer repeated, int times) {
            this.repeated = repeated;
            left = times;
        }

        @Override
        public int read(ByteBuffer target) {
            int before = target.position();
            ByteBuffer source = first.hasRemaining() ? first : repeated;
            if (!source.hasRemaining()) {
                source.rewind();
                left--;
            }
            if (left <= 0) {
                return -1;
            }
            int length = Math.min(source.remaining(), target.remaining());
            target.put(before, source, source.position(), length);
            source.position(source.position() + length);
            target.position(before + length);
            return length;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }

    /** Counts what it throws away. */
    private static final class Nowhere implements WritableByteChannel {
        private long count;

        @Override
        public int write(ByteBuffer source) {
            int length = source.remaining();
            count += length;
            source.position(source.limit());
            return length;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
