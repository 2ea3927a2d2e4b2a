package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import java.util.Optional;
import org.mpl4j.compiler.backend.Optimization;
import org.mpl4j.compiler.layout.ByteOrder;
import org.mpl4j.compiler.layout.FieldSizes;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.ValueKind;

/** Writes the Java that writes one field: where room for it is, or at the end of what has been written. */
final class FieldWriting {
    private final BuildFrame frame;
    private final Field field;
    private final FieldJava java;
    private final String path;
    private final ExprEmitter emitter;
    private final FieldBounds bounds;

    FieldWriting(BuildFrame frame, BuildBlock block, Field field) {
        this.frame = frame;
        this.field = field;
        this.java = FieldJava.of(field);
        this.path = block.path(field.name());
        this.emitter = new ExprEmitter(frame, frame.placed(field.id()).start());
        this.bounds = new FieldBounds(frame, field, path);
    }

    String path() {
        return path;
    }

    /** Checks a value of the field's Java type that a caller gives, and writes it where room for it is. */
    CodeBlock put(CodeBlock value) {
        return CodeBlock.builder().add(check(value)).add(store(value, false)).build();
    }

    /** Writes a value that fits where room for it is: into the buffer, or into the word that has the field. */
    private CodeBlock store(CodeBlock value, boolean isLong) {
        return frame.scope()
                .words()
                .of(field)
                .map(part -> part.put(frame, value, isLong))
                .orElseGet(() -> new FieldPut(frame, field, path).put(value, isLong));
    }

    private CodeBlock check(CodeBlock value) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (field.type() instanceof FieldType.ByteArray bytes && bytes.length() instanceof Expr.IntConst length) {
            code.addStatement("$T.byteLength($S, $L.length(), $L)", RuntimeTypes.RANGE, path, value, length.value());
        } else if (java.isNumber() && java.kind() != FieldJava.Kind.BOOLEAN) {
            code.add(bounds.require(value, java.kind() == FieldJava.Kind.INT));
        }
        return code.build();
    }

    /** Checks a value of the field's Java type that a caller gives, and appends it. */
    CodeBlock append(CodeBlock value) {
        FieldType type = field.type();
        CodeBlock.Builder code = CodeBlock.builder().add(check(value));
        if (type instanceof FieldType.Bits bits) {
            return code.add(appendBits(bits, asNumber(value))).build();
        } else if (type instanceof FieldType.VarInt || type instanceof FieldType.QuicInt) {
            return code.addStatement("$L.write(out, $S, $L)", varint(), path, value)
                    .build();
        } else if (type instanceof FieldType.ByteArray) {
            return code.add(appended(CodeBlock.of("out.putBytes($S, $L)", path, value)))
                    .build();
        } else if (type instanceof FieldType.PrefixedString string) {
            return code.add(prefixed(value, string)).build();
        } else if (type instanceof FieldType.Delimited delimited) {
            return code.addStatement(
                            "$T.write(out, $S, $L, $L)",
                            RuntimeTypes.DELIMITED_BYTES,
                            path,
                            value,
                            delimiter(delimited))
                    .build();
        } else if (type instanceof FieldType.Extern extern) {
            return code.add(within(CodeBlock.of("$T.INSTANCE.write(out, $L)", SpecTypes.codecOf(extern), value)))
                    .build();
        }
        return code.addStatement("out.claim($S, $L)", path, byteLength())
                .add(new FieldPut(frame, field, path).put(value, false))
                .build();
    }

    /** Appends what a payload writes. */
    CodeBlock appendPayload(CodeBlock payload) {
        if (field.type() instanceof FieldType.PrefixedString string) {
            return CodeBlock.builder()
                    .addStatement(prefixed("write(out, $S, $L", payload, string))
                    .build();
        }
        boolean isFlat = frame.scope().packet().spec().isOn(Optimization.FLAT_CALLS);
        return isFlat && field.attributes().alignBits() == 0
                ? within(CodeBlock.of("$L.write(out)", payload))
                : appended(CodeBlock.of("out.putPayload($S, $L)", path, payload));
    }

    /** Whether {@link #appendPayload} is for such a field: one of bytes without a constant length. */
    static boolean takesPayload(Field field) {
        return field.type() instanceof FieldType.PrefixedString
                || field.type() instanceof FieldType.ByteArray bytes && !(bytes.length() instanceof Expr.IntConst);
    }

    private CodeBlock prefixed(CodeBlock value, FieldType.PrefixedString string) {
        boolean isUsual = string.prefixBits() == Integer.SIZE
                && frame.placed(field.id()).order().equals(ByteOrder.BIG);
        CodeBlock call = isUsual
                ? CodeBlock.of("$T.write32(out, $S, $L)", RuntimeTypes.PREFIXED_BYTES, path, value)
                : prefixed("write(out, $S, $L", value, string);
        return CodeBlock.builder().addStatement(call).build();
    }

    private CodeBlock prefixed(String call, CodeBlock value, FieldType.PrefixedString string) {
        CodeBlock start = CodeBlock.of("$T." + call, RuntimeTypes.PREFIXED_BYTES, path, value);
        return CodeBlock.of("$L, $L, $L)", start, string.prefixBits() / 8, isLittle(string));
    }

    private CodeBlock isLittle(FieldType.PrefixedString string) {
        return string.prefixBits() == 8
                ? CodeBlock.of("false")
                : frame.isLittle(frame.placed(field.id()).order());
    }

    /** Bytes and their padding. */
    private CodeBlock appended(CodeBlock call) {
        int alignBits = field.attributes().alignBits();
        return alignBits == 0
                ? CodeBlock.builder().addStatement(call).build()
                : CodeBlock.builder()
                        .addStatement("int at = $L", call)
                        .addStatement("out.align($S, at, $L)", path, alignBits / 8)
                        .build();
    }

    private CodeBlock delimiter(FieldType.Delimited delimited) {
        return frame.block().packet().constants().of(delimited.delimiter());
    }

    private CodeBlock within(CodeBlock statement) {
        return CodeBlock.builder()
                .beginControlFlow("try")
                .addStatement(statement)
                .nextControlFlow("catch ($T e)", RuntimeTypes.BUILD_EXCEPTION)
                .addStatement("throw e.within($S)", path)
                .endControlFlow()
                .build();
    }

    private CodeBlock varint() {
        return CodeBlock.of(
                "$T", field.type() instanceof FieldType.VarInt ? RuntimeTypes.VARINT : RuntimeTypes.QUICINT);
    }

    private CodeBlock asNumber(CodeBlock value) {
        return java.kind() == FieldJava.Kind.BOOLEAN ? CodeBlock.of("$L ? 1 : 0", value) : value;
    }

    private long byteLength() {
        return FieldSizes.fixedBits(field).orElseThrow() / 8;
    }

    private CodeBlock appendBits(FieldType.Bits bits, CodeBlock number) {
        Optional<Integer> fixed = bits.fixedWidth();
        if (fixed.isPresent()) {
            return CodeBlock.builder()
                    .addStatement(
                            "out.patchBits(out.claimBits($S, $L), $L, $L)", path, fixed.get(), fixed.get(), number)
                    .build();
        }
        Code width = emitter.number(bits.width());
        CodeBlock.Builder code = CodeBlock.builder();
        code.add(BuildFaults.guarded(
                CodeBlock.of("size = (int) $T.between($S, $L, 1, 64)", RuntimeTypes.RANGE, path, width.text()),
                CodeBlock.of("int size"),
                path,
                width.mayFault()));
        return code.addStatement(
                        "out.patchBits(out.claimBits($S, size), size, $T.unsigned($S, $L, size))",
                        path,
                        RuntimeTypes.RANGE,
                        path,
                        number)
                .build();
    }

    /** Whether the arithmetic of a value that the specification gives may leave 64 bits. */
    boolean mayFault(Expr value) {
        return value.kind() == ValueKind.INT && number(value).mayFault();
    }

    /** Appends a value that the specification gives. */
    CodeBlock appendValue(Expr value) {
        if (field.type() instanceof FieldType.ByteArray bytes && value.kind() != ValueKind.BYTES) {
            Code length = emitter.number(bytes.length());
            return BuildFaults.guarded(
                    CodeBlock.of(
                            "out.putFilled($S, $L, $L)",
                            path,
                            emitter.number(value).text(),
                            length.text()),
                    CodeBlock.of(""),
                    path,
                    length.mayFault());
        } else if (field.type() instanceof FieldType.Bits bits
                && bits.fixedWidth().isEmpty()) {
            return appendBits(bits, number(value).text());
        } else if (!java.isNumber() || java.kind() == FieldJava.Kind.BOOLEAN) {
            return append(ofSpecification(value));
        }
        Code number = number(value);
        CodeBlock checked =
                bounds.check(number.text(), isComputed(value), false).orElse(number.operand(Code.UNARY));
        CodeBlock.Builder code = CodeBlock.builder();
        if (field.type() instanceof FieldType.Bits bits) {
            return code.add(appendBits(bits, checked)).build();
        } else if (field.type() instanceof FieldType.VarInt || field.type() instanceof FieldType.QuicInt) {
            return code.addStatement("$L.write(out, $S, $L)", varint(), path, checked)
                    .build();
        }
        return code.addStatement("out.claim($S, $L)", path, byteLength())
                .add(new FieldPut(frame, field, path).put(checked, true))
                .build();
    }

    /** Writes a value that the specification gives where room for it is. */
    CodeBlock putValue(Expr value) {
        if (!java.isNumber() || java.kind() == FieldJava.Kind.BOOLEAN) {
            return put(ofSpecification(value));
        }
        return putComputed(number(value), isComputed(value));
    }

    /** A constant is the bits of a number of 64 bits. */
    private boolean isComputed(Expr value) {
        return !(value instanceof Expr.IntConst && java.isUnsigned64() && java.bits() == 64);
    }

    private Code number(Expr value) {
        return emitter.number(value);
    }

    private CodeBlock ofSpecification(Expr value) {
        return switch (java.kind()) {
            case BOOLEAN -> emitter.truth(value).operand(Code.OR);
            case FLOAT, DOUBLE -> emitter.number(value).operand(Code.UNARY);
            case BYTES -> bytes(value);
            case EXTERN ->
                CodeBlock.of(
                        "$T.INSTANCE.fromText($S)",
                        SpecTypes.codecOf((FieldType.Extern) field.type()),
                        ((Expr.BytesConst) value).value().latin1());
            default -> throw new IllegalArgumentException(field.name() + " is a number");
        };
    }

    private CodeBlock bytes(Expr value) {
        if (value.kind() == ValueKind.BYTES) {
            return emitter.content(value).object();
        }
        return CodeBlock.of(
                "$T.filled($L, $L)", RuntimeTypes.BYTES, emitter.number(value).text(), byteLength());
    }

    /** Writes a number that has been computed where room of fixed size is. */
    CodeBlock putComputed(Code value, boolean isComputed) {
        if (java.kind() == FieldJava.Kind.BOOLEAN) {
            return store(value.operand(Code.OR), false);
        }
        CodeBlock checked = bounds.check(value.text(), isComputed, false).orElse(value.operand(Code.UNARY));
        return store(checked, true);
    }

    /** Writes a constant, which is only checked if it may not fit, where room for it is. */
    CodeBlock putConstant(long value) {
        CodeBlock literal = CodeBlock.of("$LL", value);
        return bounds.fits(value)
                ? store(literal, true)
                : putComputed(Code.of(Code.Num.LONG, Code.UNARY, "$L", literal), false);
    }

    /** Writes a checksum where room for it is. */
    CodeBlock putSum(CodeBlock sum) {
        return store(sum, true);
    }

    /** The number, checked. */
    CodeBlock checked(Code value, boolean isComputed) {
        return bounds.check(value.text(), isComputed, false).orElse(value.text());
    }

    /** Numbers are zeroed in one store. */
    private CodeBlock zeros(int byteCount) {
        boolean isNumber = byteCount <= Long.BYTES && Integer.bitCount(byteCount) == 1;
        return CodeBlock.builder()
                .addStatement(
                        isNumber ? "out.put$2L($1S, 0)" : "out.putZeros($S, $L)",
                        path,
                        isNumber ? byteCount * 8 : byteCount)
                .build();
    }

    /** Leaves room for a value that is computed later. */
    CodeBlock reserve() {
        CodeBlock.Builder code = CodeBlock.builder();
        FieldType type = field.type();
        if (type instanceof FieldType.Bits bits) {
            return bits.fixedWidth().isPresent()
                    ? code.addStatement(
                                    "out.claimBits($S, $L)",
                                    path,
                                    bits.fixedWidth().get())
                            .build()
                    : appendBits(bits, CodeBlock.of("0"));
        } else if (type instanceof FieldType.VarInt || type instanceof FieldType.QuicInt) {
            return code.addStatement("out.putZeros($S, 1)", path).build();
        } else if (type instanceof FieldType.PrefixedString string) {
            return code.add(zeros(string.prefixBits() / 8)).build();
        } else if (type instanceof FieldType.Delimited delimited) {
            return code.addStatement("out.putBytes($S, $L)", path, delimiter(delimited))
                    .build();
        } else if (FieldSizes.fixedBits(field).isPresent()) {
            return code.add(zeros((int) byteLength())).build();
        }
        return code.build();
    }
}
