package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.Set;
import org.mpl4j.compiler.backend.Optimization;
import org.mpl4j.compiler.layout.ByteOrder;
import org.mpl4j.compiler.layout.FieldSizes;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;

/** Writes the Java that overwrites a field at its place: one of fixed width, or of a width that fields before it say. */
final class FieldPut {
    /** How many bytes are written as numbers. */
    private static final Set<Integer> FEW = Set.of(2, 3, 4, 6, 8, 16);

    private final Frame frame;
    private final Field field;
    private final String path;
    private final PlacedItem placed;

    FieldPut(Frame frame, Field field) {
        this(frame, field, field.name());
    }

    /** @param path the field for exceptions */
    FieldPut(Frame frame, Field field, String path) {
        this.frame = frame;
        this.field = field;
        this.path = path;
        this.placed = frame.placed(field.id());
    }

    /**
     * Statements that write a value which fits.
     *
     * @param isLong whether its Java type is long where the field's own type is shorter
     */
    CodeBlock put(CodeBlock value, boolean isLong) {
        String toInt = isLong ? "(int) " : "";
        FieldType type = field.type();
        if (type instanceof FieldType.Bits bits) {
            return bits.fixedWidth().isPresent() ? bits(bits.fixedWidth().get(), value) : bits(bits.width(), value);
        } else if (type instanceof FieldType.Bool) {
            // The raw value of a boolean with an enumeration is a number.
            boolean isTruth = FieldJava.of(field).kind() == FieldJava.Kind.BOOLEAN;
            CodeBlock truth = isTruth ? value : CodeBlock.of("$L != 0", value);
            return statement("$L.put($L, (byte) ($L ? 1 : 0))", frame.buffer(), at(), truth);
        } else if (type instanceof FieldType.ByteArray) {
            return bytes(value);
        } else if (type instanceof FieldType.Float real) {
            return ordered(real.bits(), real.bits() == 32 ? "Float" : "Double", "", value);
        }
        FieldType.Int number = (FieldType.Int) type;
        return switch (number.bits()) {
            case 8 -> statement("$L.put($L, (byte) $L)", frame.buffer(), at(), value);
            case 16 -> ordered(16, "Short", "(short) ", value, toInt);
            case 32 -> ordered(32, "Int", isLong || !number.signed() ? "(int) " : "", value);
            case 64 -> ordered(64, "Long", "", value);
            default -> ordered(number.bits(), "Uint" + number.bits(), number.bits() == 24 ? toInt : "", value);
        };
    }

    /** Few bytes are a number or two ({@link Optimization#FEW_BYTES}). */
    private CodeBlock bytes(CodeBlock value) {
        int length = (int) (FieldSizes.fixedBits(field).orElse(0L) / Byte.SIZE);
        boolean isFew = frame.block().packet().spec().isOn(Optimization.FEW_BYTES)
                && FEW.contains(length)
                && field.attributes().alignBits() == 0;
        return isFew
                ? statement("$T.put$L($L, $L, $L)", RuntimeTypes.FIXED_BYTES, length, value, frame.buffer(), at())
                : statement("$L.putTo($L, $L)", value, frame.buffer(), at());
    }

    /** Whether a number fits is not known before the width is. */
    private CodeBlock bits(Expr width, CodeBlock value) {
        Code number = new ExprEmitter(frame, placed.start()).number(width);
        CodeBlock size =
                number.num() == Code.Num.INT ? number.text() : CodeBlock.of("(int) $L", number.operand(Code.UNARY));
        return statement(
                "$1T.put($2L, $3L, $4L, $5T.unsigned($6S, $7L, $4L))",
                RuntimeTypes.BITS,
                frame.buffer(),
                frame.bitAt(placed.start()),
                size,
                RuntimeTypes.RANGE,
                path,
                value);
    }

    private CodeBlock bits(int width, CodeBlock value) {
        boolean isTruth = FieldJava.of(field).kind() == FieldJava.Kind.BOOLEAN;
        int below = 8 - placed.start().bitPhase() - width;
        if (below < 0) {
            return statement(
                    "$T.put($L, $L, $L, $L)",
                    RuntimeTypes.BITS,
                    frame.buffer(),
                    frame.bitAt(placed.start()),
                    width,
                    isTruth ? CodeBlock.of("$L ? 1 : 0", value) : value);
        } else if (width == 8) {
            return statement("$L.put($L, (byte) $L)", frame.buffer(), at(), value);
        }
        int mask = (1 << width) - 1 << below;
        CodeBlock bits = isTruth
                ? CodeBlock.of("($L ? $L : 0)", value, hex(mask))
                : below == 0 ? value : CodeBlock.of("$L << $L", value, below);
        return statement(
                "$L.put($L, (byte) ($L & $L | $L))",
                frame.buffer(),
                at(),
                frame.load(Byte.BYTES, at()),
                hex(~mask & 0xff),
                bits);
    }

    private static String hex(int bits) {
        return "0x" + Integer.toHexString(bits);
    }

    private CodeBlock at() {
        return frame.byteAt(placed.start()).text();
    }

    private static CodeBlock statement(String format, Object... args) {
        return CodeBlock.builder().addStatement(format, args).build();
    }

    private CodeBlock ordered(int bits, String name, String cast, CodeBlock value) {
        return ordered(bits, name, cast, value, cast);
    }

    private CodeBlock ordered(int bits, String name, String cast, CodeBlock value, String littleCast) {
        ByteOrder order = placed.order();
        if (order.equals(ByteOrder.BIG)) {
            return big(bits, name, cast, value);
        } else if (order.equals(ByteOrder.LITTLE)) {
            return little(bits, name, littleCast, value);
        }
        return CodeBlock.builder()
                .beginControlFlow("if ($L)", frame.isLittle(order))
                .add(little(bits, name, littleCast, value))
                .nextControlFlow("else")
                .add(big(bits, name, cast, value))
                .endControlFlow()
                .build();
    }

    private CodeBlock big(int bits, String name, String cast, CodeBlock value) {
        return isOdd(bits)
                ? call(RuntimeTypes.BIG_ENDIAN, name, cast, value)
                : statement("$L.put$L($L, $L$L)", frame.buffer(), name, at(), cast, value);
    }

    private CodeBlock little(int bits, String name, String cast, CodeBlock value) {
        return bits == 16
                ? call(RuntimeTypes.LITTLE_ENDIAN, "Uint16", cast, value)
                : call(RuntimeTypes.LITTLE_ENDIAN, name, cast, value);
    }

    private static boolean isOdd(int bits) {
        return bits == 24 || bits == 48;
    }

    private CodeBlock call(ClassName type, String name, String cast, CodeBlock value) {
        return statement("$T.put$L($L, $L, $L$L)", type, name, frame.buffer(), at(), cast, value);
    }
}
