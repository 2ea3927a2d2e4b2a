package org.mpl4j.ssh.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PayloadWriter;
import org.mpl4j.servers.common.link.Link;
import org.mpl4j.ssh.crypto.Algorithms;
import org.mpl4j.ssh.crypto.CipherAlgorithm;
import org.mpl4j.ssh.crypto.MacAlgorithm;
import org.mpl4j.ssh.crypto.PacketCipher;
import org.mpl4j.ssh.packets.ssh.SshConnection;
import org.mpl4j.ssh.packets.ssh.SshTransport;

/**
 * Data of a channel are sent and received without allocation, once that is compiled, but for the views that methods too large to be inlined hand on, three at most, and
 * for what the JDK's ciphers need: AES-GCM has a new state for each packet, HMAC a new array for each tag. In virtual machines of their own, as that depends on what was
 * compiled before; one of three must do.
 */
class AllocationTest {
    private static final int PACKETS = 1000;
    private static final int ROUNDS = 100;
    private static final int VIEWS = 120;

    /** Of asking for the number. */
    private static final int OTHER_BYTES = 1000;

    private static final int MACHINES = 3;
    private static final int DATA_BYTES = 2048;
    private static final int ROOM = 80 * 1024;

    /** The second column is what sealing and opening one packet may allocate in the JDK. */
    @ParameterizedTest
    @CsvSource({
        "aes128-gcm@openssh.com, 1800",
        "chacha20-poly1305@openssh.com, 0",
        "aes128-ctr, 96",
        "none, 0",
    })
    void allocatesNothingForAPacketOfData(String cipher, int inTheJdk) throws IOException, InterruptedException {
        long least = Long.MAX_VALUE;
        for (int machine = 0; machine < MACHINES && least > VIEWS * PACKETS; machine++) {
            String[] bytes = measure(cipher).split(" ");
            assertThat(Long.parseLong(bytes[1]))
                    .as("bytes that ciphers allocate for %d packets", PACKETS)
                    .isLessThanOrEqualTo((long) inTheJdk * PACKETS + OTHER_BYTES);
            least = Math.min(least, Long.parseLong(bytes[0]) - Long.parseLong(bytes[1]));
        }
        assertThat(least)
                .as("bytes for %d packets, without those of ciphers", PACKETS)
                .isLessThanOrEqualTo(VIEWS * PACKETS);
    }

    private static String measure(String cipher) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        // Whoever is compiled waits for it: else it depends on what else the machine does.
                        "-Xbatch",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AllocationTest.class.getName(),
                        cipher)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output.strip();
    }

    /** Prints how many bytes are allocated for so many packets at the least: on their whole way, and by their ciphers. */
    public static void main(String[] arguments) throws Exception {
        Way way = new Way(arguments[0]);
        long whole = Long.MAX_VALUE;
        long ciphers = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = allocated();
            for (int i = 0; i < PACKETS; i++) {
                way.pass();
            }
            long between = allocated();
            for (int i = 0; i < PACKETS; i++) {
                way.sealAndOpen();
            }
            whole = Math.min(whole, between - before);
            ciphers = Math.min(ciphers, allocated() - between);
        }
        System.out.println(whole + " " + ciphers);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    /** What a packet of data goes through, from the buffer of whoever sends it to that of whoever reads it. */
    private static final class Way {
        private static final Supplier<Bytes> NO_METHOD = () -> Bytes.EMPTY;

        private final String cipherName;
        private final ProtocolPolicy sending = policy();
        private final ProtocolPolicy receiving = policy();
        private final MemoryLink link = new MemoryLink();
        private final PacketOutput output = new PacketOutput(link);
        private final PacketInput input = new PacketInput(link);
        private final ByteBuffer source = ByteBuffer.allocate(DATA_BYTES);
        private final PayloadWriter data = out -> out.putBytes("data", source, 0, DATA_BYTES);
        private final SshConnection.Builder.Content content =
                message -> message.asChannelData().recipientChannel(0).data(data);
        private final SshConnection.Writer writer = new SshConnection.Writer();
        private final PayloadWriter message = out -> writer.write(out, content);
        private final byte[] target = new byte[DATA_BYTES];
        private final PacketCipher sealer;
        private final PacketCipher opener;
        private final byte[] packet = new byte[ROOM];
        private int sequence;

        Way(String cipherName) {
            this.cipherName = cipherName;
            output.use(cipher(), true);
            input.use(cipher(), true);
            input.takeTime();
            sealer = cipher();
            opener = cipher();
        }

        private PacketCipher cipher() {
            CipherAlgorithm algorithm = Algorithms.cipher(cipherName).orElseThrow();
            boolean hasMac = cipherName.equals("aes128-ctr");
            Optional<MacAlgorithm> mac = hasMac ? Algorithms.mac("hmac-sha2-256-etm@openssh.com") : Optional.empty();
            return algorithm.packetCipher(
                    new byte[algorithm.keyLength()],
                    new byte[algorithm.ivLength()],
                    mac,
                    new byte[mac.map(MacAlgorithm::keyLength).orElse(0)]);
        }

        private static ProtocolPolicy policy() {
            LoggedInPolicy policy = new LoggedInPolicy();
            try {
                policy.opened(0, 0);
            } catch (ProtocolException e) {
                throw new AssertionError(e);
            }
            return policy.steps();
        }

        void pass() throws Exception {
            Layer.CONNECTION.transmitted(sending, output.build(message), NO_METHOD);
            output.seal();
            output.flush();
            Bytes payload = input.next();
            if (Layer.of(SshTransport.parse(payload).messageRaw()) != Layer.CONNECTION) {
                throw new AssertionError("no message of the connection protocol");
            }
            SshConnection received = SshConnection.parse(payload);
            receiving.connection(ProtocolPolicy.Way.RECEIVED, received);
            Bytes bytes = received.asChannelData().data();
            bytes.source().get(bytes.sourceOffset(), target, 0, bytes.length());
        }

        void sealAndOpen() throws Exception {
            int length = PacketCipher.LENGTH_FIELD_BYTES + DATA_BYTES;
            ByteBuffer.wrap(packet).putInt(0, DATA_BYTES);
            sealer.seal(sequence, packet, 0, length);
            if (opener.openLength(sequence, packet, 0) != DATA_BYTES) {
                throw new AssertionError("another length");
            }
            opener.open(sequence, packet, 0, length);
            sequence++;
        }
    }

    /** What is written can be read. */
    private static final class MemoryLink implements Link {
        private final ByteBuffer buffer = ByteBuffer.allocate(2 * ROOM);
        private int read;

        @Override
        public int read(ByteBuffer to) {
            int count = Math.min(to.remaining(), buffer.position() - read);
            to.put(to.position(), buffer, read, count).position(to.position() + count);
            read += count;
            if (read == buffer.position()) {
                buffer.clear();
                read = 0;
            }
            return count;
        }

        @Override
        public void write(ByteBuffer from) {
            buffer.put(from);
        }

        @Override
        public SocketAddress remoteAddress() {
            return InetSocketAddress.createUnresolved("nowhere", 1);
        }

        @Override
        public SocketAddress localAddress() {
            return InetSocketAddress.createUnresolved("nowhere", 1);
        }

        @Override
        public void noDelay(boolean isOn) {
            // Nothing is delayed.
        }

        @Override
        public void quickAck() {
            // Nothing is acknowledged.
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }
}
