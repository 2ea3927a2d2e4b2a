package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import org.mpl4j.compiler.layout.ByteOrder;
import org.mpl4j.compiler.layout.Place;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;

/** Writes the Java that reads a field at its place. */
final class FieldReader {
    private final Frame frame;
    private final Field field;
    private final PlacedItem placed;

    FieldReader(Frame frame, Field field) {
        this.frame = frame;
        this.field = field;
        this.placed = frame.placed(field.id());
    }

    /** The content of a number or truth value. */
    Code number() {
        return frame.word(field)
                .map(word -> new WordReader(field, placed, word.word(), frame.get(word)).number())
                .orElseGet(this::narrow);
    }

    /** The same, read by itself from the buffer, whatever is kept of that. */
    Code narrow() {
        FieldType type = field.type();
        if (type instanceof FieldType.Bits bits) {
            return bits.fixedWidth().isPresent() ? fixedBits(bits.fixedWidth().get()) : computedBits();
        } else if (type instanceof FieldType.Bool) {
            Code isSet = Code.of(Code.Num.BOOLEAN, Code.EQUALITY, "$L != 0", load(Byte.BYTES));
            return FieldJava.of(field).kind() == FieldJava.Kind.BOOLEAN
                    ? isSet
                    : Code.of(Code.Num.INT, Code.CONDITIONAL, "$L ? 1 : 0", isSet.text());
        } else if (type instanceof FieldType.VarInt) {
            return Code.primary(Code.Num.LONG, "$T.get($L, $L)", RuntimeTypes.VARINT, frame.buffer(), at());
        } else if (type instanceof FieldType.QuicInt) {
            return Code.primary(Code.Num.LONG, "$T.get($L, $L)", RuntimeTypes.QUICINT, frame.buffer(), at());
        } else if (type instanceof FieldType.Int number) {
            return ordered(number.bits() == 8, isLittle -> integer(number, isLittle));
        }
        throw new IllegalArgumentException(field.name() + " is no number");
    }

    /** The content of a float. */
    CodeBlock real() {
        int bits = ((FieldType.Float) field.type()).bits();
        String name = bits == 32 ? "Float" : "Double";
        return ordered(
                        false,
                        isLittle -> isLittle
                                ? Code.primary(
                                        Code.Num.LONG,
                                        "$T.get$L($L, $L)",
                                        RuntimeTypes.LITTLE_ENDIAN,
                                        name,
                                        frame.buffer(),
                                        at())
                                : Code.primary(Code.Num.LONG, "$L.get$L($L)", frame.buffer(), name, at()))
                .text();
    }

    /** The content of a field whose content is a run of bytes. */
    BytesCode content() {
        return region();
    }

    /** Where that is. */
    BytesCode.Region region() {
        Code from = frame.byteAt(placed.start());
        Code to = frame.byteAfter(placed.end());
        if (field.type() instanceof FieldType.PrefixedString string) {
            from = frame.byteAt(placed.start().plusBits(string.prefixBits()));
        } else if (field.type() instanceof FieldType.Delimited delimited) {
            to = frame.byteAfter(
                    placed.end().plusBits(-8L * delimited.delimiter().length()));
        }
        return new BytesCode.Region(frame.buffer(), from, to);
    }

    private CodeBlock load(int bytes) {
        return frame.load(bytes, at());
    }

    private CodeBlock at() {
        return frame.byteAt(placed.start()).text();
    }

    /** The same in either byte order. */
    private interface InOrder {
        Code read(boolean isLittle);
    }

    private Code ordered(boolean isOneByte, InOrder read) {
        ByteOrder order = placed.order();
        if (isOneByte || order.equals(ByteOrder.BIG)) {
            return read.read(false);
        } else if (order.equals(ByteOrder.LITTLE)) {
            return read.read(true);
        }
        Code little = read.read(true);
        CodeBlock text = CodeBlock.of(
                "$L ? $L : $L",
                frame.isLittle(order),
                little.text(),
                read.read(false).text());
        return Code.expression(text, little.num(), Code.CONDITIONAL, false);
    }

    private Code integer(FieldType.Int type, boolean isLittle) {
        if (type.bits() == 8) {
            return type.signed()
                    ? Code.primary(Code.Num.INT, "$L", load(Byte.BYTES))
                    : Code.of(Code.Num.INT, Code.BIT_AND, "$L & 0xff", load(Byte.BYTES));
        } else if (type.bits() == 24 || type.bits() == 48) {
            return odd(type, isLittle);
        } else if (isLittle) {
            return little(type);
        }
        return switch (type.bits()) {
            case 16 ->
                type.signed()
                        ? Code.primary(Code.Num.INT, "$L", load(Short.BYTES))
                        : Code.of(Code.Num.INT, Code.BIT_AND, "$L & 0xffff", load(Short.BYTES));
            case 32 ->
                type.signed()
                        ? Code.primary(Code.Num.INT, "$L", load(Integer.BYTES))
                        : Code.of(Code.Num.LONG, Code.BIT_AND, "$L & 0xffff_ffffL", load(Integer.BYTES));
            default -> Code.primary(Code.Num.LONG, "$L", load(Long.BYTES));
        };
    }

    private Code little(FieldType.Int type) {
        String method = switch (type.bits()) {
            case 16 -> type.signed() ? "getShort" : "getUint16";
            case 32 -> type.signed() ? "getInt" : "getUint32";
            default -> "getLong";
        };
        boolean isLong = type.bits() == 64 || type.bits() == 32 && !type.signed();
        return Code.primary(
                isLong ? Code.Num.LONG : Code.Num.INT,
                "$T.$L($L, $L)",
                RuntimeTypes.LITTLE_ENDIAN,
                method,
                frame.buffer(),
                at());
    }

    private Code odd(FieldType.Int type, boolean isLittle) {
        Code unsigned = Code.primary(
                type.bits() == 24 ? Code.Num.INT : Code.Num.LONG,
                "$T.getUint$L($L, $L)",
                isLittle ? RuntimeTypes.LITTLE_ENDIAN : RuntimeTypes.BIG_ENDIAN,
                type.bits(),
                frame.buffer(),
                at());
        if (!type.signed()) {
            return unsigned;
        }
        int shift = type.bits() == 24 ? 8 : 16;
        return Code.of(unsigned.num(), Code.SHIFT, "$L << $L >> $L", unsigned.text(), shift, shift);
    }

    private Code computedBits() {
        return Code.primary(
                Code.Num.LONG,
                "$T.get($L, $L, $L)",
                RuntimeTypes.BITS,
                frame.buffer(),
                frame.bitAt(placed.start()),
                computedWidth(frame, placed));
    }

    /** The width of a bit field that ends in a slot. */
    static CodeBlock computedWidth(Frame frame, PlacedItem placed) {
        Code bytes = frame.byteAt(placed.end()).minus(frame.byteAt(placed.start()));
        int bits = placed.end().bitPhase() - placed.start().bitPhase();
        return Code.of(Code.Num.INT, Code.MULTIPLICATIVE, "$L * 8", bytes.operand(Code.MULTIPLICATIVE))
                .plus(bits)
                .text();
    }

    private Code fixedBits(int width) {
        Place at = placed.start();
        int phase = at.bitPhase();
        int bytes = (phase + width + 7) / 8;
        int below = bytes * 8 - phase - width;
        boolean isTruth = FieldJava.of(field).kind() == FieldJava.Kind.BOOLEAN;
        if (isTruth) {
            return Code.of(Code.Num.BOOLEAN, Code.EQUALITY, "($L & $L) != 0", load(Byte.BYTES), hex(1L << below));
        } else if (bytes == 8 && width == 64) {
            return Code.primary(Code.Num.LONG, "$L", load(Long.BYTES));
        } else if (bytes > 4) {
            Code bits = Code.primary(
                    Code.Num.LONG, "$T.get($L, $L, $L)", RuntimeTypes.BITS, frame.buffer(), frame.bitAt(at), width);
            return width < Integer.SIZE ? bits.narrowed() : bits;
        }
        return shifted(container(bytes), below, width);
    }

    private CodeBlock container(int bytes) {
        return bytes == 3
                ? CodeBlock.of("$T.getUint24($L, $L)", RuntimeTypes.BIG_ENDIAN, frame.buffer(), at())
                : load(bytes);
    }

    private static Code shifted(CodeBlock container, int below, int width) {
        CodeBlock low = below == 0 ? container : CodeBlock.of("$L >>> $L", container, below);
        return width == 32
                ? Code.of(Code.Num.LONG, Code.BIT_AND, "$L & 0xffff_ffffL", low)
                : Code.of(Code.Num.INT, Code.BIT_AND, "$L & $L", low, hex((1L << width) - 1));
    }

    private static String hex(long mask) {
        return "0x" + Long.toHexString(mask);
    }
}
