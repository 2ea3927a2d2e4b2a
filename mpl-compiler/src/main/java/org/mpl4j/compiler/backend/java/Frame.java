package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import java.util.Optional;
import org.mpl4j.compiler.backend.Optimization;
import org.mpl4j.compiler.layout.ByteOrder;
import org.mpl4j.compiler.layout.Place;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.layout.Size;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Field;

/**
 * A piece of Java that is being written, and what it can get at: it belongs to a block, and finds the packet's values by {@linkplain Var variables}, of which it
 * remembers those that it was asked for.
 */
abstract class Frame {
    private final BlockInfo block;

    Frame(BlockInfo block) {
        this.block = block;
    }

    final BlockInfo block() {
        return block;
    }

    /** The Java name of a variable. */
    abstract CodeBlock get(Var var);

    /** The content of a field whose content is a number or a truth value. */
    Code value(Field field) {
        return isInScope(field.id()) ? new FieldReader(this, field).number() : given(field);
    }

    /** The word that a field is taken out of, in code that has read that; empty for a field that is read by itself. */
    Optional<Var.InWord> word(Field field) {
        return Optional.empty();
    }

    /** The content of a field, from a variable. */
    final Code given(Field field) {
        Code.Num num = switch (FieldJava.of(field).kind()) {
            case BOOLEAN -> Code.Num.BOOLEAN;
            case INT -> Code.Num.INT;
            default -> Code.Num.LONG;
        };
        return Code.primary(num, "$L", get(new Var.Fact(Var.Fact.Kind.VALUE, field.id())));
    }

    /** The content of a field whose content is a run of bytes. */
    final BytesCode content(Field field) {
        return isInScope(field.id())
                ? new FieldReader(this, field).content()
                : new BytesCode.Value(get(new Var.Fact(Var.Fact.Kind.VALUE, field.id())));
    }

    final CodeBlock buffer() {
        return get(Var.Basic.BUFFER);
    }

    /** What reads 1, 2, 4 or 8 bytes as a number with a sign. */
    final CodeBlock load(int bytes, CodeBlock at) {
        String method = switch (bytes) {
            case Byte.BYTES -> "get";
            case Short.BYTES -> "getShort";
            case Integer.BYTES -> "getInt";
            default -> "getLong";
        };
        return block.packet().spec().isOn(Optimization.HEAP_READS)
                ? CodeBlock.of("$T.$L($L, $L)", RuntimeTypes.BIG_ENDIAN, method, buffer(), at)
                : CodeBlock.of("$L.$L($L)", buffer(), method, at);
    }

    /** Whether an item is of the scope that this code is about, so that its place can be told. */
    final boolean isInScope(int itemId) {
        return block.packet().layout().scopeOf(itemId).owner() == block.scope().owner();
    }

    final PlacedItem placed(int itemId) {
        return block.packet().placed(itemId);
    }

    private Code base(Place place) {
        Var base = place.base() == Place.START ? Var.Basic.START : new Var.Slot(place.base());
        return Code.primary(Code.Num.INT, "$L", get(base));
    }

    /** The absolute index of the byte that a place is in. */
    final Code byteAt(Place place) {
        return base(place).plus(place.byteOffset());
    }

    /** The absolute index of the first byte that starts at a place or after it. */
    final Code byteAfter(Place place) {
        return base(place).plus(place.plusBits(7).byteOffset());
    }

    /** The number of the bit at a place, from the most significant one of the byte at index 0. */
    final CodeBlock bitAt(Place place) {
        Code at = byteAt(place);
        return place.bitPhase() == 0
                ? CodeBlock.of("$L * 8L", at.operand(Code.MULTIPLICATIVE))
                : CodeBlock.of("$L * 8L + $L", at.operand(Code.MULTIPLICATIVE), place.bitPhase());
    }

    final Code startOf(int itemId) {
        return isInScope(itemId)
                ? byteAt(placed(itemId).start())
                : Code.primary(Code.Num.INT, "$L", get(new Var.Fact(Var.Fact.Kind.POSITION, itemId)));
    }

    /** The absolute index after an item of this scope. */
    final Code endOf(int itemId) {
        return byteAfter(placed(itemId).end());
    }

    /** {@code offset(x)}. */
    final Code endOffset(int itemId) {
        if (!isInScope(itemId)) {
            return Code.primary(Code.Num.INT, "$L", get(new Var.Fact(Var.Fact.Kind.END_OFFSET, itemId)));
        }
        Place end = placed(itemId).end();
        return end.base() == Place.START
                ? Code.literal(end.plusBits(7).byteOffset())
                : byteAfter(end).minus(base(Place.AT_START));
    }

    /** {@code sizeof(x)}. */
    final Code sizeOf(int itemId) {
        if (!isInScope(itemId)) {
            return Code.primary(Code.Num.INT, "$L", get(new Var.Fact(Var.Fact.Kind.SIZE, itemId)));
        }
        PlacedItem placed = placed(itemId);
        return placed.size() instanceof Size.Static size
                ? Code.literal((size.bits() + 7) / 8)
                : byteAfter(placed.end()).minus(byteAt(placed.start()));
    }

    /** {@code array_length(x)}. */
    Code countOf(ArrayItem array) {
        if (!isInScope(array.id())) {
            return Code.primary(Code.Num.INT, "$L", get(new Var.Fact(Var.Fact.Kind.COUNT, array.id())));
        } else if (array.bound() instanceof ArrayItem.Bound.Count count) {
            return new ExprEmitter(this, placed(array.id()).start()).number(count.count());
        }
        return ElementCounter.count(this, array);
    }

    /** What code of the same scope gets for a variable that it needs. */
    final CodeBlock pass(Var var) {
        if (!(var instanceof Var.Fact fact) || !isInScope(fact.itemId())) {
            return get(var);
        }
        int id = fact.itemId();
        return switch (fact.kind()) {
            case VALUE -> valueObject((Field) block.item(id));
            case END_OFFSET -> endOffset(id).text();
            case SIZE -> sizeOf(id).text();
            case COUNT -> countOf((ArrayItem) block.item(id)).text();
            case POSITION -> startOf(id).text();
        };
    }

    /** What code of a scope inside this one, which starts in some byte order, gets for a variable that it needs. */
    final CodeBlock passInto(Var var, ByteOrder order) {
        return var == Var.Basic.IS_LITTLE ? isLittle(order) : pass(var);
    }

    private CodeBlock valueObject(Field field) {
        return FieldJava.of(field).isNumber()
                ? value(field).text()
                : content(field).object();
    }

    /** Whether a byte order is little-endian. */
    final CodeBlock isLittle(ByteOrder order) {
        if (order.isInSlot()) {
            return get(new Var.Slot(order.slot()));
        }
        return order.equals(ByteOrder.INHERITED)
                ? get(Var.Basic.IS_LITTLE)
                : CodeBlock.of("$L", order.equals(ByteOrder.LITTLE));
    }
}
