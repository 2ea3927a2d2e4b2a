package org.mpl4j.compiler.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mpl4j.compiler.resolve.Specs.packet;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Classify.Pattern;
import org.mpl4j.compiler.model.EnumType;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expressions;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.SpecModel;
import org.mpl4j.compiler.model.ValueKind;

/** What specifications become: names are numbers, aliases are gone, constants are folded. */
class ModelTest {
    private static Field field(PacketType packet, String name) {
        return packet.items().stream()
                .filter(item -> item.name().equals(name))
                .map(Field.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static String value(Field field) {
        return Expressions.key(field.attributes().value().orElseThrow());
    }

    @Test
    void numbersItemsInSourceOrder() {
        PacketType packet = packet("""
                packet p {
                  a: byte;
                  classify (a) { |1:"One" -> b: byte; list: array (b) { c: byte; d: byte; }; |_:"Other" -> (); };
                  endian little;
                  e: uint16;
                }
                """);
        assertThat(packet.items())
                .extracting(Item::name)
                .containsExactly("a", "a", "b", "list", "c", "d", "endian", "e");
        assertThat(IntStream.range(0, packet.items().size())
                        .allMatch(i -> packet.item(i).id() == i))
                .isTrue();
        assertThat(packet.body().items()).extracting(Item::name).containsExactly("a", "a", "endian", "e");
    }

    @Test
    void foldsConstantsExactly() {
        PacketType packet = packet("""
                packet p {
                  a: byte const(1 + 2 * 3 - -1);
                  b: uint64 default(0x8000000000000000 * 2 - 1);
                  c: byte[(0xffffffffffffffff >> 60) & 7] default("1234567");
                  d: byte when (2 > 1 && !(1 == 2));
                }
                """);
        assertThat(field(packet, "a").attributes().constant().map(Expressions::key))
                .contains("8");
        assertThat(field(packet, "b").attributes().defaultValue().map(Expressions::key))
                .contains("-1");
        assertThat(field(packet, "c").type())
                .isInstanceOfSatisfying(
                        FieldType.ByteArray.class,
                        bytes -> assertThat(Expressions.key(bytes.length())).isEqualTo("7"));
        assertThat(field(packet, "d").presence().map(Expressions::key)).contains("true");
    }

    @Test
    void expandsAliases() {
        PacketType packet = packet("""
                typedef octet byte;
                typedef mac octet[6] show(mac);
                typedef address mac;
                packet p { a: octet; b: octet[2]; c: address; d: bit; e: bit[7]; }
                """);
        assertThat(field(packet, "a").type()).isEqualTo(new FieldType.Int(8, false));
        assertThat(field(packet, "c").attributes().show()).isPresent();
        assertThat(List.of("b", "c"))
                .allSatisfy(name -> assertThat(field(packet, name).type()).isInstanceOf(FieldType.ByteArray.class));
        assertThat(field(packet, "d").type())
                .isInstanceOfSatisfying(
                        FieldType.Bits.class,
                        bits -> assertThat(bits.fixedWidth()).contains(1));
    }

    @Test
    void placesStructsAndPasses2007Names() {
        SpecModel model = Specs.model("struct { x: byte; } varint; packet p { a: varint; b: packet varint(); }");
        PacketType packet = packet("struct { x: byte; } varint; packet p { a: varint; b: packet varint(); }");
        assertThat(packet.items())
                .allSatisfy(item ->
                        assertThat(((NestedPacket) item).target().name()).isEqualTo("varint"));
        assertThat(model.requested()).extracting(name -> name.name()).containsExactly("varint", "p");
    }

    @Test
    void branchesAreChosenByTag() {
        PacketType packet = packet("""
                typedef kind uint16 variant { |1 -> One |0xffff => Last };
                packet p {
                  k: kind; flag: bit[1]; rest: bit[7];
                  classify (k) { |One -> (); |2..0x1ffff:"More" -> (); |_:"Other" -> (); };
                  classify (flag) { |true:"Yes" -> (); |0:"No" -> (); };
                }
                """);
        Classify byKind = (Classify) packet.item(3);
        assertThat(byKind.branches()).extracting(Classify.Branch::label).containsExactly("One", "More", "Other");
        assertThat(byKind.branches())
                .extracting(Classify.Branch::pattern)
                .containsExactly(new Pattern.IntRange(1, 1), new Pattern.IntRange(2, 0xffff), new Pattern.Otherwise());
        assertThat(((Classify) packet.item(4)).branches())
                .extracting(Classify.Branch::pattern)
                .containsExactly(new Pattern.IntRange(1, 1), new Pattern.IntRange(0, 0));
        EnumType kind = field(packet, "k").enumeration().orElseThrow();
        assertThat(kind.sharedName().orElseThrow().name()).isEqualTo("kind");
        assertThat(kind.constants()).extracting(EnumType.Constant::isDefault).containsExactly(false, true);
    }

    @Test
    void aSingleBitIsATruthValueWhereOneIsNeeded() {
        PacketType packet = packet(
                "packet q (bool b) { x: byte when (b); } packet p { f: bit[1]; g: bit[7]; x: byte when (f); y: byte when (f == false); n: packet q(f); }");
        assertThat(packet.item(2).presence().orElseThrow())
                .isInstanceOfSatisfying(
                        Expr.FieldValue.class, use -> assertThat(use.kind()).isEqualTo(ValueKind.BOOL));
        assertThat(packet.item(3).presence().map(Expressions::key)).contains("(#0:BOOL == false)");
        assertThat(Expressions.key(((NestedPacket) packet.item(4)).arguments().get(0)))
                .isEqualTo("#0:BOOL");
    }

    @Test
    void tagsStandForValuesBesideAFieldThatHasThem() {
        PacketType packet = packet(
                "packet p { k: byte variant { |7 -> Seven }; x: byte when (k == Seven); y: byte when (Seven < k); z: byte variant { |9 -> Nine } const(Nine); }");
        assertThat(packet.item(1).presence().map(Expressions::key)).contains("(#0:INT == 7)");
        assertThat(packet.item(2).presence().map(Expressions::key)).contains("(7 < #0:INT)");
        assertThat(field(packet, "z").attributes().constant().map(Expressions::key))
                .contains("9");
    }

    @Test
    void whatIsWrittenMayLookForward() {
        PacketType packet = packet("""
                packet p {
                  t: byte;
                  classify (t) { |1:"A" -> n: byte value(offset(end) + sizeof(n)); |_:"B" -> (); };
                  n: byte value(sizeof(n));
                  end: label;
                }
                """);
        assertThat(value((Field) packet.item(2))).isEqualTo("(offset#4 + sizeof#2)");
        assertThat(value((Field) packet.item(3))).isEqualTo("sizeof#3");
    }

    @Test
    void whatEndsAnArraySeesItsElement() {
        PacketType packet = packet("packet p { last: byte; list: array until (code == last) { code: byte; }; }");
        ArrayItem list = (ArrayItem) packet.item(1);
        assertThat(list.bound())
                .isInstanceOfSatisfying(
                        ArrayItem.Bound.Until.class,
                        until -> assertThat(Expressions.key(until.condition())).isEqualTo("(#2:INT == #0:INT)"));
    }

    @Test
    void rangesOfFieldsAreBytes() {
        PacketType packet = packet("""
                packet q (bytes pseudo) { sum: uint16 checksum(inet, pseudo, 17, sum..data); data: byte[remaining()]; }
                packet p { src: uint32; dest: uint32; body: packet q(src..dest); }
                """);
        assertThat(((NestedPacket) packet.item(2)).arguments())
                .extracting(Expressions::key)
                .containsExactly("#0..#1");
    }

    @Test
    void aWideConstantBesideAnUnsignedFieldIsItsBits() {
        PacketType packet = packet("packet p { a: uint64; b: byte when (a == 0xffffffffffffffff); }");
        assertThat(packet.item(1).presence().map(Expressions::key)).contains("(#0:INT == -1)");
    }

    @Test
    void externTypesBringTheirOwnValues() {
        PacketType packet = packet(
                "extern namelist \"com.x.NameListCodec\"; extern other \"com.x.Other\" \"com.x.Value\"; packet p { a: namelist; b: other; }");
        assertThat(field(packet, "a").type())
                .isEqualTo(new FieldType.Extern("namelist", "com.x.NameListCodec", "com.x.NameList"));
        assertThat(field(packet, "b").type()).isEqualTo(new FieldType.Extern("other", "com.x.Other", "com.x.Value"));
    }
}
