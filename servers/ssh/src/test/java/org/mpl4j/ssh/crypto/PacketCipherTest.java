package org.mpl4j.ssh.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Packets come out as they went in, or not at all. That OpenSSH reads and writes the same is tested elsewhere. */
final class PacketCipherTest {
    private static final int PAYLOAD = 32 * 1024;

    /** A cipher with its MAC. */
    record Suite(String cipher, Optional<MacAlgorithm> mac) {
        PacketCipher create() {
            CipherAlgorithm algorithm = Algorithms.cipher(cipher).orElseThrow();
            Random random = new Random(7);
            byte[] key = new byte[algorithm.keyLength()];
            byte[] iv = new byte[algorithm.ivLength()];
            byte[] macKey = new byte[mac.map(MacAlgorithm::keyLength).orElse(0)];
            random.nextBytes(key);
            random.nextBytes(iv);
            random.nextBytes(macKey);
            return algorithm.packetCipher(key, iv, mac, macKey);
        }
    }

    static Stream<Suite> suites() {
        List<Suite> suites = new ArrayList<>();
        for (String cipher : Stream.concat(Algorithms.ciphers().stream(), Stream.of(Algorithms.NONE))
                .toList()) {
            if (Algorithms.cipher(cipher).orElseThrow().isAuthenticated()) {
                suites.add(new Suite(cipher, Optional.empty()));
            } else {
                Algorithms.macs().forEach(mac -> suites.add(new Suite(cipher, Algorithms.mac(mac))));
            }
        }
        return suites.stream();
    }

    @ParameterizedTest
    @MethodSource("suites")
    void opensWhatItSealed(Suite suite) throws Exception {
        PacketCipher sealer = suite.create();
        PacketCipher opener = suite.create();
        Random random = new Random(1);
        for (int sequence = -3; sequence < 40; sequence++) {
            byte[] payload = new byte[random.nextInt(300)];
            random.nextBytes(payload);
            byte[] packet = PacketStream.packet(ByteBuffer.wrap(payload), sealer);
            byte[] plain = packet.clone();
            int length = packet.length - sealer.tagLength();
            sealer.seal(sequence, packet, 0, length);
            byte[] shifted = new byte[packet.length + 5];
            System.arraycopy(packet, 0, shifted, 5, packet.length);
            assertThat(opener.openLength(sequence, shifted, 5)).isEqualTo(length - 4);
            opener.open(sequence, shifted, 5, length);
            assertThat(Arrays.copyOfRange(shifted, 5, 5 + length)).isEqualTo(Arrays.copyOf(plain, length));
        }
    }

    @ParameterizedTest
    @MethodSource("suites")
    void refusesEachBitThatWasChanged(Suite suite) {
        byte[] original = PacketStream.packet(ByteBuffer.wrap(new byte[20]), suite.create());
        int length = original.length - suite.create().tagLength();
        for (int bit = 0; bit < original.length * 8; bit += 5) {
            PacketCipher opener = suite.create();
            byte[] packet = original.clone();
            suite.create().seal(9, packet, 0, length);
            packet[bit / 8] ^= (byte) (1 << bit % 8);
            opener.openLength(9, packet, 0);
            assertThatThrownBy(() -> opener.open(9, packet, 0, length)).isInstanceOf(ForgedPacketException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("suites")
    void refusesAPacketAtAnotherPlace(Suite suite) throws Exception {
        PacketCipher sealer = suite.create();
        PacketCipher opener = suite.create();
        byte[] first = PacketStream.packet(ByteBuffer.wrap(new byte[20]), sealer);
        byte[] second = first.clone();
        int length = first.length - sealer.tagLength();
        sealer.seal(0, first, 0, length);
        sealer.seal(1, second, 0, length);
        opener.openLength(0, second, 0);
        assertThatThrownBy(() -> opener.open(0, second, 0, length)).isInstanceOf(ForgedPacketException.class);
    }

    @ParameterizedTest
    @MethodSource("suites")
    void allocatesNextToNothing(Suite suite) throws Exception {
        PacketCipher sealer = suite.create();
        PacketCipher opener = suite.create();
        byte[] packet = PacketStream.packet(ByteBuffer.wrap(new byte[PAYLOAD]), sealer);
        int length = packet.length - sealer.tagLength();
        run(sealer, opener, packet, length, 0, 300);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        run(sealer, opener, packet, length, 300, 300);
        long each = (threads.getCurrentThreadAllocatedBytes() - before) / 600;
        // GCM of the JDK makes some objects whenever it is given a nonce. Calls of OpenSSL's functions make some until
        // the compiler has taken them apart, which
        // AllocationTest waits for.
        long most = suite.mac().isPresent() ? 120 : suite.cipher().startsWith("chacha20") ? 1_400 : 1_200;
        assertThat(each).isLessThan(most);
    }

    private static void run(PacketCipher sealer, PacketCipher opener, byte[] packet, int length, int from, int count)
            throws ForgedPacketException {
        for (int sequence = from; sequence < from + count; sequence++) {
            sealer.seal(sequence, packet, 0, length);
            opener.openLength(sequence, packet, 0);
            opener.open(sequence, packet, 0, length);
        }
    }
}
