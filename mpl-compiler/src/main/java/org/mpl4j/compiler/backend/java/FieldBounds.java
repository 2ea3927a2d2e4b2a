package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.backend.Optimization;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.runtime.codec.Quicint;

/** Writes the check that a number fits its field, and is in the bounds that the specification sets. */
final class FieldBounds {
    private final BuildFrame frame;
    private final Field field;
    private final FieldJava java;
    private final String path;

    /** @param path the field for exceptions */
    FieldBounds(BuildFrame frame, Field field, String path) {
        this.frame = frame;
        this.field = field;
        this.java = FieldJava.of(field);
        this.path = path;
    }

    /**
     * The number, checked; empty where its Java type says that it fits.
     *
     * @param isComputed whether it is the result of signed arithmetic, so that a negative one does not fit an unsigned field
     * @param isInt whether it is an int
     */
    Optional<CodeBlock> check(CodeBlock value, boolean isComputed, boolean isInt) {
        Optional<Long> min = constant(field.attributes().min());
        Optional<Long> max = constant(field.attributes().max());
        if (java.isUnsigned64() && !isComputed && (min.isPresent() || max.isPresent())) {
            return Optional.of(CodeBlock.of(
                    "$T.betweenUnsigned($S, $L, $L, $L)",
                    RuntimeTypes.RANGE,
                    path,
                    value,
                    Code.literalText(min.orElse(0L)),
                    Code.literalText(max.orElse(-1L))));
        }
        long lo = least(isComputed);
        long hi = most();
        boolean isAny = isInt
                ? lo <= Integer.MIN_VALUE && hi >= Integer.MAX_VALUE
                : lo == Long.MIN_VALUE && hi == Long.MAX_VALUE;
        return isAny
                ? Optional.empty()
                : Optional.of(CodeBlock.of(
                        "$T.between($S, $L, $L, $L)",
                        RuntimeTypes.RANGE,
                        path,
                        value,
                        Code.literalText(lo),
                        Code.literalText(hi)));
    }

    /** Statements that check a number; empty where its Java type says that it fits. */
    CodeBlock require(CodeBlock value, boolean isInt) {
        boolean isFlat = frame.scope().packet().spec().isOn(Optimization.FLAT_CALLS);
        Optional<CodeBlock> call = check(value, false, isInt);
        if (call.isEmpty()) {
            return CodeBlock.builder().build();
        } else if (!isFlat || java.isUnsigned64()) {
            return CodeBlock.builder().addStatement(call.get()).build();
        }
        long lo = least(false);
        long hi = most();
        return CodeBlock.builder()
                .beginControlFlow("if ($L)", isOutside(value, isInt, lo, hi))
                .addStatement(
                        "throw $T.outOfRange($S, $L, $L, $L)",
                        RuntimeTypes.BUILD_EXCEPTION,
                        path,
                        value,
                        Code.literalText(lo),
                        Code.literalText(hi))
                .endControlFlow()
                .build();
    }

    private static CodeBlock isOutside(CodeBlock value, boolean isInt, long lo, long hi) {
        if (lo == 0 && hi > 0 && (hi & hi + 1) == 0) {
            // One comparison: a negative number has bits above those, too.
            return CodeBlock.of("$L >>> $L != 0", value, Long.bitCount(hi));
        }
        List<CodeBlock> conditions = new ArrayList<>();
        if (lo > (isInt ? Integer.MIN_VALUE : Long.MIN_VALUE)) {
            conditions.add(CodeBlock.of("$L < $L", value, Code.literalText(lo)));
        }
        if (hi < (isInt ? Integer.MAX_VALUE : Long.MAX_VALUE)) {
            conditions.add(CodeBlock.of("$L > $L", value, Code.literalText(hi)));
        }
        return CodeBlock.join(conditions, " || ");
    }

    /** Whether a constant passes the check for sure. */
    boolean fits(long value) {
        long lo = least(false);
        long hi = most();
        return lo <= value && value <= hi && !java.isUnsigned64();
    }

    /** Checks of the field as it was written against bounds that are no constants, which are known when everything is. */
    Checks checkComputedBounds() {
        CodeBlock.Builder code = CodeBlock.builder();
        boolean mayFault = false;
        ExprEmitter emitter = new ExprEmitter(frame, frame.placed(field.id()).start());
        for (Optional<Expr> bound :
                List.of(field.attributes().min(), field.attributes().max())) {
            if (bound.isPresent() && constant(bound).isEmpty()) {
                Code limit = emitter.number(bound.get());
                Code value = frame.value(field);
                boolean isLeast = bound.equals(field.attributes().min());
                String range =
                        isLeast ? "$T.between($S, $L, $L, $T.MAX_VALUE)" : "$T.between($S, $L, $T.MIN_VALUE, $L)";
                Object[] limits =
                        isLeast ? new Object[] {limit.text(), Long.class} : new Object[] {Long.class, limit.text()};
                code.addStatement(range, RuntimeTypes.RANGE, path, value.text(), limits[0], limits[1]);
                mayFault |= limit.mayFault();
            }
        }
        return new Checks(code.build(), mayFault);
    }

    /** Statements that throw. */
    record Checks(CodeBlock code, boolean mayFault) {}

    private static Optional<Long> constant(Optional<Expr> bound) {
        return bound.filter(Expr.IntConst.class::isInstance).map(c -> ((Expr.IntConst) c).value());
    }

    private long least(boolean isComputed) {
        return Math.max(constant(field.attributes().min()).orElse(Long.MIN_VALUE), lowest(isComputed));
    }

    private long most() {
        return Math.min(constant(field.attributes().max()).orElse(Long.MAX_VALUE), highest());
    }

    private long lowest(boolean isComputed) {
        if (field.type() instanceof FieldType.Int number && number.signed()) {
            return Long.MIN_VALUE >> (64 - number.bits());
        }
        return java.isUnsigned64() && !isComputed ? Long.MIN_VALUE : 0;
    }

    private long highest() {
        if (field.type() instanceof FieldType.QuicInt) {
            return Quicint.MAX_VALUE;
        }
        int bits = java.bits();
        if (bits == 0 || bits == 64) {
            return Long.MAX_VALUE;
        }
        boolean isSigned = field.type() instanceof FieldType.Int number && number.signed();
        return (1L << (isSigned ? bits - 1 : bits)) - 1;
    }
}
