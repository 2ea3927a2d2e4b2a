package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import org.mpl4j.compiler.ir.ReadWord;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;

/** Writes the Java that takes a field out of a word. */
final class WordReader {
    private final Field field;
    private final ReadWord word;
    private final CodeBlock name;
    private final int width;

    /** Bits of the word behind the field. */
    private final int below;

    /**
     * @param name of the Java variable that holds the word
     */
    WordReader(Field field, PlacedItem placed, ReadWord word, CodeBlock name) {
        this.field = field;
        this.word = word;
        this.name = name;
        this.below = word.bitsBelow(placed.end());
        this.width = (int) (placed.end().bitOffset() - placed.start().bitOffset());
    }

    /** What reads a word, which is in an int unless it has 8 bytes. */
    static CodeBlock load(Frame frame, ReadWord word) {
        return frame.load(word.bytes(), frame.byteAt(word.at()).text());
    }

    /** The content, of the same type as when it is read by itself. */
    Code number() {
        boolean isTruth = FieldJava.of(field).kind() == FieldJava.Kind.BOOLEAN;
        if (isTruth || field.type() instanceof FieldType.Bool) {
            Code isSet = Code.of(Code.Num.BOOLEAN, Code.EQUALITY, "($L & $L) != 0", name, mask());
            return isTruth ? isSet : Code.of(Code.Num.INT, Code.CONDITIONAL, "$L ? 1 : 0", isSet.text());
        }
        boolean isSigned = field.type() instanceof FieldType.Int number && number.signed();
        return isSigned ? signed() : unsigned();
    }

    private String mask() {
        long ones = (width == Long.SIZE ? -1L : (1L << width) - 1) << below;
        return word.bytes() == Long.BYTES ? "0x" + Long.toHexString(ones) + "L" : "0x" + Long.toHexString(ones);
    }

    /** The word with another content of the field: computed, since to read what has just been written in another size has to wait for it. */
    CodeBlock with(CodeBlock value) {
        String type = isLong() ? "L" : "";
        if (FieldJava.of(field).kind() == FieldJava.Kind.BOOLEAN) {
            return CodeBlock.of("$1L ? $2L | $3L : $2L & ~$3L", value, name, mask());
        } else if (field.type() instanceof FieldType.Bool) {
            return CodeBlock.of("$1L != 0 ? $2L | $3L : $2L & ~$3L", value, name, mask());
        } else if (width == Long.SIZE) {
            return value;
        }
        boolean isSigned = field.type() instanceof FieldType.Int number && number.signed();
        boolean isInt = FieldJava.of(field).kind() == FieldJava.Kind.INT;
        CodeBlock bits = value;
        if (isSigned && below + width < word.bits()) {
            bits = CodeBlock.of("($L & $L$L)", value, ones(), type);
        } else if (isLong() && isInt && below > 0) {
            bits = CodeBlock.of("(long) $L", value);
        } else if (!isLong() && !isInt) {
            bits = CodeBlock.of("(int) $L", value);
        }
        CodeBlock shifted = below == 0 ? bits : CodeBlock.of("$L << $L", bits, below);
        return CodeBlock.of("$L & ~$L | $L", name, mask(), shifted);
    }

    private boolean isLong() {
        return word.bytes() == Long.BYTES;
    }

    private CodeBlock shifted() {
        return below == 0 ? name : CodeBlock.of("$L >>> $L", name, below);
    }

    private Code unsigned() {
        boolean isFirst = below + width == word.bits() && word.bits() >= Integer.SIZE;
        if (width == Long.SIZE) {
            return Code.primary(Code.Num.LONG, "$L", name);
        } else if (width >= Integer.SIZE) {
            // Such a field does not share a word with others unless that has 8 bytes.
            return isFirst
                    ? Code.of(Code.Num.LONG, Code.SHIFT, "$L", shifted())
                    : Code.of(Code.Num.LONG, Code.BIT_AND, "$L & $L", shifted(), ones() + "L");
        }
        CodeBlock low =
                isLong() ? CodeBlock.of("(int) $L", below == 0 ? name : CodeBlock.of("($L)", shifted())) : shifted();
        return isFirst
                ? Code.of(Code.Num.INT, isLong() ? Code.UNARY : Code.SHIFT, "$L", low)
                : Code.of(Code.Num.INT, Code.BIT_AND, "$L & $L", low, ones());
    }

    private String ones() {
        return "0x" + Long.toHexString((1L << width) - 1);
    }

    private Code signed() {
        if (width == Long.SIZE) {
            return Code.primary(Code.Num.LONG, "$L", name);
        }
        String type = switch (width) {
            case Byte.SIZE -> "byte";
            case Short.SIZE -> "short";
            case Integer.SIZE -> "int";
            default -> "";
        };
        if (!type.isEmpty()) {
            return Code.of(
                    Code.Num.INT, Code.UNARY, "($L) $L", type, below == 0 ? name : CodeBlock.of("($L)", shifted()));
        }
        int above = word.bits() - below - width;
        CodeBlock first = above == 0 ? name : CodeBlock.of("$L << $L", name, above);
        Code all = Code.of(isLong() ? Code.Num.LONG : Code.Num.INT, Code.SHIFT, "$L >> $L", first, word.bits() - width);
        return width < Integer.SIZE ? all.narrowed() : all;
    }
}
