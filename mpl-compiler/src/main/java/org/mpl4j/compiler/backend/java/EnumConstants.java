package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.mpl4j.compiler.model.EnumType;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.JavaNames;

/** The named values of an enumeration in Java. */
final class EnumConstants {
    /** An array of constants by their numbers. */
    static final String TABLE = "BY_VALUE";

    /** So many constants, and fewer, are told apart by a switch. */
    private static final int FEW = 8;

    private static final int TABLE_SIZE = 1024;

    private final EnumType type;
    private final Map<EnumType.Constant, String> names = new LinkedHashMap<>();

    EnumConstants(EnumType type) {
        this.type = type;
        NameScope scope = new NameScope(null, "Known", "Unknown", TABLE);
        type.constants().forEach(constant -> names.put(constant, scope.add(JavaNames.label(constant.tag()))));
    }

    /** The Java names of the constants, in order. */
    Map<EnumType.Constant, String> names() {
        return names;
    }

    private static long number(EnumType.Constant constant) {
        return constant.value() instanceof Expr.BoolConst flag
                ? (flag.value() ? 1 : 0)
                : ((Expr.IntConst) constant.value()).value();
    }

    /** The value on the wire as Java. */
    CodeBlock literal(EnumType.Constant constant) {
        if (constant.value() instanceof Expr.BytesConst bytes) {
            return Constants.initializer(bytes.value());
        }
        return CodeBlock.of("$L", Code.literalText(number(constant)));
    }

    /** The value on the wire for people. */
    String text(EnumType.Constant constant) {
        if (constant.value() instanceof Expr.BytesConst bytes) {
            return Docs.escape(bytes.value().latin1());
        }
        return type.bits() == Long.SIZE ? Long.toUnsignedString(number(constant)) : Long.toString(number(constant));
    }

    /** Statements that return the constant of {@code value}, or null; where two have the same value, the first. */
    CodeBlock find() {
        if (EnumTypes.isOfBytes(type)) {
            return findByContent();
        }
        boolean isInt = type.bits() < Integer.SIZE;
        if (hasTable()) {
            return CodeBlock.of(
                    "return value >= 0 && value < $1L.length ? $1L[$2L] : null;\n",
                    TABLE,
                    isInt ? "value" : "(int) value");
        }
        CodeBlock.Builder code = CodeBlock.builder();
        CodeBlock.Builder others = CodeBlock.builder();
        Set<Long> seen = new HashSet<>();
        code.beginControlFlow(
                "switch ($L)",
                isInt ? CodeBlock.of("value") : CodeBlock.of("$T.toInt(value, $L)", RuntimeTypes.EXACT, unused()));
        names.forEach((constant, java) -> {
            long value = number(constant);
            if (seen.add(value) && value == (int) value) {
                code.add("case $L:\n", Code.literalText(value))
                        .indent()
                        .addStatement("return $L", java)
                        .unindent();
            } else if (value != (int) value) {
                others.addStatement("if (value == $L) return $L", Code.literalText(value), java);
            }
        });
        return code.add("default:\n")
                .indent()
                .add(isInt ? CodeBlock.of("return null;\n") : CodeBlock.of("break;\n"))
                .unindent()
                .endControlFlow()
                .add(others.build())
                .add(isInt ? CodeBlock.of("") : CodeBlock.of("return null;\n"))
                .build();
    }

    /** Whether constants are found in an array that is indexed by their numbers: a switch over many is code that the JVM does not take into its callers. */
    boolean hasTable() {
        return !EnumTypes.isOfBytes(type)
                && names.size() > FEW
                && names.keySet().stream().allMatch(constant -> number(constant) >= 0 && number(constant) < TABLE_SIZE);
    }

    /** Statements that make the array: of two constants of the same number, the first counts. */
    CodeBlock fillTable() {
        CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("for (Known known : values())");
        code.beginControlFlow("if ($L[(int) known.value] == null)", TABLE)
                .addStatement("$L[(int) known.value] = known", TABLE)
                .endControlFlow();
        return code.endControlFlow().build();
    }

    int tableSize() {
        return names.keySet().stream()
                        .mapToInt(constant -> (int) number(constant))
                        .max()
                        .orElse(0)
                + 1;
    }

    private int unused() {
        int value = -1;
        while (isTaken(value)) {
            value--;
        }
        return value;
    }

    private boolean isTaken(long value) {
        return names.keySet().stream().anyMatch(constant -> number(constant) == value);
    }

    private CodeBlock findByContent() {
        return CodeBlock.builder()
                .beginControlFlow("for (Known known : values())")
                .beginControlFlow("if (known.value.equals(value))")
                .addStatement("return known")
                .endControlFlow()
                .endControlFlow()
                .addStatement("return null")
                .build();
    }
}
