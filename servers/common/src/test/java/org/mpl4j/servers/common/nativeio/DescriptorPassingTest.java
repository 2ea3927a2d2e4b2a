package org.mpl4j.servers.common.nativeio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescriptorPassingTest {
    private static final long DEADLINE = 30_000_000_000L;

    @TempDir
    private Path folder;

    private DescriptorPassing left;
    private DescriptorPassing right;

    @BeforeEach
    void connect() throws Exception {
        assumeTrue(NativeIo.isAvailable());
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("socket"));
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(address);
            left = new DescriptorPassing(SocketChannel.open(address));
            right = new DescriptorPassing(server.accept());
        }
    }

    @AfterEach
    void close() throws Exception {
        if (left != null) {
            left.close();
            right.close();
        }
    }

    private static ByteBuffer direct(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocateDirect(octets.length).put(octets).flip();
    }

    private String receive() {
        ByteBuffer room = ByteBuffer.allocateDirect(100);
        assertThat(right.awaitReadable(DEADLINE)).isTrue();
        assertThat(right.receive(room)).isPositive();
        return StandardCharsets.UTF_8.decode(room.flip()).toString();
    }

    @Test
    void passesBytesAndAnOpenFile() {
        StreamCalls streams = new StreamCalls();
        FileCalls files = new FileCalls();
        StreamCalls.Pipe pipe = streams.pipe();
        assertThat(left.send(direct("one"), -1)).isEqualTo(3);
        assertThat(receive()).isEqualTo("one");
        assertThat(right.takeDescriptor()).isEqualTo(-1);

        assertThat(left.send(direct("two"), pipe.writing())).isEqualTo(3);
        files.close(pipe.writing());
        assertThat(receive()).isEqualTo("two");
        int passed = right.takeDescriptor();
        assertThat(passed).isPositive();
        assertThat(right.takeDescriptor()).isEqualTo(-1);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment octet = arena.allocate(1);
            octet.set(ValueLayout.JAVA_BYTE, 0, (byte) 42);
            assertThat(streams.write(passed, octet.address(), 1)).isEqualTo(1);
            octet.fill((byte) 0);
            assertThat(streams.read(pipe.reading(), octet.address(), 1)).isEqualTo(1);
            assertThat(octet.get(ValueLayout.JAVA_BYTE, 0)).isEqualTo((byte) 42);
        }
        files.close(passed);
        files.close(pipe.reading());
    }

    @Test
    void tellsWhenThereIsNothingAndWhenItIsOver() throws Exception {
        assertThat(right.awaitReadable(0)).isFalse();
        assertThat(right.receive(ByteBuffer.allocateDirect(1))).isEqualTo(-Errno.EAGAIN);
        left.close();
        assertThat(right.awaitReadable(DEADLINE)).isTrue();
        assertThat(right.receive(ByteBuffer.allocateDirect(1))).isZero();
    }

    @Test
    void whatWasSentBeforeTheInputEndedArrivesAndNothingAfterIt() {
        assertThat(left.send(direct("before"), -1)).isEqualTo(6);
        right.shutdownInput();
        assertThat(left.send(direct("after"), -1)).isNegative();
        assertThat(receive()).isEqualTo("before");
        assertThat(right.receive(ByteBuffer.allocateDirect(1))).isZero();
    }

    @Test
    void filesThatNobodyTookAreClosed() throws Exception {
        StreamCalls.Pipe pipe = new StreamCalls().pipe();
        FileCalls files = new FileCalls();
        assertThat(left.send(direct("file"), pipe.reading())).isEqualTo(4);
        files.close(pipe.reading());
        assertThat(receive()).isEqualTo("file");
        right.close();
        try (Arena arena = Arena.ofConfined()) {
            // Nobody can read any more: whoever writes is told.
            assertThat(new StreamCalls().write(pipe.writing(), arena.allocate(1).address(), 1))
                    .isEqualTo(-32);
        }
        files.close(pipe.writing());
    }
}
