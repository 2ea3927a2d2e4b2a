package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import org.mpl4j.compiler.layout.ByteOrder;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;

/** Writes the Java that finds the end of a field which tells itself how long it is. */
final class FieldScan {
    private FieldScan() {}

    /** Whether what {@link #skip} throws says which field is wrong. */
    static boolean namesField(Field field) {
        return field.type() instanceof FieldType.PrefixedString;
    }

    /** Validates it, too. */
    static CodeBlock skip(Frame frame, Field field) {
        CodeBlock at = frame.startOf(field.id()).text();
        CodeBlock limit = frame.get(Var.Basic.LIMIT);
        FieldType type = field.type();
        if (isLong(frame, field)) {
            return CodeBlock.of(
                    "$T.skip32($L, $L, $L, $S)", RuntimeTypes.PREFIXED_BYTES, frame.buffer(), at, limit, field.name());
        } else if (type instanceof FieldType.PrefixedString string) {
            return CodeBlock.of(
                    "$T.skip($L, $L, $L, $L, $L, $S)",
                    RuntimeTypes.PREFIXED_BYTES,
                    frame.buffer(),
                    at,
                    limit,
                    string.prefixBits() / 8,
                    isLittle(frame, field, string),
                    field.name());
        } else if (type instanceof FieldType.Delimited delimited) {
            return CodeBlock.of(
                    "$T.skip($L, $L, $L, $L)",
                    RuntimeTypes.DELIMITED_BYTES,
                    frame.buffer(),
                    at,
                    limit,
                    delimiter(frame, delimited));
        } else if (type instanceof FieldType.Extern extern) {
            return CodeBlock.of(
                    "$T.INSTANCE.skip($L, $L, $L, $L, $L)",
                    SpecTypes.codecOf(extern),
                    frame.buffer(),
                    at,
                    limit,
                    origin(frame),
                    frame.get(Var.Basic.LIMITS));
        }
        return CodeBlock.of("$T.skip($L, $L, $L)", number(type), frame.buffer(), at, limit);
    }

    /** Of bytes that have been validated. */
    static CodeBlock end(Frame frame, Field field, CodeBlock limit) {
        CodeBlock at = frame.startOf(field.id()).text();
        FieldType type = field.type();
        if (isLong(frame, field)) {
            return CodeBlock.of("$T.end32($L, $L)", RuntimeTypes.PREFIXED_BYTES, frame.buffer(), at);
        } else if (type instanceof FieldType.PrefixedString string) {
            return CodeBlock.of(
                    "$T.end($L, $L, $L, $L)",
                    RuntimeTypes.PREFIXED_BYTES,
                    frame.buffer(),
                    at,
                    string.prefixBits() / 8,
                    isLittle(frame, field, string));
        } else if (type instanceof FieldType.Delimited delimited) {
            return CodeBlock.of(
                    "$T.end($L, $L, $L, $L)",
                    RuntimeTypes.DELIMITED_BYTES,
                    frame.buffer(),
                    at,
                    limit,
                    delimiter(frame, delimited));
        } else if (type instanceof FieldType.Extern extern) {
            return CodeBlock.of(
                    "$T.INSTANCE.end($L, $L, $L, $L)",
                    SpecTypes.codecOf(extern),
                    frame.buffer(),
                    at,
                    limit,
                    origin(frame));
        }
        return CodeBlock.of("$T.end($L, $L)", number(type), frame.buffer(), at);
    }

    /** Whether the length is in 32 bits in big-endian order. */
    private static boolean isLong(Frame frame, Field field) {
        return field.type() instanceof FieldType.PrefixedString string
                && string.prefixBits() == Integer.SIZE
                && frame.placed(field.id()).order().equals(ByteOrder.BIG);
    }

    static CodeBlock origin(Frame frame) {
        return frame.get(Var.Basic.ORIGIN);
    }

    /** The prefix of a string of one byte has no order. */
    static CodeBlock isLittle(Frame frame, Field field, FieldType.PrefixedString string) {
        ByteOrder order = frame.placed(field.id()).order();
        return string.prefixBits() == 8 ? CodeBlock.of("false") : frame.isLittle(order);
    }

    static CodeBlock delimiter(Frame frame, FieldType.Delimited delimited) {
        return frame.block().packet().constants().of(delimited.delimiter());
    }

    private static ClassName number(FieldType type) {
        return type instanceof FieldType.VarInt ? RuntimeTypes.VARINT : RuntimeTypes.QUICINT;
    }
}
