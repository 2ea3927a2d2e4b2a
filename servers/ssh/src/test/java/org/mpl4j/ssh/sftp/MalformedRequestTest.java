package org.mpl4j.ssh.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.ssh.packets.ssh.Sftp;
import org.mpl4j.ssh.packets.ssh.SftpArbitraries;
import org.mpl4j.ssh.packets.ssh.SftpFrame;
import org.mpl4j.ssh.packets.ssh.SftpFrameLength;

/** Whatever a client sends, the session ends without an exception, with whole responses, and with nothing left open. */
final class MalformedRequestTest {
    private static final byte[] INIT = frame(m -> m.asInit().version(3));

    private static Path root;

    @BeforeContainer
    static void makeRoot() throws IOException {
        root = Files.createTempDirectory("sftp-malformed");
    }

    @AfterContainer
    static void removeRoot() throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Provide
    Arbitrary<byte[]> messages() {
        return Arbitraries.oneOf(
                SftpArbitraries.valid(), SftpArbitraries.nearValid().map(SftpArbitraries.Input::bytes));
    }

    @Property(tries = 1500)
    void anyMessagesEndWell(@ForAll("messages") byte[] one, @ForAll("messages") byte[] two, @ForAll Random random)
            throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(INIT);
        bytes.writeBytes(openAndOpendir(random));
        bytes.writeBytes(framed(one));
        bytes.writeBytes(framed(two));
        endsWell(bytes.toByteArray());
    }

    @Property(tries = 500)
    void anyFlippedBitEndsWell(@ForAll("messages") byte[] message, @ForAll Random random) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(INIT);
        bytes.writeBytes(openAndOpendir(random));
        bytes.writeBytes(framed(message));
        byte[] all = bytes.toByteArray();
        for (int i = 0; i < 3; i++) {
            all[random.nextInt(all.length)] ^= (byte) (1 << random.nextInt(8));
        }
        endsWell(all);
    }

    @Example
    void endsWhereRequestsCanNotGoOn() throws Exception {
        assertThat(serve(frame(m -> m.asStat().id(1).path(".")))).isEqualTo(SftpServer.End.MALFORMED);
        assertThat(serve(concat(INIT, length(0)))).isEqualTo(SftpServer.End.MALFORMED);
        assertThat(serve(concat(INIT, length(SftpServer.MAX_MESSAGE + 1L)))).isEqualTo(SftpServer.End.MALFORMED);
        assertThat(serve(concat(INIT, length(0xffff_ffffL)))).isEqualTo(SftpServer.End.MALFORMED);
        assertThat(serve(concat(INIT, length(9)))).isEqualTo(SftpServer.End.CUT_SHORT);
        assertThat(serve(INIT)).isEqualTo(SftpServer.End.CLOSED);
        assertThat(serve(new byte[0])).isEqualTo(SftpServer.End.CLOSED);
    }

    private static byte[] openAndOpendir(Random random) {
        byte[] file = frame(m -> m.asOpen()
                .id(1)
                .filename("file" + random.nextInt(3))
                .creat(true)
                .write_(true)
                .read(true)
                .attrs(a -> a));
        return concat(file, frame(m -> m.asOpendir().id(2).path(".")));
    }

    private static void endsWell(byte[] requests) throws Exception {
        long before = openFiles();
        serve(requests);
        assertThat(openFiles()).isEqualTo(before);
    }

    private static long openFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.map(file -> {
                        try {
                            return Files.readSymbolicLink(file).toString();
                        } catch (IOException e) {
                            return "";
                        }
                    })
                    .filter(target -> target.startsWith(root.toString()))
                    .count();
        }
    }

    private static SftpServer.End serve(byte[] requests) throws IOException, ParseException {
        ByteArrayOutputStream responses = new ByteArrayOutputStream();
        SftpServer.End end = new SftpServer(SftpOptions.confinedTo(root), message -> {})
                .serve(Channels.newChannel(new ByteArrayInputStream(requests)), Channels.newChannel(responses));
        ByteBuffer all = ByteBuffer.wrap(responses.toByteArray());
        while (all.hasRemaining()) {
            SftpFrame response = SftpFrame.parse(all);
            all.position(response.endOffset());
        }
        return end;
    }

    private static byte[] frame(Sftp.Builder.Content content) {
        ByteBuffer room = ByteBuffer.allocate(64 * 1024);
        return bytes(SftpFrame.builder(room).message(content).build());
    }

    private static byte[] framed(byte[] message) {
        return concat(length(message.length), message);
    }

    private static byte[] length(long value) {
        return bytes(
                SftpFrameLength.builder(ByteBuffer.allocate(4)).length(value).build());
    }

    private static byte[] bytes(ByteBuffer built) {
        byte[] bytes = new byte[built.flip().remaining()];
        built.get(bytes);
        return bytes;
    }

    private static byte[] concat(byte[] one, byte[] other) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(one);
        both.writeBytes(other);
        return both.toByteArray();
    }
}
