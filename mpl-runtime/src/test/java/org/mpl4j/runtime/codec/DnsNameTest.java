package org.mpl4j.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.runtime.Bytes;

class DnsNameTest {
    @Provide
    static Arbitrary<List<Bytes>> labels() {
        return Arbitraries.bytes()
                .array(byte[].class)
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(Bytes::of)
                .list()
                .ofMaxSize(8);
    }

    @Property
    void isTheSameFromLabelsTextAndWire(@ForAll("labels") List<Bytes> labels) {
        DnsName name = DnsName.ofLabels(labels);
        assertThat(name.labels()).isEqualTo(labels);
        assertThat(name.labelCount()).isEqualTo(labels.size());
        assertThat(name.isRoot()).isEqualTo(labels.isEmpty());
        assertThat(name.wireLength())
                .isEqualTo(1 + labels.stream().mapToInt(l -> 1 + l.length()).sum());

        DnsName fromText = DnsName.of(name.toString());
        assertThat(fromText).isEqualTo(name).hasSameHashCodeAs(name);
        assertThat(fromText.equalsIgnoreCase(name)).isTrue();
        DnsName fromWire = DnsName.ofWire(Bytes.wrap(name.toWire()));
        assertThat(fromWire).isEqualTo(name).hasSameHashCodeAs(name);
        assertThat(fromWire).hasToString(name.toString());
    }

    @Property
    void differsIfALabelDoes(@ForAll("labels") List<Bytes> one, @ForAll("labels") List<Bytes> other) {
        assertThat(DnsName.ofLabels(one).equals(DnsName.ofLabels(other))).isEqualTo(one.equals(other));
    }

    @Property
    void losesItsFirstLabelInItsParent(@ForAll("labels") List<Bytes> labels) {
        DnsName name = DnsName.ofLabels(labels);
        for (int i = 1; i <= labels.size(); i++) {
            name = name.parent();
            assertThat(name.labels()).isEqualTo(labels.subList(i, labels.size()));
        }
        assertThatThrownBy(name::parent).isInstanceOf(IllegalStateException.class);
    }

    @Property
    void ignoresOnlyTheCaseOfAsciiLetters(@ForAll byte octet, @ForAll byte other) {
        DnsName one = DnsName.ofLabels(List.of(Bytes.of(octet)));
        DnsName two = DnsName.ofLabels(List.of(Bytes.of(other)));
        String a = String.valueOf((char) (octet & 0xff));
        String b = String.valueOf((char) (other & 0xff));
        boolean isSame = octet == other
                || (octet > 0 && other > 0 && a.toLowerCase(Locale.ROOT).equals(b.toLowerCase(Locale.ROOT)));
        assertThat(one.equalsIgnoreCase(two)).isEqualTo(isSame);
        if (isSame) {
            assertThat(one.hashCodeIgnoreCase()).isEqualTo(two.hashCodeIgnoreCase());
        }
    }

    @Test
    void keepsItsCaseAndTellsItApart() {
        DnsName name = DnsName.of("wWw.Example.com");
        assertThat(name).hasToString("wWw.Example.com");
        assertThat(name).isNotEqualTo(DnsName.of("www.example.com"));
        assertThat(name.equalsIgnoreCase(DnsName.of("WWW.example.COM"))).isTrue();
        assertThat(name.equalsIgnoreCase(DnsName.of("www.example.com.au"))).isFalse();
        assertThat(name.equalsIgnoreCase(DnsName.of("www.example"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "example.com., example.com",
        "., .",
        "'', .",
        "a\\.b.c, a\\.b.c",
        "a\\032b, a\\032b",
        "\\097, a",
        "\\\"q\\\", \\\"q\\\"",
        "a\\\\b, a\\\\b",
        "x;y, x\\;y",
        "\\000.\\255, \\000.\\255",
        "_sip._udp, _sip._udp",
        "*.example, *.example"
    })
    void readsAndWritesEscapes(String text, String expected) {
        assertThat(DnsName.of(text)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".a", "a..b", "a\\", "a\\1", "a\\12", "a\\256", "a\\1x2", "caf\u00e9", "a\\\u00e9"})
    void refusesTextThatIsNoName(String text) {
        assertThatThrownBy(() -> DnsName.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(": " + text);
    }

    @Test
    void hasLabelsOfAtMost63OctetsAndAtMost255Altogether() {
        String label = "a".repeat(63);
        String longest = label + "." + label + "." + label + "." + "a".repeat(61);
        assertThat(DnsName.of(longest).wireLength()).isEqualTo(255);
        assertThat(DnsName.of(longest + ".").wireLength()).isEqualTo(255);
        assertThat(DnsName.of("a.".repeat(127)).labelCount()).isEqualTo(127);

        assertThatThrownBy(() -> DnsName.of("a" + label)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DnsName.of(longest + "a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DnsName.of("a.".repeat(127) + "a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DnsName.ofLabels(List.of(Bytes.of(new byte[64]))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DnsName.ofLabels(List.of(Bytes.EMPTY))).isInstanceOf(IllegalArgumentException.class);
        Bytes full = Bytes.of(new byte[63]);
        assertThatThrownBy(() -> DnsName.ofLabels(List.of(full, full, full, full)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "01", "0161", "016100ff", "0000", "c000", "40", "80"})
    void refusesWireFormsThatAreNotOnePlainName(String hex) {
        assertThatThrownBy(() -> DnsName.ofWire(Bytes.ofHex(hex))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAWireFormThatIsTooLong() {
        Bytes wire = Bytes.ofHex("0161".repeat(128) + "00");
        assertThatThrownBy(() -> DnsName.ofWire(wire)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void canBeWalkedWithoutObjects() {
        DnsName name = DnsName.of("www.example");
        ByteBuffer b = name.buffer();
        StringBuilder text = new StringBuilder();
        for (int at = name.firstLabel(); !name.isEnd(at); at = name.nextLabel(at)) {
            for (int i = 1; i <= name.labelLength(at); i++) {
                text.append((char) b.get(at + i));
            }
            text.append('/');
        }
        assertThat(text).hasToString("www/example/");
    }

    /** The order that RFC 4034 section 6.1 gives as its example. */
    @Test
    void comesInCanonicalOrder() {
        List<DnsName> sorted = Stream.of(
                        "example",
                        "a.example",
                        "yljkjljk.a.example",
                        "Z.a.example",
                        "zABC.a.EXAMPLE",
                        "z.example",
                        "\\001.z.example",
                        "*.z.example",
                        "\\200.z.example")
                .map(DnsName::of)
                .toList();
        for (int i = 0; i < sorted.size(); i++) {
            for (int j = 0; j < sorted.size(); j++) {
                assertThat(Integer.signum(sorted.get(i).compareCanonical(sorted.get(j))))
                        .as("%s, %s", sorted.get(i), sorted.get(j))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }

    @Property
    void comparesByTheLabelsFromTheLastOne(@ForAll("labels") List<Bytes> one, @ForAll("labels") List<Bytes> other) {
        DnsName name = DnsName.ofLabels(one);
        DnsName otherName = DnsName.ofLabels(other);
        List<byte[]> a = canonicalLabelsFromTheLast(name);
        List<byte[]> b = canonicalLabelsFromTheLast(otherName);
        int expected = 0;
        for (int i = 0; expected == 0 && i < Math.max(a.size(), b.size()); i++) {
            expected = i >= a.size() ? -1 : i >= b.size() ? 1 : Arrays.compareUnsigned(a.get(i), b.get(i));
        }
        assertThat(Integer.signum(name.compareCanonical(otherName))).isEqualTo(Integer.signum(expected));
        assertThat(name.compareCanonical(otherName) == 0).isEqualTo(name.equalsIgnoreCase(otherName));
        int byPrefix = Long.compareUnsigned(name.canonicalPrefix(0), otherName.canonicalPrefix(0));
        assertThat(byPrefix == 0 || Integer.signum(byPrefix) == Integer.signum(expected))
                .as("%s %s", name, otherName)
                .isTrue();
    }

    private static List<byte[]> canonicalLabelsFromTheLast(DnsName name) {
        List<byte[]> labels = new ArrayList<>();
        for (Bytes label : name.labels()) {
            String text = label.latin1();
            StringBuilder lower = new StringBuilder();
            text.chars().forEach(c -> lower.append((char) (c >= 'A' && c <= 'Z' ? c + 32 : c)));
            labels.add(0, lower.toString().getBytes(StandardCharsets.ISO_8859_1));
        }
        return labels;
    }

    @Property
    void isAtOrBelowWhatItEndsIn(@ForAll("labels") List<Bytes> labels, @ForAll("labels") List<Bytes> others) {
        DnsName name = DnsName.ofLabels(labels);
        int at = name.firstLabel();
        for (int i = 0; i <= labels.size(); i++) {
            DnsName suffix = DnsName.ofLabels(labels.subList(i, labels.size()));
            assertThat(name.isAtOrBelow(suffix)).isTrue();
            assertThat(suffix.isAtOrBelow(name)).isEqualTo(i == 0);
            assertThat(name.compareCanonical(suffix)).isGreaterThanOrEqualTo(0);
            assertThat(name.from(at)).isEqualTo(suffix);
            assertThat(name.equalsIgnoreCase(at, suffix)).isTrue();
            assertThat(name.hashCodeIgnoreCase(at)).isEqualTo(suffix.hashCodeIgnoreCase());
            at = i < labels.size() ? name.nextLabel(at) : at;
        }
        DnsName other = DnsName.ofLabels(others);
        boolean endsInIt = labels.size() >= others.size()
                && DnsName.ofLabels(labels.subList(labels.size() - others.size(), labels.size()))
                        .equalsIgnoreCase(other);
        assertThat(name.isAtOrBelow(other)).isEqualTo(endsInIt);
    }

    @Test
    void isBelowOnlyWholeLabels() {
        assertThat(DnsName.of("www.EXAMPLE.com").isAtOrBelow(DnsName.of("example.COM")))
                .isTrue();
        assertThat(DnsName.of("badexample.com").isAtOrBelow(DnsName.of("example.com")))
                .isFalse();
        assertThat(DnsName.of("com").isAtOrBelow(DnsName.ROOT)).isTrue();
        assertThat(DnsName.ROOT.isAtOrBelow(DnsName.of("com"))).isFalse();
    }

    @Test
    void hasACanonicalFormAndAsterisksAreWildcards() {
        byte[] wire = new byte[8];
        assertThat(DnsName.of("A\\193.[").putCanonical(wire, 1)).isEqualTo(7);
        assertThat(wire).containsExactly(0, 2, 'a', 193, 1, '[', 0, 0);
        assertThat(DnsName.of("*.example").isWildcard()).isTrue();
        assertThat(DnsName.of("**.example").isWildcard()).isFalse();
        assertThat(DnsName.of("a.*").isWildcard()).isFalse();
        assertThat(DnsName.ROOT.isWildcard()).isFalse();
    }

    @Test
    void hasNoMoreLabelsThanItHas() {
        List<Bytes> labels = DnsName.of("a.b").labels();
        assertThatThrownBy(() -> labels.get(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(DnsName.ROOT.labels()).isEmpty();
    }

    @Test
    void oneNameStandsForWhateverIsCopiedUnderIt() {
        ByteBuffer place = ByteBuffer.allocate(255);
        DnsName copy = DnsName.ofWire(Bytes.view(place, 0, 1));
        assertThat(copy).isEqualTo(DnsName.ROOT);
        assertThat(DnsName.of("WwW.Example.ORG").copyTo(place, 0)).isEqualTo(17);
        assertThat(copy).isEqualTo(DnsName.of("WwW.Example.ORG"));
        assertThat(DnsName.ROOT.copyTo(place, 0)).isEqualTo(1);
        assertThat(copy.isRoot()).isTrue();
    }

    @Test
    void hasAWildcardBelowIt() {
        DnsName wildcard = DnsName.of("Example.org").wildcard();
        assertThat(wildcard).isEqualTo(DnsName.of("*.Example.org"));
        assertThat(wildcard.isWildcard()).isTrue();
        assertThat(wildcard.parent()).isEqualTo(DnsName.of("Example.org"));
        assertThat(DnsName.ROOT.wildcard()).isEqualTo(DnsName.of("*"));
        String longest = ("a".repeat(63) + ".").repeat(3) + "b".repeat(59);
        assertThat(DnsName.of(longest).wildcard().wireLength()).isEqualTo(255);
        assertThatThrownBy(() -> DnsName.of(longest + "b").wildcard())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a name of 256 octets, more than 255");
    }
}
