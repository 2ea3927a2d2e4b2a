package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.backend.Optimization;
import org.mpl4j.compiler.ir.Op;
import org.mpl4j.compiler.ir.ReadWord;
import org.mpl4j.compiler.layout.FieldSizes;
import org.mpl4j.compiler.layout.Place;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;

/** Adds {@code xAsLong()}: a field of 2 to 8 bytes, say a MAC address, as a number; and for 16 bytes, say an address of IPv6, {@code xHighAsLong()} and {@code xLowAsLong()}. */
final class BytesNumber {
    private final Members members;
    private final Field field;
    private final PlacedItem placed;
    private final int length;

    private BytesNumber(Members members, Field field) {
        this.members = members;
        this.field = field;
        this.placed = members.frame().placed(field.id());
        this.length = (int) (FieldSizes.fixedBits(field).orElseThrow() / Byte.SIZE);
    }

    /** Whether it is for a field: a byte array of such a length, of which nothing is padding, and which is not always the same. */
    static boolean isOf(Field field) {
        return length(field) > 1 && length(field) <= Long.BYTES;
    }

    /** Whether two are for a field. */
    static boolean areOf(Field field) {
        return length(field) == 2 * Long.BYTES;
    }

    private static long length(Field field) {
        boolean isPlain = field.attributes().alignBits() == 0
                && field.attributes().constant().isEmpty()
                && field.enumeration().isEmpty();
        return isPlain
                        && field.type() instanceof FieldType.ByteArray bytes
                        && bytes.length() instanceof Expr.IntConst length
                ? length.value()
                : 0;
    }

    static void add(Members members, Field field) {
        if (isOf(field)) {
            BytesNumber number = new BytesNumber(members, field);
            number.add("", members.names().asLong(field), number.number());
        } else if (areOf(field)) {
            BytesNumber number = new BytesNumber(members, field);
            number.add("the first 8 bytes of ", members.names().highAsLong(field), number.half(0));
            number.add("the last 8 bytes of ", members.names().lowAsLong(field), number.half(Long.BYTES));
        }
    }

    private void add(String part, String name, CodeBlock number) {
        String what =
                part + Docs.code(field.name()) + " as an unsigned number, its first byte the most significant one";
        MethodSpec.Builder method = Members.getter(name, TypeName.LONG, Docs.returning(what, Optional.empty()));
        Presence.check(members, field, method);
        members.add(method.addStatement("return $L", number).build());
    }

    private CodeBlock half(int at) {
        Place half = placed.start().plusBits(8L * at);
        return WordReader.load(members.frame(), new ReadWord(half, Long.BYTES, List.of(field.id())));
    }

    private CodeBlock number() {
        boolean isWhole = Integer.bitCount(length) == 1;
        if (isWhole) {
            return taken(new ReadWord(placed.start(), length, List.of(field.id())));
        }
        return word().map(this::taken)
                .orElseGet(() -> CodeBlock.of(
                        "$T.get($L, $L, $L)",
                        RuntimeTypes.BITS,
                        members.frame().buffer(),
                        members.frame().bitAt(placed.start()),
                        length * Byte.SIZE));
    }

    /** A word of 4 or 8 bytes that the field is in, where a parse has seen to it that all of it is there. */
    private Optional<ReadWord> word() {
        int bytes = length < Integer.BYTES ? Integer.BYTES : Long.BYTES;
        if (members.block().packet().spec().isOn(Optimization.COALESCED_READS)) {
            for (Op op : members.block().ops()) {
                if (op instanceof Op.Require run && run.fieldIds().contains(field.id()) && run.byteLength() >= bytes) {
                    long latest = run.at().byteOffset() + run.byteLength() - bytes;
                    long at = Math.min(placed.start().byteOffset(), latest);
                    return Optional.of(new ReadWord(new Place(placed.start().base(), at * 8), bytes, run.fieldIds()));
                }
            }
        }
        return Optional.empty();
    }

    private CodeBlock taken(ReadWord word) {
        CodeBlock all = WordReader.load(members.frame(), word);
        int below = word.bitsBelow(placed.start().plusBits(8L * length));
        CodeBlock low = below == 0 ? all : CodeBlock.of("$L >>> $L", all, below);
        boolean isFirst = word.bytes() == Long.BYTES && below + length * Byte.SIZE == word.bits();
        return isFirst ? low : CodeBlock.of("$L & 0x$LL", low, Long.toHexString((1L << length * Byte.SIZE) - 1));
    }
}
