package org.mpl4j.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** The hash is that of the labels one after the other, wherever pointers have put them. */
final class NameHashTest {
    private static byte[] label(int length, int seed) {
        byte[] label = new byte[1 + length];
        label[0] = (byte) length;
        for (int i = 1; i <= length; i++) {
            label[i] = (byte) (seed * 31 + i * 7);
        }
        return label;
    }

    @Property
    void isThatOfTheOctets(
            @ForAll @Size(max = 6) List<@IntRange(min = 1, max = 40) Integer> lengths,
            @ForAll @IntRange(max = 9) int before) {
        ByteArrayOutputStream labels = new ByteArrayOutputStream();
        for (int length : lengths) {
            labels.writeBytes(label(length, length));
        }
        ByteBuffer b = ByteBuffer.allocate(before + labels.size() + 1);
        b.put(before, labels.toByteArray());
        assertThat(NameHash.of(b, before, 0)).isEqualTo(Arrays.hashCode(labels.toByteArray()));
    }

    @Property
    void isThatOfTheOctetsOfAName(@ForAll @AlphaChars @StringLength(min = 1, max = 63) String label) {
        byte[] octets = new byte[2 + label.length()];
        octets[0] = (byte) label.length();
        System.arraycopy(label.getBytes(StandardCharsets.US_ASCII), 0, octets, 1, label.length());
        assertThat(NameHash.of(ByteBuffer.wrap(octets), 0, 0))
                .isEqualTo(Arrays.hashCode(Arrays.copyOf(octets, octets.length - 1)));
    }

    @Property
    void ignoresTheCaseOfAsciiLettersOnly(@ForAll @Size(min = 1, max = 63) byte[] label, @ForAll int flips) {
        byte[] other = label.clone();
        for (int i = 0; i < other.length; i++) {
            boolean isLetter = (other[i] | 0x20) >= 'a' && (other[i] | 0x20) <= 'z';
            other[i] ^= isLetter && (flips >>> i % 32 & 1) != 0 ? 0x20 : 0;
        }
        ByteBuffer one = name(label);
        ByteBuffer two = name(other);
        assertThat(NameHash.ignoringCase(one, 0, 0)).isEqualTo(NameHash.ignoringCase(two, 0, 0));
        assertThat(NameHash.ignoringCase(one, 0, 0)).isEqualTo(NameHash.of(name(lower(label)), 0, 0));
        assertThat(Labels.isSameIgnoringCase(one, 0, 0, two, 0, 0)).isTrue();
    }

    @Property
    void tellsNamesApart(
            @ForAll @Size(min = 1, max = 63) byte[] label, @ForAll @IntRange(max = 62) int at, @ForAll byte octet) {
        byte[] other = label.clone();
        other[at % other.length] = octet;
        assertThat(Labels.isSameIgnoringCase(name(label), 0, 0, name(other), 0, 0))
                .isEqualTo(Arrays.equals(lower(label), lower(other)));
    }

    private static byte[] lower(byte[] octets) {
        byte[] lower = octets.clone();
        for (int i = 0; i < lower.length; i++) {
            lower[i] += lower[i] >= 'A' && lower[i] <= 'Z' ? 0x20 : 0;
        }
        return lower;
    }

    private static ByteBuffer name(byte[] label) {
        return ByteBuffer.allocate(label.length + 2)
                .put((byte) label.length)
                .put(label)
                .clear();
    }

    @Test
    void followsPointers() {
        ByteBuffer b = ByteBuffer.allocate(40);
        b.put(3, label(9, 1)).put(13, (byte) 0);
        b.put(20, label(4, 2)).putShort(25, (short) (0xc000 | 2));
        byte[] all = Arrays.copyOf(label(4, 2), 15);
        System.arraycopy(label(9, 1), 0, all, 5, 10);
        assertThat(NameHash.of(b, 20, 1)).isEqualTo(Arrays.hashCode(all));
        assertThat(NameHash.of(b, 13, 1)).isEqualTo(1);
    }
}
