package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;

/**
 * A field in a {@link Word}.
 *
 * @param shift how many bits of the word are below it
 */
record WordField(Word word, Field field, int shift, int width) {
    private FieldJava.Kind kind() {
        return FieldJava.of(field).kind();
    }

    private boolean isSigned() {
        return field.type() instanceof FieldType.Int number && number.signed();
    }

    private String mask() {
        long bits = width == Long.SIZE ? -1 : (1L << width) - 1;
        return "0x" + Long.toHexString(bits << shift) + "L";
    }

    private String lowMask() {
        return "0x" + Long.toHexString(width == Long.SIZE ? -1 : (1L << width) - 1);
    }

    // Reading

    /** Its content, in the type that {@link FieldReader} gives. */
    Code read(BuildFrame frame) {
        CodeBlock variable = frame.word(word);
        boolean isTruth = kind() == FieldJava.Kind.BOOLEAN;
        if (isTruth || field.type() instanceof FieldType.Bool) {
            Code isSet = Code.of(Code.Num.BOOLEAN, Code.EQUALITY, "($L & $L) != 0", variable, mask());
            return isTruth ? isSet : Code.of(Code.Num.INT, Code.CONDITIONAL, "$L ? 1 : 0", isSet.text());
        } else if (width == Long.SIZE) {
            return Code.primary(Code.Num.LONG, "$L", variable);
        }
        return isSigned() ? signed(variable) : unsigned(variable);
    }

    private Code unsigned(CodeBlock variable) {
        boolean isAll = shift + width == Long.SIZE;
        CodeBlock low = shift == 0 ? variable : CodeBlock.of("$L >>> $L", variable, shift);
        if (kind() == FieldJava.Kind.INT) {
            CodeBlock number = shift == 0 ? CodeBlock.of("(int) $L", low) : CodeBlock.of("(int) ($L)", low);
            return isAll
                    ? Code.of(Code.Num.INT, Code.UNARY, "$L", number)
                    : Code.of(Code.Num.INT, Code.BIT_AND, "$L & $L", number, lowMask());
        }
        return isAll
                ? Code.of(Code.Num.LONG, Code.SHIFT, "$L", low)
                : Code.of(Code.Num.LONG, Code.BIT_AND, "$L & $LL", low, lowMask());
    }

    private Code signed(CodeBlock variable) {
        Code.Num num = kind() == FieldJava.Kind.INT ? Code.Num.INT : Code.Num.LONG;
        CodeBlock low = shift == 0 ? variable : CodeBlock.of("($L >>> $L)", variable, shift);
        return switch (width) {
            case 8 -> Code.of(num, Code.UNARY, "(byte) $L", low);
            case 16 -> Code.of(num, Code.UNARY, "(short) $L", low);
            case 24 -> Code.of(num, Code.SHIFT, "(int) $L << 8 >> 8", low);
            case 32 -> Code.of(num, Code.UNARY, "(int) $L", low);
            default -> Code.of(num, Code.SHIFT, "$L << $L >> $L", low, Long.SIZE - width, Long.SIZE - width);
        };
    }

    // Writing

    /**
     * A statement that sets it to a value which fits.
     *
     * @param isLong whether the value's Java type is long where the field's own type is shorter
     */
    CodeBlock put(BuildFrame frame, CodeBlock value, boolean isLong) {
        CodeBlock variable = frame.word(word);
        CodeBlock bits = bits(value, isLong || kind() != FieldJava.Kind.INT);
        boolean isAll = width == word.byteLength() * 8;
        return isAll
                ? CodeBlock.builder().addStatement("$L = $L", variable, bits).build()
                : CodeBlock.builder()
                        .addStatement("$1L = $1L & ~$2L | $3L", variable, mask(), bits)
                        .build();
    }

    private CodeBlock bits(CodeBlock value, boolean isLong) {
        if (kind() == FieldJava.Kind.BOOLEAN || field.type() instanceof FieldType.Bool) {
            CodeBlock truth = kind() == FieldJava.Kind.BOOLEAN ? value : CodeBlock.of("$L != 0", value);
            return CodeBlock.of("($L ? 0x$LL : 0)", truth, Long.toHexString(1L << shift));
        }
        CodeBlock number = isSigned() && width < Long.SIZE ? CodeBlock.of("($L & $LL)", value, lowMask()) : value;
        if (shift == 0) {
            return number;
        }
        boolean isCast = !isLong && !isSigned();
        return CodeBlock.of("$L$L << $L", isCast ? "(long) " : "", number, shift);
    }
}
