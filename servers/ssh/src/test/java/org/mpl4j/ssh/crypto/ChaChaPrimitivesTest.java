package org.mpl4j.ssh.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.mpl4j.servers.common.nativeio.CryptoLibrary;

/** OpenSSL's primitives and those of Java are the same; OpenSSL is there wherever its ssh is. */
final class ChaChaPrimitivesTest {
    @Example
    void openSslIsUsed() {
        assertThat(CryptoLibrary.isAvailable()).isTrue();
        assertThat(ChaChaPrimitives.of(new byte[32], 0)).isInstanceOf(OpenSslChaCha.class);
    }

    @Property(tries = 300)
    void oneOpensWhatTheOtherSeals(
            @ForAll @Size(64) byte[] key,
            @ForAll int sequenceNumber,
            @ForAll @IntRange(max = 40_000) int contentLength,
            @ForAll @IntRange(max = 9) int offset,
            @ForAll boolean javaSeals)
            throws ForgedPacketException {
        PacketCipher java = new ChaChaCipher(new JavaChaCha(key, 0), new JavaChaCha(key, 32));
        PacketCipher openSsl = new ChaChaCipher(new OpenSslChaCha(key, 0), new OpenSslChaCha(key, 32));
        int length = PacketCipher.LENGTH_FIELD_BYTES + contentLength;
        byte[] packet = new byte[offset + length + java.tagLength()];
        for (int i = offset; i < offset + length; i++) {
            packet[i] = (byte) (i * 31 + sequenceNumber);
        }
        Octets.putInt(packet, offset, contentLength);
        byte[] plain = packet.clone();
        (javaSeals ? java : openSsl).seal(sequenceNumber, packet, offset, length);
        PacketCipher opener = javaSeals ? openSsl : java;
        assertThat(opener.openLength(sequenceNumber, packet, offset)).isEqualTo(contentLength);
        opener.open(sequenceNumber, packet, offset, length);
        for (int i = 0; i < offset + length; i++) {
            assertThat(packet[i]).isEqualTo(plain[i]);
        }
    }

    @Example
    void neverReachesBehindAnArray() {
        ChaChaPrimitives openSsl = new OpenSslChaCha(new byte[32], 0);
        openSsl.beginStream(1);
        assertThatThrownBy(() -> openSsl.crypt(new byte[10], 4, 7, new byte[20], 0))
                .hasRootCauseInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> openSsl.authenticate(new byte[31], new byte[1], 0, 1, new byte[16], 0))
                .hasRootCauseInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> openSsl.authenticate(new byte[32], new byte[1], 0, 1, new byte[16], 1))
                .hasRootCauseInstanceOf(IndexOutOfBoundsException.class);
    }
}
