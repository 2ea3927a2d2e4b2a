package org.mpl4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.mpl4j.runtime.codec.CompressedDnsNameCodec;
import org.mpl4j.runtime.codec.DnsName;

class ExcerptTest {
    private static final CompressedDnsNameCodec NAMES = CompressedDnsNameCodec.INSTANCE;

    /** What is put behind another name has the names that it had. */
    @Property
    void keepsItsNamesBehindALongerOrShorterName(
            @ForAll @AlphaChars @StringLength(min = 1, max = 20) String first,
            @ForAll @AlphaChars @StringLength(min = 1, max = 20) String second,
            @ForAll @Size(max = 6) List<@IntRange(max = 4) Integer> choices,
            @ForAll @IntRange(max = 3) int origin)
            throws ParseException {
        List<DnsName> names = new ArrayList<>();
        for (int choice : choices) {
            names.add(DnsName.of(List.of("example.org", "ns1.example.org", "org", "elsewhere.net", "a.elsewhere.net")
                    .get(choice)));
        }
        ByteBuffer message = ByteBuffer.allocate(400).order(ByteOrder.LITTLE_ENDIAN);
        message.position(origin);
        PacketWriter out = new PacketWriter(message);
        NAMES.write(out, DnsName.of(first + ".example.org"));
        int from = out.position();
        for (DnsName name : names) {
            NAMES.write(out, name);
        }
        Excerpt excerpt = new Excerpt();
        excerpt.take(out, from, out.position());
        assertThat(excerpt.length()).isEqualTo(out.position() - from);
        assertThat(excerpt.offset()).isEqualTo(from - origin);
        assertThat(excerpt.reach()).isBetween(1 + first.length(), from - origin);

        ByteBuffer other = ByteBuffer.allocate(400);
        out.reset(other);
        NAMES.write(out, DnsName.of(second + ".example.org"));
        int at = out.position();
        assertThat(excerpt.canBePutAt(at)).isTrue();
        excerpt.putTo(other, 0, at);
        for (DnsName name : names) {
            int end = NAMES.skip(other, at, 400, 0, Limits.DEFAULT);
            assertThat(NAMES.read(other, at, end, 0)).isEqualTo(name);
            at = end;
        }
        assertThat(at).isEqualTo(out.position() + excerpt.length());
    }

    @Test
    void isNotPutWherePointersDoNotReach() {
        PacketWriter out = new PacketWriter(ByteBuffer.allocate(100));
        NAMES.write(out, DnsName.of("a.example.org"));
        int from = out.position();
        NAMES.write(out, DnsName.of("b.example.org"));
        Excerpt excerpt = new Excerpt();
        excerpt.take(out, from, out.position());
        assertThat(excerpt.reach()).isEqualTo(2);
        assertThat(excerpt.canBePutAt(0x4000 + from - 3)).isTrue();
        assertThat(excerpt.canBePutAt(0x4000 + from - 2)).isFalse();
    }

    @Test
    void isUsedAgain() {
        PacketWriter out = new PacketWriter(ByteBuffer.allocate(1000));
        Excerpt excerpt = new Excerpt();
        for (int names : new int[] {12, 2}) {
            out.reset(out.buffer());
            NAMES.write(out, DnsName.of("example.org"));
            int from = out.position();
            for (int i = 0; i < names; i++) {
                NAMES.write(out, DnsName.of("n" + i + ".example.org"));
            }
            excerpt.take(out, from, out.position());
            ByteBuffer copy = ByteBuffer.allocate(200);
            excerpt.putTo(copy, 0, from);
            assertThat(Bytes.view(copy, from, excerpt.length()))
                    .isEqualTo(Bytes.view(out.buffer(), from, out.position() - from));
        }
    }
}
