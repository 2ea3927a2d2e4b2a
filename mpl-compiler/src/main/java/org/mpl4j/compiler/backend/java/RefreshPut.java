package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.model.Attributes;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;

/** Writes the Java that computes a field of a view anew. */
final class RefreshPut {
    private final Members members;
    private final Field field;
    private final FieldPut put;

    RefreshPut(Members members, Field field) {
        this.members = members;
        this.field = field;
        this.put = new FieldPut(members.frame(), field);
    }

    /** The statements, for a field that may be absent. */
    CodeBlock code() {
        CodeBlock.Builder code = CodeBlock.builder();
        Binding binding = members.block().packet().plan().binding(field.id());
        Presence.when(members, field, code, () -> code.add(statements(binding)));
        return code.build();
    }

    private CodeBlock statements(Binding binding) {
        return binding instanceof Binding.Derived derived
                ? value(derived.value())
                : sum(field.attributes().checksum().orElseThrow());
    }

    private CodeBlock sum(Attributes.ChecksumSpec spec) {
        CodeBlock sum = CodeBlock.of("$L()", members.names().sum(field));
        return guarded(put.put(sum, true), new ChecksumMethods(members, field, spec).mayFault());
    }

    private CodeBlock value(Expr expr) {
        ExprEmitter emitter = new ExprEmitter(
                members.frame(), members.frame().placed(field.id()).start());
        FieldJava java = FieldJava.of(field);
        if (java.kind() == FieldJava.Kind.BOOLEAN) {
            Code truth = emitter.truth(expr);
            return guarded(put.put(truth.operand(Code.OR), false), truth.mayFault());
        }
        Code number = emitter.number(expr);
        if (java.bits() == 0) {
            return guarded(put.put(number.text(), true), number.mayFault());
        }
        boolean isSigned = field.type() instanceof FieldType.Int type && type.signed();
        CodeBlock fitting = CodeBlock.of(
                "$T.$L($S, $L, $L)",
                RuntimeTypes.RANGE,
                isSigned ? "signed" : "unsigned",
                field.name(),
                number.text(),
                java.bits());
        return guarded(put.put(fitting, true), number.mayFault());
    }

    /** What has no result is reported like what does not fit. */
    private CodeBlock guarded(CodeBlock statements, boolean mayFault) {
        if (!mayFault) {
            return statements;
        }
        return CodeBlock.builder()
                .beginControlFlow("try")
                .add(statements)
                .nextControlFlow("catch ($T e)", ArithmeticException.class)
                .addStatement("throw $T.overflow($S)", RuntimeTypes.BUILD_EXCEPTION, field.name())
                .endControlFlow()
                .build();
    }
}
