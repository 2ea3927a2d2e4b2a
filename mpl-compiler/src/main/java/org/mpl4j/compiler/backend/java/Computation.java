package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;

/** Writes what a field must be that follows from the rest of the packet, as one expression. */
final class Computation {
    private final BuildFrame frame;
    private final Field field;
    private final FieldJava java;

    /** @param frame of the field's block */
    Computation(BuildFrame frame, Field field) {
        this.frame = frame;
        this.field = field;
        this.java = FieldJava.of(field);
    }

    /** Of a field with that kind of binding: derived, solved, or the presence of others. */
    Code value() {
        Binding binding = frame.block().packet().plan().binding(field.id());
        if (binding instanceof Binding.Derived derived) {
            return of(derived, frame);
        } else if (binding instanceof Binding.Solved solved) {
            return of(solved);
        }
        return of((Binding.Presence) binding);
    }

    /** @param at where what it uses is */
    Code of(Binding.Derived derived, BuildFrame at) {
        ExprEmitter emitter = new ExprEmitter(at, frame.placed(field.id()).start());
        if (java.kind() == FieldJava.Kind.BOOLEAN) {
            return emitter.truth(derived.value());
        }
        return divided(field.name(), emitter.number(derived.value()), derived);
    }

    /** The value of a computation, from that of its expression. */
    static Code divided(String name, Code number, Binding.Derived derived) {
        return derived.divisor() == 1
                ? number
                : Code.primary(
                                Code.Num.LONG,
                                "$T.quotient($S, $L, $L)",
                                RuntimeTypes.RANGE,
                                name,
                                number.text(),
                                Code.literalText(derived.divisor()))
                        .faultingLike(number, number);
    }

    private Code of(Binding.Solved solved) {
        Expr otherwise = solved.otherwise();
        ExprEmitter emitter = new ExprEmitter(frame, frame.placed(field.id()).start());
        Code result = java.kind() == FieldJava.Kind.BOOLEAN ? emitter.truth(otherwise) : emitter.number(otherwise);
        return firstOf(solved.solutions(), result);
    }

    /** The first solution whose item was built. */
    Code firstOf(List<Binding.Solution> solutions, Code otherwise) {
        Code result = otherwise;
        for (int i = solutions.size() - 1; i >= 0; i--) {
            Binding.Solution solution = solutions.get(i);
            BuildBlock block = frame.scope().blockOf(solution.itemId());
            Code by = of(solution.by(), frame.in(block.info()));
            Optional<CodeBlock> condition = frame.scope()
                    .isBuilt(frame, solution.itemId(), frame.scope().blockOf(field.id()));
            Code rest = result;
            result = condition.map(c -> choice(c, by, rest)).orElse(by);
        }
        return result;
    }

    private static Code choice(CodeBlock condition, Code then, Code otherwise) {
        Code.Num num = then.isLong() || otherwise.isLong() ? Code.Num.LONG : then.num();
        return Code.expression(
                CodeBlock.of(
                        "$L ? $L : $L", condition, then.operand(Code.CONDITIONAL), otherwise.operand(Code.CONDITIONAL)),
                num,
                Code.CONDITIONAL,
                then.mayFault() || otherwise.mayFault());
    }

    private Code of(Binding.Presence presence) {
        CodeBlock isAny = presence.items().stream()
                .map(item -> frame.scope().wasGiven(frame, item))
                .collect(CodeBlock.joining(" || "));
        if (java.kind() == FieldJava.Kind.BOOLEAN) {
            return Code.expression(isAny, Code.Num.BOOLEAN, Code.OR, false);
        }
        return Code.expression(CodeBlock.of("$L ? 1 : 0", isAny), Code.Num.INT, Code.CONDITIONAL, false);
    }
}
