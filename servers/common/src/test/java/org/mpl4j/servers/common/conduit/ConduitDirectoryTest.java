package org.mpl4j.servers.common.conduit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mpl4j.servers.common.conduit.ConduitPair.PATIENCE;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A directory, a server and clients in one process. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ConduitDirectoryTest {
    @TempDir
    private Path folder;

    private Path socket;
    private ConduitDirectory directory;
    private ConduitRequests requests;
    private GivenConduits server;
    private ConduitGiver giver;

    @BeforeEach
    void beginServer() throws IOException {
        socket = folder.resolve("conduits");
        directory = new ConduitDirectory(socket);
        Path path = folder.resolve("server");
        try (ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listening.bind(UnixDomainSocketAddress.of(path));
            server = GivenConduits.connect(path, new ConduitOptions(4096, 2));
            giver = new ConduitGiver(listening.accept());
        }
    }

    @AfterEach
    void end() throws IOException {
        if (requests != null) {
            requests.close();
            assertThat(socket).doesNotExist();
        }
        giver.close();
        server.close();
    }

    private void begin(int most, Duration patience, Consumer<ConduitCaller> answering) throws IOException {
        requests = new ConduitRequests(socket, PosixFilePermissions.fromString("rw-------"), most, patience, answering);
        requests.start();
    }

    private CompletableFuture<ConduitLink> connect(String name) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return directory.connect(name, PATIENCE);
                    } catch (IOException e) {
                        throw new CompletionException(e);
                    }
                },
                Thread::startVirtualThread);
    }

    private static void carry(ConduitLink from, ConduitLink to, String text) throws IOException {
        from.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        ByteBuffer target = ByteBuffer.allocate(100);
        to.read(target);
        assertThat(StandardCharsets.UTF_8.decode(target.flip()).toString()).isEqualTo(text);
    }

    private void awaitOpen(long count) throws InterruptedException {
        while (giver.openCount() != count) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    @Test
    void aCallerIsConnectedToTheServerItself() throws Exception {
        BlockingQueue<String> names = new LinkedBlockingQueue<>();
        begin(8, PATIENCE, caller -> {
            names.add(caller.name());
            giver.give(caller);
        });
        for (int i = 0; i < 3; i++) {
            CompletableFuture<ConduitLink> connecting = connect("WWW.example.");
            try (ConduitLink accepted = server.accept();
                    ConduitLink connected = connecting.get()) {
                assertThat(names.take()).isEqualTo("www.example");
                carry(connected, accepted, "question");
                carry(accepted, connected, "answer");
                assertThat(giver.openCount()).isEqualTo(1);
                connected.endOutput();
                assertThat(accepted.read(ByteBuffer.allocate(1))).isNegative();
            }
            awaitOpen(0);
        }
    }

    @Test
    void aServerRefusesMoreThanItHasRoomFor() throws Exception {
        begin(8, PATIENCE, giver::give);
        CompletableFuture<ConduitLink> first = connect("a");
        CompletableFuture<ConduitLink> second = connect("b");
        try (ConduitLink one = server.accept();
                ConduitLink two = server.accept()) {
            CompletableFuture<ConduitLink> third = connect("c");
            CompletableFuture<Void> accepting = CompletableFuture.runAsync(
                    () -> assertThatThrownBy(server::accept).isInstanceOf(AsynchronousCloseException.class),
                    Thread::startVirtualThread);
            assertThatThrownBy(third::get).hasMessageContaining("as many conduits as it may have, 2");
            awaitOpen(2);
            carry(one, first.get(), "goes on");
            carry(two, second.get(), "goes on, too");
            server.close();
            accepting.get();
            carry(one, first.get(), "still");
        }
        first.get().close();
        second.get().close();
    }

    @ParameterizedTest
    @EnumSource(Absence.class)
    void sayWhyThereIsNone(Absence why) throws IOException {
        begin(8, PATIENCE, caller -> caller.refuse(why));
        assertThatThrownBy(() -> directory.connect("www.example", PATIENCE))
                .hasMessage(
                        "cannot connect to www.example by the directory " + socket + ": " + Absence.text(why.reason()));
    }

    @Test
    void nobodyWaitsForEver() throws IOException {
        begin(8, Duration.ofMillis(20), caller -> {});
        assertThatThrownBy(() -> directory.connect("www", PATIENCE)).hasMessageContaining("it was not ready in time");
        assertThatThrownBy(() -> directory.connect("www", Duration.ZERO)).hasMessageContaining("in time");
    }

    @Test
    void aServerThatIsGoneIsGivenNobody() throws Exception {
        BlockingQueue<ConduitCaller> callers = new LinkedBlockingQueue<>();
        begin(8, PATIENCE, callers::add);
        CompletableFuture<ConduitLink> early = connect("early");
        ConduitCaller caller = callers.take();
        server.close();
        assertThat(giver.give(caller)).isFalse();
        giver.close();
        assertThat(giver.give(caller)).isFalse();
        assertThat(giver.openCount()).isZero();
        assertThat(caller.isDone()).isFalse();
        caller.refuse(Absence.NOT_READY);
        assertThatThrownBy(early::get).hasMessageContaining("it was not ready in time");
        assertThat(caller.isDone()).isTrue();
        // It was answered once.
        caller.refuse(Absence.ENDING);
        assertThat(giver.give(caller)).isTrue();
    }

    @Test
    void soManyWaitAndAreToldWhenTheDirectoryEnds() throws Exception {
        BlockingQueue<ConduitCaller> callers = new LinkedBlockingQueue<>();
        begin(1, PATIENCE, callers::add);
        CompletableFuture<ConduitLink> first = connect("first");
        callers.take();
        assertThatThrownBy(() -> directory.connect("second", PATIENCE))
                .hasMessageContaining("as many conduits as it may have, 1");
        requests.close();
        assertThatThrownBy(first::get).hasMessageContaining("the directory ends");
    }

    private SocketChannel raw(String hex) throws IOException {
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        channel.write(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
        return channel;
    }

    @Test
    void whoSaysNoNameHoldsUpNobody() throws Exception {
        begin(8, PATIENCE, giver::give);
        try (SocketChannel silent = raw("");
                SocketChannel slow = raw("4d504c4e010377");
                SocketChannel wrong = raw("474554202f20485454502f312e310d0a0d0a");
                SocketChannel otherVersion = raw("4d504c4e020377777778");
                SocketChannel path = raw("4d504c4e01072e2e2f2e2e2f61")) {
            for (SocketChannel each : new SocketChannel[] {wrong, otherVersion, path}) {
                assertThat(HexFormat.of()
                                .formatHex(Channels.newInputStream(each).readAllBytes()))
                        .isEqualTo("4d504c43010200000003");
            }
            CompletableFuture<ConduitLink> connecting = connect("www");
            try (ConduitLink accepted = server.accept();
                    ConduitLink connected = connecting.get()) {
                carry(connected, accepted, "served");
            }
            assertThat(silent.isOpen() && slow.isOpen()).isTrue();
        }
    }

    /** Requests of which bytes are changed, missing, or too many. */
    @Test
    void whateverIsSaidIsAnswered() throws IOException {
        begin(8, PATIENCE, caller -> {
            assertThat(caller.name()).matches("[a-z0-9._-]{1,253}");
            caller.refuse(Absence.NO_SUCH_NAME);
        });
        Random random = new Random(4);
        Set<String> answers = new HashSet<>();
        byte[] right = HexFormat.of().parseHex("4d504c4e010b7765622e6578616d706c65");
        for (int i = 0; i < 300; i++) {
            byte[] bytes = Arrays.copyOf(right, random.nextInt(4) == 0 ? random.nextInt(40) : right.length);
            for (int changes = random.nextInt(4); changes > 0 && bytes.length > 0; changes--) {
                bytes[random.nextInt(bytes.length)] =
                        (byte) (random.nextBoolean() ? random.nextInt() : random.nextInt('a', 'z'));
            }
            try (SocketChannel channel = raw(HexFormat.of().formatHex(bytes))) {
                channel.shutdownOutput();
                answers.add(HexFormat.of()
                        .formatHex(Channels.newInputStream(channel).readNBytes(10)));
            }
        }
        assertThat(answers).containsExactlyInAnyOrder("4d504c43010200000001", "4d504c43010200000003");
    }

    @Test
    void aRequestHasTheBytesThatItIsDescribedBy() throws IOException {
        try (ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listening.bind(UnixDomainSocketAddress.of(socket));
            CompletableFuture<ConduitLink> connecting = connect("web.example");
            try (SocketChannel accepted = listening.accept()) {
                ByteBuffer bytes = ByteBuffer.allocate(17);
                while (bytes.hasRemaining() && accepted.read(bytes) >= 0) {}
                assertThat(HexFormat.of().formatHex(bytes.array()))
                        .isEqualTo("4d504c4e010b"
                                + HexFormat.of().formatHex("web.example".getBytes(StandardCharsets.US_ASCII)));
                accepted.write(ByteBuffer.wrap(HexFormat.of().parseHex("4d504c43010200000009")));
            }
            assertThatThrownBy(connecting::get).hasMessageContaining("a reason that this version does not know: 9");
        }
        Files.delete(socket);
    }

    @Test
    void aNameIsCheckedBeforeAnybodyIsAsked() {
        assertThatThrownBy(() -> directory.connect("../web", PATIENCE)).hasMessageContaining("is no name of a conduit");
        assertThatThrownBy(() -> directory.connect("a.".repeat(127) + "b", PATIENCE))
                .hasMessageContaining("is no name of a conduit");
        assertThatThrownBy(() -> directory.connect("web", PATIENCE))
                .hasMessageContaining("cannot connect to " + socket);
    }
}
