package org.mpl4j.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;

class QuicintTest {
    @Property
    void readsWhatItWrites(@ForAll long any, @ForAll @IntRange(min = 2, max = 63) int shift) throws ParseException {
        long value = any >>> shift;
        ByteBuffer b = ByteBuffer.allocate(10).position(1);
        PacketWriter writer = new PacketWriter(b);
        Quicint.write(writer, "f", value);

        int end = writer.position();
        assertThat(end).isEqualTo(1 + Quicint.length(value));
        assertThat(Quicint.skip(b, 1, end)).isEqualTo(end);
        assertThat(Quicint.end(b, 1)).isEqualTo(end);
        assertThat(Quicint.get(b, 1)).isEqualTo(value);
    }

    @Property
    void neverReadsBesideTheWindow(@ForAll @Size(max = 9) byte[] content) {
        ByteBuffer b = ByteBuffer.wrap(content);
        int needed = content.length == 0 ? 1 : 1 << ((content[0] & 0xff) >>> 6);
        try {
            assertThat(Quicint.skip(b, 0, content.length)).isEqualTo(needed).isLessThanOrEqualTo(content.length);
            assertThat(Quicint.get(b, 0)).isBetween(0L, Quicint.MAX_VALUE);
        } catch (ParseException e) {
            assertThat(e.atLeast(0)).isEqualTo(needed).isGreaterThan(content.length);
        }
    }

    /** The examples of RFC 9000 appendix A.1. */
    @ParameterizedTest
    @CsvSource({"c2197c5eff14e88c,151288809941952652", "9d7f3e7d,494878333", "7bbd,15293", "25,37", "4025,37"})
    void readsTheExamplesOfTheRfc(String hex, long value) throws ParseException {
        Bytes bytes = Bytes.ofHex(hex);
        assertThat(Quicint.skip(bytes.source(), 0, bytes.length())).isEqualTo(bytes.length());
        assertThat(Quicint.get(bytes.source(), 0)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"0,1", "63,1", "64,2", "16383,2", "16384,4", "1073741823,4", "1073741824,8", "4611686018427387903,8"})
    void takesTheShortestForm(long value, int byteCount) {
        assertThat(Quicint.length(value)).isEqualTo(byteCount);
    }

    @Test
    void refusesWhatNeedsMoreThan62Bits() {
        PacketWriter writer = new PacketWriter(ByteBuffer.allocate(10));
        assertThatThrownBy(() -> Quicint.write(writer, "f", 1L << 62))
                .isInstanceOf(BuildException.class)
                .hasMessage("f: 4611686018427387904 is not from 0 to 4611686018427387903");
        assertThatThrownBy(() -> Quicint.write(writer, "f", -1)).isInstanceOf(BuildException.class);
        assertThatThrownBy(() -> Quicint.put(writer.buffer(), 0, -1)).isInstanceOf(BuildException.class);
        assertThat(writer.position()).isZero();
    }
}
