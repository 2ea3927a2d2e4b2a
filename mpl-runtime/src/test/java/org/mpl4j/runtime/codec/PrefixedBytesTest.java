package org.mpl4j.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;

class PrefixedBytesTest {
    @Provide
    Arbitrary<Integer> prefixBytes() {
        return Arbitraries.of(1, 2, 4);
    }

    @Property
    void readsWhatItWrites(@ForAll("prefixBytes") int prefixBytes, @ForAll boolean isLittle, @ForAll byte[] any)
            throws ParseException {
        Bytes content = Bytes.of(any).slice(0, Math.min(any.length, 255));
        ByteBuffer b = ByteBuffer.allocate(300).position(3);
        PacketWriter writer = new PacketWriter(b);
        PrefixedBytes.write(writer, "f", content, prefixBytes, isLittle);

        int end = writer.position();
        assertThat(end).isEqualTo(3 + prefixBytes + content.length());
        assertThat(PrefixedBytes.skip(b, 3, end, prefixBytes, isLittle, "text")).isEqualTo(end);
        assertThat(PrefixedBytes.end(b, 3, prefixBytes, isLittle)).isEqualTo(end);
        assertThat(PrefixedBytes.get(b, 3, end, prefixBytes)).isEqualTo(content);
        int prefixEnd = isLittle ? 3 : 3 + prefixBytes - 1;
        assertThat(b.get(prefixEnd)).isEqualTo((byte) content.length());
    }

    @Property
    void neverReadsBesideTheWindow(
            @ForAll("prefixBytes") int prefixBytes, @ForAll boolean isLittle, @ForAll byte[] content) {
        ByteBuffer b = ByteBuffer.wrap(content);
        try {
            int end = PrefixedBytes.skip(b, 0, content.length, prefixBytes, isLittle, "text");
            assertThat(end).isBetween(prefixBytes, content.length);
            assertThat(PrefixedBytes.get(b, 0, end, prefixBytes).length()).isEqualTo(end - prefixBytes);
        } catch (ParseException e) {
            assertThat(e.isInputTooShort()).isTrue();
            assertThat(e.atLeast(0)).isGreaterThan(content.length);
        }
    }

    @Test
    void readsPrefixesAsUnsigned() {
        ByteBuffer b = ByteBuffer.wrap(new byte[] {-1, -1, -1, -1, 0});
        assertThatThrownBy(() -> PrefixedBytes.skip(b, 0, 5, 4, false, "text"))
                .isInstanceOfSatisfying(
                        ParseException.class, e -> assertThat(e.atLeast(0)).isEqualTo(0x1_0000_0003L));
        assertThatThrownBy(() -> PrefixedBytes.skip(b, 0, 5, 2, true, "text"))
                .isInstanceOfSatisfying(
                        ParseException.class, e -> assertThat(e.atLeast(0)).isEqualTo(0x1_0001L));
        assertThatThrownBy(() -> PrefixedBytes.skip(b, 0, 5, 1, false, "text"))
                .isInstanceOfSatisfying(
                        ParseException.class, e -> assertThat(e.atLeast(0)).isEqualTo(0x100));
    }

    @Test
    void refusesMoreThanThePrefixCanSay() {
        PacketWriter writer = new PacketWriter(ByteBuffer.allocate(70_000));
        Bytes content = Bytes.of(new byte[256]);
        assertThatThrownBy(() -> PrefixedBytes.write(writer, "f", content, 1, false))
                .isInstanceOf(BuildException.class)
                .hasMessage("f: has 256 bytes, can have at most 255");
        assertThat(writer.position()).isZero();
        assertThatThrownBy(() -> PrefixedBytes.write(writer, "f", Bytes.of(new byte[65_536]), 2, false))
                .hasMessage("f: has 65536 bytes, can have at most 65535");
        PrefixedBytes.write(writer, "f", Bytes.of(new byte[65_536]), 4, false);
        assertThat(writer.position()).isEqualTo(65_540);
    }
}
