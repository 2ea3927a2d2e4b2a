package org.mpl4j.compiler.backend.jqwik;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expr.Operator;
import org.mpl4j.compiler.model.Expressions;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.ValueKind;

/**
 * Fields and parameters that generated code knows before it builds a packet, and the Java for what is computed of them. Generated methods have a variable for each parameter that is a
 * number or a truth value; it is null where the packets around do not know it.
 */
final class KnownNumbers {
    private final ClassName support;
    private final Map<Integer, CodeBlock> fields = new HashMap<>();
    private final Map<Integer, CodeBlock> params = new HashMap<>();
    private final Map<Integer, CodeBlock> sizes = new HashMap<>();

    /** Parameters whose variable may be null. */
    private final Set<Integer> perhaps = new TreeSet<>();

    KnownNumbers(PacketTests tests) {
        this(tests.support());
        for (Param param : tests.params()) {
            if (isNumber(param)) {
                param(param);
                perhaps.add(param.index());
            }
        }
    }

    private KnownNumbers(ClassName support) {
        this.support = support;
    }

    /** Knows nothing yet. */
    static KnownNumbers none(PacketTests tests) {
        return new KnownNumbers(tests.support());
    }

    static boolean isNumber(Param param) {
        return param.kind() == ValueKind.INT || param.kind() == ValueKind.BOOL;
    }

    /** What generated methods call a parameter. */
    static String variable(Param param) {
        String member = PacketTests.nameOf(param);
        return "known" + Character.toUpperCase(member.charAt(0)) + member.substring(1);
    }

    static ClassName typeOf(Param param) {
        return param.kind() == ValueKind.INT ? ClassName.get(Long.class) : ClassName.get(Boolean.class);
    }

    /** From now on, a parameter is in its variable. */
    void param(Param param) {
        params.put(param.index(), CodeBlock.of("$L", variable(param)));
    }

    /** From now on, a field is in a variable. */
    void field(int id, String variable) {
        fields.put(id, CodeBlock.of("$T.number($L)", support, variable));
    }

    /** From now on, the bytes of a field are known. */
    void size(int id, CodeBlock bytes) {
        sizes.put(id, CodeBlock.of("$T.size($L)", support, bytes));
    }

    /** From now on, a tag (a field or parameter) is a number. */
    void tag(Expr tag, CodeBlock number) {
        if (tag instanceof Expr.FieldValue field) {
            fields.put(field.itemId(), number);
        } else if (tag instanceof Expr.ParamValue param) {
            params.put(param.index(), param.kind() == ValueKind.BOOL ? CodeBlock.of("($L != 0)", number) : number);
            perhaps.remove(param.index());
        }
    }

    /** As much is known now. */
    KnownNumbers copy() {
        KnownNumbers copy = new KnownNumbers(support);
        copy.fields.putAll(fields);
        copy.params.putAll(params);
        copy.sizes.putAll(sizes);
        copy.perhaps.addAll(perhaps);
        return copy;
    }

    /** The value of an expression: it is null where a parameter is not known. Nothing if there is something in it that is not known before the packet is built. */
    Optional<CodeBlock> orNull(Expr expr) {
        return java(expr).map(java -> {
            List<CodeBlock> missing = expr instanceof Expr.ParamValue ? List.of() : missing(expr);
            return missing.isEmpty()
                    ? java
                    : CodeBlock.of("$L ? null : $L", CodeBlock.join(missing, " || "), boxed(expr, java));
        });
    }

    /** Whether a condition may hold: true unless what is known says otherwise. */
    Optional<CodeBlock> mayHold(Expr condition) {
        if (condition instanceof Expr.Binary both && both.operator() == Operator.AND) {
            List<CodeBlock> sides = new ArrayList<>();
            mayHold(both.left()).ifPresent(sides::add);
            mayHold(both.right()).ifPresent(sides::add);
            return sides.isEmpty() ? Optional.empty() : Optional.of(CodeBlock.join(sides, " && "));
        }
        return java(condition).map(java -> {
            List<CodeBlock> parts = missing(condition);
            parts.add(java);
            return parts.size() == 1 ? java : CodeBlock.of("($L)", CodeBlock.join(parts, " || "));
        });
    }

    private static CodeBlock boxed(Expr expr, CodeBlock java) {
        return CodeBlock.of("$T.valueOf($L)", expr.kind() == ValueKind.BOOL ? Boolean.class : Long.class, java);
    }

    private List<CodeBlock> missing(Expr expr) {
        Set<Integer> used = new TreeSet<>();
        Expressions.visit(expr, part -> {
            if (part instanceof Expr.ParamValue param && perhaps.contains(param.index())) {
                used.add(param.index());
            }
        });
        List<CodeBlock> missing = new ArrayList<>();
        used.forEach(index -> missing.add(CodeBlock.of("$L == null", params.get(index))));
        return missing;
    }

    private Optional<CodeBlock> java(Expr expr) {
        if (expr instanceof Expr.IntConst number) {
            return Optional.of(CodeBlock.of("$L", KnownValues.literal(number.value())));
        } else if (expr instanceof Expr.BoolConst flag) {
            return Optional.of(CodeBlock.of("$L", flag.value()));
        } else if (expr instanceof Expr.FieldValue field) {
            Optional<CodeBlock> number = Optional.ofNullable(fields.get(field.itemId()));
            return expr.kind() == ValueKind.BOOL ? number.map(java -> CodeBlock.of("($L != 0)", java)) : number;
        } else if (expr instanceof Expr.ParamValue param) {
            return Optional.ofNullable(params.get(param.index()));
        } else if (expr instanceof Expr.SizeOf size) {
            return Optional.ofNullable(sizes.get(size.itemId()));
        } else if (expr instanceof Expr.Negate negate) {
            return java(negate.operand()).map(java -> CodeBlock.of("(-$L)", java));
        } else if (expr instanceof Expr.Not not) {
            return java(not.operand()).map(java -> CodeBlock.of("(!$L)", java));
        }
        return expr instanceof Expr.Binary binary && canBeComputed(binary) ? binary(binary) : Optional.empty();
    }

    private Optional<CodeBlock> binary(Expr.Binary binary) {
        return java(binary.left())
                .flatMap(left -> java(binary.right())
                        .map(right -> CodeBlock.of(
                                "($L $L $L)", left, binary.operator().symbol(), right)));
    }

    /** Whether Java computes the same, without an exception: what overflows is no size, nor meets a condition. */
    private static boolean canBeComputed(Expr.Binary binary) {
        boolean divides = binary.operator() == Operator.DIVIDE || binary.operator() == Operator.REMAINDER;
        return !divides || binary.right() instanceof Expr.IntConst number && number.value() != 0;
    }
}
