package org.mpl4j.servers.common.conduit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.servers.common.nativeio.LocalSocket;
import org.mpl4j.servers.common.nativeio.SharedMemory;

/** A peer that writes to the memory what it likes gets an error, and nothing worse happens. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class HostilePeerTest {
    private static final int CAPACITY = 4096;
    private static final long[] LONGS = {
        0, 1, -1, CAPACITY, CAPACITY + 1, -CAPACITY, Long.MAX_VALUE, Long.MIN_VALUE, Integer.MAX_VALUE, 1L << 32
    };

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void choosePath() {
        path = folder.resolve("c");
    }

    /** Who connects with nothing but the system's calls. */
    private record Peer(
            ConduitListener listener, ConduitLink victim, LocalSocket socket, Arena arena, MemorySegment memory)
            implements AutoCloseable {
        @SuppressWarnings("MustBeClosedChecker") // Closed with this.
        static Peer open(Path path) throws IOException {
            ConduitListener listener = new ConduitListener(path, new ConduitOptions(CAPACITY, 1));
            LocalSocket socket = LocalSocket.connect(path);
            ConduitLink victim = listener.accept();
            SetUp.Given given = SetUp.receive(socket);
            assertThat(given).isNotNull();
            Arena arena = Arena.ofShared();
            MemorySegment memory = given.memory().map(arena);
            given.memory().close();
            return new Peer(listener, victim, socket, arena, memory);
        }

        void position(boolean isFromListener, long word, long value) {
            RingLayout.LONG.setVolatile(memory, RingLayout.control(isFromListener) + word, value);
        }

        @Override
        public void close() throws IOException {
            victim.close();
            listener.close();
            socket.close();
            arena.close();
        }
    }

    @Test
    void positionsThatCannotBeEndIt() throws IOException {
        for (long wrong : new long[] {-1, CAPACITY + 1, Long.MAX_VALUE, Long.MIN_VALUE}) {
            try (Peer peer = Peer.open(path)) {
                peer.position(false, RingLayout.WRITTEN, wrong);
                assertThatThrownBy(() -> peer.victim.read(ByteBuffer.allocate(2 * CAPACITY)))
                        .isInstanceOf(ConduitException.class)
                        .hasMessageContaining("how much it has written is " + wrong);
                assertThatThrownBy(() -> peer.victim.read(ByteBuffer.allocate(1)))
                        .isInstanceOf(IOException.class);
            }
            try (Peer peer = Peer.open(path)) {
                peer.victim.write(ByteBuffer.allocate(CAPACITY));
                peer.position(true, RingLayout.TAKEN, wrong);
                assertThatThrownBy(() -> peer.victim.write(ByteBuffer.allocate(1)))
                        .isInstanceOf(ConduitException.class)
                        .hasMessageContaining("how much it has read is " + wrong);
            }
        }
    }

    @Test
    void positionsThatGoBackEndIt() throws IOException {
        try (Peer peer = Peer.open(path)) {
            peer.position(false, RingLayout.WRITTEN, 100);
            assertThat(peer.victim.read(ByteBuffer.allocate(100))).isEqualTo(100);
            peer.position(false, RingLayout.WRITTEN, 99);
            assertThatThrownBy(() -> peer.victim.read(ByteBuffer.allocate(100)))
                    .hasMessageContaining("how much it has written is 99, which has to be from 100 to 4196");
        }
    }

    @Test
    void itsOwnPositionsAreNotBelieved() throws IOException {
        try (Peer peer = Peer.open(path)) {
            peer.victim.write(ByteBuffer.allocate(10));
            peer.position(true, RingLayout.WRITTEN, -5);
            peer.victim.write(ByteBuffer.allocate(10));
            assertThat((long) RingLayout.LONG.getVolatile(peer.memory, RingLayout.WRITTEN))
                    .isEqualTo(20);
        }
    }

    @Test
    void scribblingWhileOthersReadAndWriteIsAnErrorAtWorst() throws Exception {
        Random random = new Random(7);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            for (int round = 0; round < 60; round++) {
                try (Peer peer = Peer.open(path)) {
                    Future<Long> reading = threads.submit(() -> readAll(peer.victim));
                    Future<Long> writing = threads.submit(() -> writeOn(peer.victim));
                    // Plausible at first, so that both get somewhere.
                    long written = 0;
                    for (int i = 0; i < 200; i++) {
                        written += random.nextInt(CAPACITY / 4);
                        peer.position(false, RingLayout.WRITTEN, written);
                        peer.position(true, RingLayout.TAKEN, (long)
                                RingLayout.LONG.getVolatile(peer.memory, RingLayout.WRITTEN));
                        peer.socket.nudge();
                    }
                    for (int i = 0; i < 200; i++) {
                        scribble(random, peer);
                    }
                    peer.socket.close();
                    reading.get(60, TimeUnit.SECONDS);
                    writing.get(60, TimeUnit.SECONDS);
                }
            }
        }
    }

    private static void scribble(Random random, Peer peer) {
        boolean ring = random.nextBoolean();
        switch (random.nextInt(6)) {
            case 0 -> peer.position(ring, RingLayout.WRITTEN, LONGS[random.nextInt(LONGS.length)]);
            case 1 -> peer.position(ring, RingLayout.TAKEN, LONGS[random.nextInt(LONGS.length)]);
            case 2 ->
                RingLayout.INT.setVolatile(
                        peer.memory, RingLayout.control(ring) + RingLayout.READER_SLEEPS, random.nextInt());
            case 3 ->
                RingLayout.INT.setVolatile(
                        peer.memory, RingLayout.control(ring) + RingLayout.WRITER_SLEEPS, random.nextInt());
            case 4 -> peer.memory.fill((byte) random.nextInt());
            default -> peer.socket.nudge();
        }
    }

    private static long readAll(ConduitLink victim) {
        ByteBuffer target = ByteBuffer.allocate(1000);
        long total = 0;
        try {
            int count;
            while ((count = victim.read(target.clear())) >= 0) {
                assertThat(count).isBetween(1, 1000);
                total += count;
            }
        } catch (IOException e) {
            assertThat(e.getMessage() == null || !e.getMessage().isEmpty()).isTrue();
        }
        return total;
    }

    private static long writeOn(ConduitLink victim) {
        long total = 0;
        try {
            while (true) {
                victim.write(ByteBuffer.allocate(700));
                total += 700;
            }
        } catch (IOException e) {
            return total;
        }
    }

    @Test
    void memoryCannotBeMadeSmaller() throws IOException {
        try (SharedMemory memory = SharedMemory.create("test", 8192)) {
            assertThat(new org.mpl4j.servers.common.nativeio.FileCalls().ftruncate(memory.descriptor(), 4096))
                    .isEqualTo(-org.mpl4j.servers.common.nativeio.Errno.EPERM);
        }
    }

    @Test
    void memoryOfAnotherSizeOrThatIsNoneIsRefused() throws IOException {
        SharedMemory memory = SharedMemory.create("test", 8192);
        assertThatThrownBy(() -> SharedMemory.adopt(memory.descriptor(), 4096))
                .hasMessage("shared memory has 8192 bytes, and should have 4096");
        int event = new org.mpl4j.servers.common.nativeio.StreamCalls().event();
        assertThatThrownBy(() -> SharedMemory.adopt(event, 8)).hasMessageContaining("it is not sealed");
    }
}
