package org.mpl4j.ssh.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.ssh.crypto.Algorithms;
import org.mpl4j.ssh.crypto.Proposal;
import org.mpl4j.ssh.packets.ssh.SshPacket;
import org.mpl4j.ssh.packets.ssh.SshTransport;

/** Whatever a client sends before there are keys, its connection ends soon, and the server goes on. */
final class MalformedInputTest {
    private static final int TIMEOUT_MILLIS = 60_000;

    private static Bench bench;

    @BeforeContainer
    static void start() throws Exception {
        Path folder = Files.createTempDirectory("malformed");
        bench = new Bench(folder, Bench.Setup.usual());
    }

    @AfterContainer
    static void stop() throws Exception {
        bench.close();
    }

    @Property(tries = 100)
    void bytes(@ForAll @Size(max = 2000) byte[] bytes) throws Exception {
        endsAfter(bytes);
    }

    @Property(tries = 100)
    void bytesAfterTheIdentification(@ForAll @Size(max = 2000) byte[] bytes) throws Exception {
        endsAfter(joined(greeting(), bytes));
    }

    @Property(tries = 200)
    void mutatedKexInit(@ForAll @IntRange(max = 2000) int at, @ForAll byte value, @ForAll @IntRange(max = 300) int cut)
            throws Exception {
        byte[] packet = kexInit();
        packet[at % packet.length] ^= value;
        byte[] head = joined(greeting(), Arrays.copyOf(packet, Math.max(1, packet.length - cut)));
        endsAfter(joined(head, kexInit()));
    }

    private static void endsAfter(byte[] input) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), bench.port())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            try {
                socket.getOutputStream().write(input);
                socket.shutdownOutput();
                InputStream in = socket.getInputStream();
                String answer = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
                assertThat(answer).startsWith("SSH-2.0-OpenSSH_compatible_MPL");
            } catch (java.net.SocketTimeoutException e) {
                throw new AssertionError("hangs", e);
            } catch (IOException e) {
                // Closed before all was sent, which is as good.
            }
        }
        long end = System.nanoTime() + Duration.ofMillis(TIMEOUT_MILLIS).toNanos();
        while (bench.connectionCount() > 0 && System.nanoTime() < end) {
            Thread.sleep(1);
        }
        assertThat(bench.connectionCount()).isZero();
        assertThat(bench.log).noneMatch(line -> line.contains("internal error"));
    }

    private static byte[] greeting() {
        return "SSH-2.0-Test\r\n".getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static byte[] kexInit() {
        String ciphers = Proposal.nameList(Algorithms.ciphers());
        ByteBuffer message = SshTransport.builder(ByteBuffer.allocate(4096))
                .asKexInit()
                .cookie(new byte[16])
                .kexAlgorithms(Proposal.nameList(Algorithms.keyExchanges()))
                .serverHostKeyAlgorithms("ssh-ed25519")
                .encryptionAlgorithmsClientToServer(ciphers)
                .encryptionAlgorithmsServerToClient(ciphers)
                .macAlgorithmsClientToServer("hmac-sha2-256")
                .macAlgorithmsServerToClient("hmac-sha2-256")
                .compressionAlgorithmsClientToServer("none")
                .compressionAlgorithmsServerToClient("none")
                .build()
                .flip();
        int padding = 16 - (message.remaining() + 5) % 8;
        ByteBuffer packet = SshPacket.builder(ByteBuffer.allocate(5000))
                .payload(Bytes.wrap(message))
                .randomPadding(new byte[padding])
                .build()
                .flip();
        return Bytes.wrap(packet).toArray();
    }
}
