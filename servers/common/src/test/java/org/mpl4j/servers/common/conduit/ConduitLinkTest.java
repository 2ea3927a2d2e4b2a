package org.mpl4j.servers.common.conduit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mpl4j.servers.common.conduit.ConduitPair.PATIENCE;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ConduitLinkTest {
    private static final int CAPACITY = 4096;

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void choosePath() {
        path = folder.resolve("test.conduit");
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(ConduitLink from, int room) throws IOException {
        ByteBuffer target = ByteBuffer.allocate(room);
        int count = from.read(target);
        return count < 0
                ? "the end"
                : StandardCharsets.UTF_8.decode(target.flip()).toString();
    }

    @Test
    void carriesBytesBothWays() throws IOException {
        try (ConduitPair pair = ConduitPair.open(path, CAPACITY)) {
            pair.connected().write(bytes("question"));
            assertThat(read(pair.accepted(), 5)).isEqualTo("quest");
            assertThat(read(pair.accepted(), 5)).isEqualTo("ion");
            ByteBuffer direct =
                    ByteBuffer.allocateDirect(16).put(bytes("answer")).flip();
            pair.accepted().write(direct);
            assertThat(direct.hasRemaining()).isFalse();
            assertThat(read(pair.connected(), 16)).isEqualTo("answer");
            assertThat(pair.accepted().remoteAddress())
                    .hasToString("conduit %s, process %d"
                            .formatted(path, ProcessHandle.current().pid()));
        }
        assertThat(path).doesNotExist();
    }

    @Test
    void endsOneDirectionAndGoesOnWithTheOther() throws IOException {
        try (ConduitPair pair = ConduitPair.open(path, CAPACITY)) {
            pair.connected().write(bytes("all"));
            pair.connected().endOutput();
            assertThat(read(pair.accepted(), 16)).isEqualTo("all");
            assertThat(read(pair.accepted(), 16)).isEqualTo("the end");
            assertThatThrownBy(() -> pair.connected().write(bytes("more"))).isInstanceOf(ClosedChannelException.class);
            pair.accepted().write(bytes("answer"));
            assertThat(read(pair.connected(), 16)).isEqualTo("answer");
        }
    }

    @Test
    void whatWasWrittenBeforeClosingCanBeRead() throws IOException {
        try (ConduitPair pair = ConduitPair.open(path, CAPACITY)) {
            pair.accepted().write(bytes("last words"));
            pair.accepted().close();
            assertThat(read(pair.connected(), 16)).isEqualTo("last words");
            assertThat(read(pair.connected(), 16)).isEqualTo("the end");
            assertThatThrownBy(() -> pair.connected().write(bytes("more")))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the other side has closed the conduit");
        }
    }

    @Test
    void whoWaitsIsWokenByEachThatMayEndTheWaiting() throws Exception {
        for (String what : List.of("bytes", "end", "close there", "close here")) {
            try (ConduitPair pair = ConduitPair.open(folder.resolve(what), CAPACITY)) {
                for (boolean isVirtual : new boolean[] {true, false}) {
                    CompletableFuture<String> result = new CompletableFuture<>();
                    Thread waiting = (isVirtual ? Thread.ofVirtual() : Thread.ofPlatform()).start(() -> {
                        try {
                            result.complete(read(pair.accepted(), 16));
                        } catch (IOException e) {
                            result.complete(e.getClass().getSimpleName());
                        }
                    });
                    while (waiting.getState() != Thread.State.WAITING && !result.isDone()) {
                        Thread.onSpinWait();
                    }
                    switch (what) {
                        case "bytes" -> pair.connected().write(bytes(what));
                        case "end" -> pair.connected().endOutput();
                        case "close there" -> pair.connected().close();
                        default -> pair.accepted().close();
                    }
                    String expected = switch (what) {
                        case "bytes" -> what;
                        case "end", "close there" -> "the end";
                        default -> AsynchronousCloseException.class.getSimpleName();
                    };
                    assertThat(result.get(30, TimeUnit.SECONDS)).as(what).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void anInterruptedThreadClosesIt() throws Exception {
        try (ConduitPair pair = ConduitPair.open(path, CAPACITY)) {
            CompletableFuture<Throwable> result = new CompletableFuture<>();
            Thread writing = Thread.ofVirtual().start(() -> {
                try {
                    pair.accepted().write(ByteBuffer.allocate(3 * CAPACITY));
                    result.complete(new AssertionError("all was written"));
                } catch (IOException e) {
                    result.complete(e);
                }
            });
            writing.interrupt();
            assertThat(result.get(30, TimeUnit.SECONDS)).isInstanceOf(ClosedByInterruptException.class);
            ByteBuffer target = ByteBuffer.allocate(4 * CAPACITY);
            while (pair.connected().read(target) >= 0) {
                assertThat(target.position()).isLessThanOrEqualTo(CAPACITY);
            }
        }
    }

    @Test
    void aThousandConduitsEchoAtTheSameTime() throws Exception {
        try (ConduitListener listener = new ConduitListener(path, new ConduitOptions(CAPACITY, 1000));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(() -> {
                while (listener.isOpen()) {
                    ConduitLink link = listener.accept();
                    threads.submit(() -> echo(link));
                }
                return null;
            });
            List<ConduitLink> links = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                links.add(ConduitLink.connect(path, PATIENCE));
            }
            for (int i = 0; i < links.size(); i++) {
                links.get(i).write(bytes("this is " + i));
            }
            for (int i = 0; i < links.size(); i++) {
                assertThat(read(links.get(i), 32)).isEqualTo("this is " + i);
                links.get(i).close();
            }
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (listener.conduitCount() > 0) {
                assertThat(System.nanoTime()).as("all conduits end").isLessThan(end);
                Thread.sleep(Duration.ofMillis(5));
            }
            listener.close();
        }
    }

    private static Void echo(ConduitLink link) throws IOException {
        try (link) {
            ByteBuffer buffer = ByteBuffer.allocate(64);
            while (link.read(buffer.clear()) >= 0) {
                link.write(buffer.flip());
            }
        }
        return null;
    }

    @Test
    void refusesWhoIsTooMany() throws Exception {
        try (ConduitListener listener = new ConduitListener(path, new ConduitOptions(CAPACITY, 1));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(() -> {
                while (listener.isOpen()) {
                    listener.accept();
                }
                return null;
            });
            ConduitLink first = ConduitLink.connect(path, PATIENCE);
            assertThatThrownBy(() -> ConduitLink.connect(path, PATIENCE))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("has as many conduits as it may have, 1");
            first.close();
            listener.close();
        }
    }

    @Test
    void saysWhyItCannotConnect() throws IOException {
        assertThatThrownBy(() -> ConduitLink.connect(path, PATIENCE))
                .hasMessage("cannot connect to " + path + ": there is no such file or folder");
        try (ServerSocketChannel other = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            other.bind(UnixDomainSocketAddress.of(path));
            assertThatThrownBy(() -> ConduitLink.connect(path, Duration.ofMillis(10)))
                    .hasMessageContaining("does not accept in time");
            other.accept().close();
            Thread.startVirtualThread(() -> {
                try (SocketChannel client = other.accept()) {
                    client.write(bytes("HTTP/1.1 200 OK\r\n"));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThatThrownBy(() -> ConduitLink.connect(path, PATIENCE))
                    .hasMessageContaining("does not make conduits");
        }
        assertThatThrownBy(() -> ConduitLink.connect(path, PATIENCE)).hasMessageContaining("nobody listens there");
        Path far = folder.resolve("x".repeat(120));
        assertThatThrownBy(() -> ConduitLink.connect(far, PATIENCE)).hasMessageContaining("take a shorter folder");
    }

    @Test
    void listensForTheOwnerOnlyAndInPlaceOfWhoWasKilled() throws IOException {
        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(path))
                .close();
        assertThat(path).exists();
        try (ConduitListener listener = new ConduitListener(path, ConduitOptions.standard())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rw-------");
            assertThatThrownBy(() -> new ConduitListener(path, ConduitOptions.standard()))
                    .hasMessage("another server listens on the socket of conduits " + path);
            assertThat(listener.isOpen()).isTrue();
        }
    }

    @Test
    void findsSocketsByNameInOneFolderOnly() throws IOException {
        ConduitNames names = new ConduitNames(folder);
        assertThat(names.path("WWW.Example.org.")).isEqualTo(folder.resolve("www.example.org.conduit"));
        for (String wrong : List.of("", ".", "..", "a/b", "../a", "a..b", "-a", "a b", "x".repeat(64))) {
            assertThatThrownBy(() -> names.path(wrong)).as(wrong).isInstanceOf(IOException.class);
        }
        try (ConduitListener listener = new ConduitListener(names.path("db"), ConduitOptions.standard())) {
            assertThat(listener.isOpen()).isTrue();
            assertThat(names.names()).containsExactly("db");
        }
        assertThat(names.names()).isEmpty();
    }
}
