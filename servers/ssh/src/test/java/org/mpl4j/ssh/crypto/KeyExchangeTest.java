package org.mpl4j.ssh.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.Mpint;
import org.mpl4j.ssh.packets.ssh.SshKexDh;
import org.mpl4j.ssh.packets.ssh.SshKexEcdh;
import org.mpl4j.ssh.packets.ssh.SshKexGex;
import org.mpl4j.ssh.packets.ssh.SshKexHybrid;

/** Both sides come to the same, and refuse what is not fit for use. */
final class KeyExchangeTest {
    private static final ExchangeGreetings GREETINGS = new ExchangeGreetings(
            Bytes.ofUtf8("SSH-2.0-a"), Bytes.ofUtf8("SSH-2.0-b"), Bytes.of((byte) 20), Bytes.of((byte) 20));
    private final HostSigner signer = new OpenSshJudgeTest.Ed25519Signer();

    static Stream<String> names() {
        return Algorithms.keyExchanges().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void bothSidesAgree(String name) throws Exception {
        KeyExchange method = Algorithms.keyExchange(name).orElseThrow();
        ExchangeSide client = method.client(GREETINGS);
        ExchangeSide server = method.server(GREETINGS, signer);
        assertThat(server.start()).isEmpty();
        ByteBuffer message = client.start().orElseThrow();
        while (true) {
            ExchangeStep fromServer = server.receive(message);
            ExchangeStep fromClient = client.receive(fromServer.answer().orElseThrow());
            if (fromServer.result().isPresent()) {
                ExchangeResult one = fromServer.result().get();
                ExchangeResult other = fromClient.result().orElseThrow();
                assertThat(other.secret()).isEqualTo(one.secret());
                assertThat(other.hash()).isEqualTo(one.hash());
                assertThat(other.signature()).isEqualTo(one.signature());
                assertThat(other.hostKey()).isEqualTo(signer.publicKey());
                return;
            }
            message = fromClient.answer().orElseThrow();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void refusesMessagesOfOthersOrNone(String name) {
        KeyExchange method = Algorithms.keyExchange(name).orElseThrow();
        ByteBuffer unknown = ByteBuffer.wrap(new byte[] {40, 0, 0, 0});
        ByteBuffer cut = ByteBuffer.wrap(new byte[] {31, 0, 0, 1});
        assertThatThrownBy(() -> method.server(GREETINGS, signer).receive(unknown))
                .isInstanceOf(KeyExchangeException.class)
                .hasMessageContaining("not expected");
        assertThatThrownBy(() -> method.client(GREETINGS).receive(cut))
                .isInstanceOf(KeyExchangeException.class)
                .hasMessageContaining("cannot be read");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 33})
    void refusesPointsOfSmallOrderAndOtherLengths(int length) {
        ByteBuffer message = curveInit(new byte[length]);
        refuses("curve25519-sha256", message, "32 bytes");
        refuses("curve25519-sha256", curveInit(new byte[32]), "small order");
        byte[] one = new byte[32];
        one[0] = 1;
        refuses("curve25519-sha256", curveInit(one), "small order");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ecdh-sha2-nistp256", "ecdh-sha2-nistp384", "ecdh-sha2-nistp521"})
    void refusesPointsThatAreNotOnTheCurve(String name) throws Exception {
        ByteBuffer init = Algorithms.keyExchange(name)
                .orElseThrow()
                .client(GREETINGS)
                .start()
                .orElseThrow();
        byte[] point = SshKexEcdh.parse(init).asInit().qC().toArray();
        byte[] changed = point.clone();
        changed[changed.length - 1] ^= 1;
        refuses(name, curveInit(changed), "not on the curve");
        byte[] compressed = Arrays.copyOf(point, 1 + point.length / 2);
        compressed[0] = 2;
        refuses(name, curveInit(compressed), "without compression");
        refuses(name, curveInit(new byte[] {0}), "without compression");
        refuses(name, curveInit(Arrays.copyOf(point, point.length + 1)), "bytes, not");
        byte[] large = new byte[point.length];
        Arrays.fill(large, (byte) 0xff);
        large[0] = 4;
        refuses(name, curveInit(large), "not on the curve");
    }

    @Test
    void refusesNumbersThatAreNotBetweenOneAndThePrime() {
        BigInteger p = PrimeGroup.GROUP_14.p();
        for (BigInteger e : new BigInteger[] {
            BigInteger.ONE.negate(),
            BigInteger.ZERO,
            BigInteger.ONE,
            p.subtract(BigInteger.ONE),
            p,
            p.add(BigInteger.TWO)
        }) {
            ByteBuffer message = SshKexDh.builder(ByteBuffer.allocate(400))
                    .asInit()
                    .e(Mpint.of(e))
                    .build()
                    .flip();
            refuses("diffie-hellman-group14-sha256", message, "between 1 and p - 1");
        }
    }

    @Test
    void refusesPostQuantumKeysThatAreNone() {
        byte[] key = new byte[1184];
        Arrays.fill(key, (byte) 0xff);
        byte[] point = new byte[32];
        point[0] = 9;
        ByteBuffer message = SshKexHybrid.builder(ByteBuffer.allocate(1300), 1184, 1088)
                .asInit()
                .cPk2(key)
                .cPk1(point)
                .build()
                .flip();
        refuses("mlkem768x25519-sha256", message, "post-quantum public key");
    }

    @Test
    void choosesTheSmallestGroupThatIsLargeEnough() throws Exception {
        assertThat(new GroupSizes(2048, 2049, 8192).choose().bits()).isEqualTo(3072);
        assertThat(new GroupSizes(1024, 2048, 8192).choose().bits()).isEqualTo(2048);
        assertThat(new GroupSizes(1024, 5000, 5000).choose().bits()).isEqualTo(4096);
        assertThat(new GroupSizes(1024, 9000, 16384).choose().bits()).isEqualTo(8192);
        assertThatThrownBy(() -> new GroupSizes(1024, 1024, 1536).choose())
                .hasMessageContaining("groups of 2048 to 8192");
        assertThatThrownBy(() -> new GroupSizes(4096, 2048, 8192).choose()).hasMessageContaining("prefers 2048");
    }

    @Test
    void refusesAGroupThatWasNotAskedFor() {
        ExchangeSide client = Algorithms.keyExchange("diffie-hellman-group-exchange-sha256")
                .orElseThrow()
                .client(GREETINGS);
        ByteBuffer small = SshKexGex.builder(ByteBuffer.allocate(400))
                .asGroup()
                .p(Mpint.of(BigInteger.ONE.shiftLeft(1023).setBit(0)))
                .g(Mpint.of(2))
                .build()
                .flip();
        assertThatThrownBy(() -> client.receive(small)).hasMessageContaining("1024 bits, but from 2048 to 8192");
    }

    private void refuses(String name, ByteBuffer message, String reason) {
        ExchangeSide server = Algorithms.keyExchange(name).orElseThrow().server(GREETINGS, signer);
        assertThatThrownBy(() -> server.receive(message))
                .isInstanceOf(KeyExchangeException.class)
                .hasMessageContaining(reason);
    }

    private static ByteBuffer curveInit(byte[] point) {
        return SshKexEcdh.builder(ByteBuffer.allocate(300))
                .asInit()
                .qC(point)
                .build()
                .flip();
    }
}
