package org.mpl4j.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.mpl4j.runtime.BufferKind;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.Codec;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.ParseException.Reason;

class DnsNameCodecTest {
    private static final Codec<DnsName> PLAIN = DnsNameCodec.INSTANCE;
    private static final Codec<DnsName> COMPRESSED = CompressedDnsNameCodec.INSTANCE;

    /** Names with few different labels, so that they share suffixes. */
    @Provide
    Arbitrary<DnsName> name() {
        return Arbitraries.of("a", "b", "A", "com", "example", "x".repeat(40))
                .list()
                .ofMaxSize(5)
                .map(labels -> DnsName.of(String.join(".", labels)));
    }

    record Item(DnsName name, boolean isCompressed) {}

    @Provide
    Arbitrary<List<Item>> items() {
        return net.jqwik.api.Combinators.combine(name(), Arbitraries.of(true, false))
                .as(Item::new)
                .list()
                .ofMaxSize(20);
    }

    @Property
    void readsTheNamesBackInEveryKindOfBuffer(@ForAll("items") List<Item> items, @ForAll BufferKind kind)
            throws ParseException {
        if (!kind.isWritable()) {
            return;
        }
        ByteBuffer b = kind.room(9, 6000, 0);
        PacketWriter writer = new PacketWriter(b);
        List<Integer> ends = new ArrayList<>();
        for (Item item : items) {
            codec(item).write(writer, item.name());
            ends.add(writer.position());
        }
        int at = 9;
        for (int i = 0; i < items.size(); i++) {
            int end = PLAIN.skip(writer.buffer(), at, writer.position(), 9, Limits.DEFAULT);
            assertThat(end).isEqualTo(ends.get(i));
            DnsName name = COMPRESSED.read(writer.buffer(), at, end, 9);
            assertThat(name).isEqualTo(items.get(i).name());
            assertThat(name.labels()).isEqualTo(items.get(i).name().labels());
            assertThat(name.wireLength()).isEqualTo(items.get(i).name().wireLength());
            ByteBuffer copied = ByteBuffer.allocate(256);
            assertThat(name.copy(copied, 1)).isEqualTo(name);
            assertThat(copied.position(1).limit(1 + name.wireLength())).isEqualTo(ByteBuffer.wrap(name.toWire()));
            at = end;
        }
    }

    private static Codec<DnsName> codec(Item item) {
        return item.isCompressed() ? COMPRESSED : PLAIN;
    }

    @Property
    void compressesAgainstTheLatestPlainOccurrenceOfTheLongestSuffix(@ForAll("items") List<Item> items) {
        PacketWriter writer = new PacketWriter(ByteBuffer.allocate(6000));
        for (Item item : items) {
            codec(item).write(writer, item.name());
        }
        assertThat(Bytes.wrap(writer.finish().flip())).isEqualTo(compressedByTheBook(items));
    }

    /** The rule itself, with a map from suffixes to offsets. */
    private static Bytes compressedByTheBook(List<Item> items) {
        Map<List<Bytes>, Integer> known = new HashMap<>();
        StringBuilder hex = new StringBuilder();
        for (Item item : items) {
            List<Bytes> labels = item.name().labels();
            int label = 0;
            boolean isPointed = false;
            while (label < labels.size() && !isPointed) {
                List<Bytes> suffix = List.copyOf(labels.subList(label, labels.size()));
                Integer offset = known.get(suffix);
                if (item.isCompressed() && offset != null) {
                    hex.append("%04x".formatted(0xc000 | offset));
                    isPointed = true;
                } else {
                    known.put(suffix, hex.length() / 2);
                    hex.append("%02x".formatted(labels.get(label).length())).append(labels.get(label));
                    label++;
                }
            }
            hex.append(isPointed ? "" : "00");
        }
        return Bytes.ofHex(hex.toString());
    }

    @Property(tries = 5000)
    void acceptsOrRefusesEveryInputWithoutReadingBesideIt(
            @ForAll @Size(max = 40) List<@From("wireByte") Byte> content,
            @ForAll @IntRange(max = 40) int start,
            @ForAll BufferKind kind)
            throws ParseException {
        byte[] wire = new byte[content.size()];
        for (int i = 0; i < wire.length; i++) {
            wire[i] = content.get(i);
        }
        if (start > wire.length) {
            return;
        }
        ByteBuffer b = Bytes.view(kind.holding(4, wire, 3), 0, 0).source();
        int end;
        try {
            end = PLAIN.skip(b, 4 + start, 4 + wire.length, 4, Limits.DEFAULT);
        } catch (ParseException e) {
            assertThat(e.reason()).isIn(Reason.TRUNCATED, Reason.INVALID, Reason.LIMIT);
            return;
        }
        assertThat(end).isBetween(5 + start, 4 + wire.length);
        assertThat(PLAIN.end(b, 4 + start, 4 + wire.length, 4)).isEqualTo(end);
        assertThat(COMPRESSED.end(b, 4 + start, 4 + wire.length, 4)).isEqualTo(end);
        DnsName name = PLAIN.read(b, 4 + start, end, 4);
        assertThat(name.wireLength()).isBetween(1, 255);
        assertThat(DnsName.of(name.toString())).isEqualTo(name);
        assertThat(DnsName.ofWire(Bytes.wrap(name.toWire()))).isEqualTo(name);
    }

    /** Bytes that often make labels and pointers. */
    @Provide
    Arbitrary<Byte> wireByte() {
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, Arbitraries.integers().between(0, 6).map(Integer::byteValue)),
                net.jqwik.api.Tuple.of(2, Arbitraries.just((byte) 0xc0)),
                net.jqwik.api.Tuple.of(1, Arbitraries.bytes()));
    }

    private static ParseException refused(String hex, int start, int limit, Limits limits) {
        Bytes wire = Bytes.ofHex(hex);
        ParseException[] thrown = new ParseException[1];
        assertThatThrownBy(() -> PLAIN.skip(wire.source(), start, limit, 0, limits))
                .isInstanceOfSatisfying(ParseException.class, e -> thrown[0] = e);
        return thrown[0];
    }

    @Test
    void rejectsPointerThatPointsForward() {
        ParseException e = refused("c002" + "0161" + "00", 0, 5, Limits.DEFAULT);
        assertThat(e.reason()).isEqualTo(Reason.INVALID);
        assertThat(e).hasMessage("at offset 0: expected a pointer to a place before offset 0, got 2");
    }

    @Test
    void rejectsPointerToItselfOrItsOwnName() {
        assertThat(refused("c000", 0, 2, Limits.DEFAULT).reason()).isEqualTo(Reason.INVALID);
        assertThat(refused("0161c000", 0, 4, Limits.DEFAULT).reason()).isEqualTo(Reason.INVALID);
    }

    @Test
    void rejectsPointersThatPointAtEachOther() {
        assertThat(refused("c002c000", 2, 4, Limits.DEFAULT).reason()).isEqualTo(Reason.INVALID);
    }

    @Test
    void rejectsPointedLabelsThatRunIntoTheNameThatPoints() {
        // 0: a label of 3 octets that would reach over the pointer at 2
        ParseException e = refused("0361c0000000", 2, 6, Limits.DEFAULT);
        assertThat(e.reason()).isEqualTo(Reason.INVALID);
        assertThat(e.isInputTooShort()).isFalse();
    }

    @Test
    void rejectsReservedLabelTypes() {
        assertThat(refused("40", 0, 1, Limits.DEFAULT))
                .hasMessage("at offset 0: expected a label of at most 63 octets or a pointer, got 64");
        assertThat(refused("80", 0, 1, Limits.DEFAULT).reason()).isEqualTo(Reason.INVALID);
    }

    @Test
    void rejectsNamesOfMoreThan255Octets() throws ParseException {
        Bytes longest = Bytes.ofHex("0161".repeat(127) + "00");
        assertThat(PLAIN.skip(longest.source(), 0, 255, 0, Limits.DEFAULT)).isEqualTo(255);
        assertThat(refused("0161".repeat(128) + "00", 0, 257, Limits.DEFAULT).expected())
                .isEqualTo("a name of at most 255 octets");
        // 254 octets, and a label before them that points there
        assertThat(refused("0161".repeat(127) + "00" + "0162c000", 255, 259, Limits.DEFAULT)
                        .reason())
                .isEqualTo(Reason.INVALID);
    }

    @Test
    void rejectsMoreLabelsThanTheNameMayHaveBeforeReadingThem() {
        assertThat(refused("3f", 0, 1, Limits.DEFAULT).missingBytes()).isEqualTo(63);
    }

    @Test
    void countsPointersAgainstTheLimit() throws ParseException {
        Bytes wire = Bytes.ofHex("00c000c001c003");
        assertThat(PLAIN.skip(wire.source(), 5, 7, 0, Limits.DEFAULT.withMaxNamePointers(3)))
                .isEqualTo(7);
        assertThat(refused(wire.hex(), 5, 7, Limits.DEFAULT.withMaxNamePointers(2))
                        .reason())
                .isEqualTo(Reason.LIMIT);
    }

    @Test
    void asksForTheMissingBytesWhenCutOff() {
        for (int cut = 0; cut < 9; cut++) {
            ParseException e = refused("00" + "0377777707657861", 1, 1 + Math.min(cut, 8), Limits.DEFAULT);
            assertThat(e.isInputTooShort()).isTrue();
            assertThat(e.atLeast(1)).isGreaterThan(Math.min(cut, 8));
        }
        ParseException pointer = refused("00c0", 1, 2, Limits.DEFAULT);
        assertThat(pointer.isInputTooShort()).isTrue();
        assertThat(pointer.atLeast(1)).isEqualTo(2);
    }

    @Test
    void pointsToPlainNamesButWritesThemPlain() {
        PacketWriter writer = new PacketWriter(ByteBuffer.allocate(100));
        PLAIN.write(writer, DnsName.of("a.example"));
        PLAIN.write(writer, DnsName.of("b.example"));
        COMPRESSED.write(writer, DnsName.of("c.example"));
        COMPRESSED.write(writer, DnsName.of("EXAMPLE"));
        COMPRESSED.write(writer, DnsName.ROOT);
        assertThat(Bytes.wrap(writer.finish().flip()).hex())
                .isEqualTo(
                        "0161076578616d706c6500" + "0162076578616d706c6500" + "0163c00d" + "074558414d504c4500" + "00");
    }

    @Test
    void writesAllNamesInFullIfToldSo() {
        PacketWriter writer = new PacketWriter();
        writer.setPointingToNames(false);
        for (int i = 0; i < 2; i++) {
            writer.reset(ByteBuffer.allocate(100));
            COMPRESSED.write(writer, DnsName.of("a.example"));
            COMPRESSED.write(writer, DnsName.of("b.example"));
            assertThat(writer.position()).isEqualTo(22);
        }
        writer.setPointingToNames(true);
        COMPRESSED.write(writer, DnsName.of("c.example"));
        COMPRESSED.write(writer, DnsName.of("d.example"));
        assertThat(writer.position())
                .as("what was written in full is not pointed to")
                .isEqualTo(22 + 11 + 4);
    }

    @Test
    void doesNotPointOutOfReach() {
        PacketWriter writer = new PacketWriter(ByteBuffer.allocate(40_000));
        writer.putZeros("padding", 0x3fff);
        COMPRESSED.write(writer, DnsName.of("a.b"));
        int second = writer.position();
        COMPRESSED.write(writer, DnsName.of("a.b"));
        int third = writer.position();
        COMPRESSED.write(writer, DnsName.of("b"));
        COMPRESSED.write(writer, DnsName.of("b"));
        // `a.b` starts at the last offset that pointers reach, `b` after it does not
        assertThat(Bytes.view(writer.buffer(), second, 2)).isEqualTo(Bytes.ofHex("ffff"));
        assertThat(Bytes.view(writer.buffer(), third, writer.position() - third))
                .isEqualTo(Bytes.ofHex("016200016200"));
    }

    @Test
    void keepsTheNamesOfInnerMessagesToThemselves() {
        PacketWriter writer = new PacketWriter(ByteBuffer.allocate(100).position(5));
        COMPRESSED.write(writer, DnsName.of("a"));
        writer.pushOrigin();
        COMPRESSED.write(writer, DnsName.of("a"));
        COMPRESSED.write(writer, DnsName.of("a"));
        writer.popOrigin();
        COMPRESSED.write(writer, DnsName.of("a"));
        assertThat(Bytes.view(writer.buffer(), 5, writer.position() - 5).hex())
                .isEqualTo("016100" + "016100" + "c000" + "c000");
    }

    @Test
    void startsAnEmptyTableWithEveryMessage() {
        PacketWriter writer = new PacketWriter();
        for (int i = 0; i < 3; i++) {
            writer.reset(ByteBuffer.allocate(10));
            COMPRESSED.write(writer, DnsName.of("a"));
            assertThat(writer.position()).isEqualTo(3);
        }
    }

    @Test
    void findsThousandsOfNames() {
        PacketWriter writer = new PacketWriter(ByteBuffer.allocate(60_000));
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            starts.add(writer.position());
            PLAIN.write(writer, DnsName.of("n" + i));
        }
        for (int i = 0; i < 3000; i++) {
            int at = writer.position();
            COMPRESSED.write(writer, DnsName.of("n" + i));
            int offset = starts.get(i);
            if (offset < 0x4000) {
                assertThat(writer.buffer().getShort(at) & 0xffff).isEqualTo(0xc000 | offset);
            }
        }
    }

    @Test
    void comparesWithCompleteNamesOnly() {
        // What is not written yet looks like a pointer to outside. The hashes of `x` and `x.x` are the same for some x
        byte[] garbage = new byte[64];
        Arrays.fill(garbage, (byte) 0xff);
        ByteBuffer b = ByteBuffer.allocate(garbage.length);
        PacketWriter writer = new PacketWriter();
        for (int i = 0; i < 500_000; i++) {
            b.put(0, garbage);
            writer.reset(b);
            String label = Integer.toString(i);
            COMPRESSED.write(writer, DnsName.of(label + "." + label));
            assertThat(writer.position()).isEqualTo(2 * label.length() + 3);
        }
    }

    @Property
    void correctsPointersWhenAPrefixGrows(
            @ForAll("items") List<Item> before,
            @ForAll("items") List<Item> inside,
            @ForAll("items") List<Item> after,
            @ForAll @IntRange(max = 9) int gap)
            throws ParseException {
        PacketWriter writer = new PacketWriter(ByteBuffer.allocate(20_000).position(11));
        before.forEach(item -> codec(item).write(writer, item.name()));
        int prefix = writer.put8("length", 0);
        inside.forEach(item -> codec(item).write(writer, item.name()));
        writer.insertGap("length", prefix + 1, gap);
        after.forEach(item -> codec(item).write(writer, item.name()));

        int prefixAt = assertReadsBack(writer, 11, before);
        assertThat(prefixAt).isEqualTo(prefix);
        int afterAt = assertReadsBack(writer, prefix + 1 + gap, inside);
        assertThat(assertReadsBack(writer, afterAt, after)).isEqualTo(writer.position());
    }

    private static int assertReadsBack(PacketWriter writer, int start, List<Item> items) throws ParseException {
        int at = start;
        for (Item item : items) {
            int end = PLAIN.skip(writer.buffer(), at, writer.position(), writer.start(), Limits.DEFAULT);
            assertThat(PLAIN.read(writer.buffer(), at, end, writer.start())).isEqualTo(item.name());
            at = end;
        }
        return at;
    }

    @Test
    void refusesAGapThatMovesAPointedNameOutOfReach() {
        PacketWriter writer = new PacketWriter(ByteBuffer.allocate(40_000));
        writer.putZeros("padding", 0x3ff0);
        COMPRESSED.write(writer, DnsName.of("a"));
        COMPRESSED.write(writer, DnsName.of("a"));
        assertThatThrownBy(() -> writer.insertGap("length", 1, 0x10))
                .isInstanceOf(BuildException.class)
                .hasMessage("length: moves a name that is pointed to out of the reach of pointers");
    }

    @Test
    void forgetsNamesThatAGapMovesOutOfReach() {
        PacketWriter writer = new PacketWriter(ByteBuffer.allocate(40_000));
        COMPRESSED.write(writer, DnsName.of("near"));
        writer.putZeros("padding", 0x3fe0);
        COMPRESSED.write(writer, DnsName.of("far"));
        writer.insertGap("length", 6, 0x20);
        int at = writer.position();
        COMPRESSED.write(writer, DnsName.of("far"));
        COMPRESSED.write(writer, DnsName.of("near"));
        assertThat(Bytes.view(writer.buffer(), at, writer.position() - at).hex())
                .isEqualTo("0366617200" + "c000");
    }

    @Test
    void saysWhenTheBufferIsFullInTheMiddleOfAName() {
        PacketWriter writer = new PacketWriter(ByteBuffer.allocate(6));
        assertThatThrownBy(() -> PLAIN.write(writer, DnsName.of("www.example")))
                .isInstanceOfSatisfying(BuildException.class, e -> {
                    assertThat(e.reason()).isEqualTo(BuildException.Reason.FULL);
                    assertThat(e.within("qname").path()).isEqualTo("qname");
                });
    }

    @Test
    void readsAndWritesText() {
        assertThat(PLAIN.toText(PLAIN.fromText("a\\.b.c."))).isEqualTo("a\\.b.c");
        assertThat(COMPRESSED.toText(COMPRESSED.fromText("."))).isEqualTo(".");
    }
}
