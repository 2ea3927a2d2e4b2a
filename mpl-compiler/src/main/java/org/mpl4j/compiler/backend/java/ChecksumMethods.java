package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.model.Attributes.ChecksumSpec;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.ValueKind;

/** Adds what a checksum field has: the sum that it should be, and whether it is. */
final class ChecksumMethods {
    private final Members members;
    private final Field field;
    private final ChecksumSpec spec;
    private final CodeBlock algorithm;

    ChecksumMethods(Members members, Field field, ChecksumSpec spec) {
        this.members = members;
        this.field = field;
        this.spec = spec;
        this.algorithm = ChecksumWriting.algorithm(spec);
    }

    /** Adds the accessor {@code checksumValid()} and the method that computes the sum. */
    void add() {
        ChecksumWriting sum = new ChecksumWriting(members.frame(), field, spec);
        members.add(MethodSpec.methodBuilder(sumName())
                .addModifiers(Modifier.PRIVATE)
                .returns(TypeName.LONG)
                .addCode(sum.additions("sum"))
                .addStatement("return $L", sum.finished("sum"))
                .build());
        MethodSpec.Builder method = Members.getter(
                members.names().isValid(field),
                TypeName.BOOLEAN,
                Docs.returning(
                        "whether " + Docs.code(field.name()) + " matches what it is the sum of", Optional.empty()));
        Presence.check(members, field, method);
        members.add(method.addCode(isValid()).build());
    }

    private CodeBlock isValid() {
        CodeBlock actual = new ExprEmitter(members.frame(), null)
                .raw(new Expr.FieldValue(field.id(), ValueKind.INT, field.span()))
                .text();
        CodeBlock isSame = CodeBlock.builder()
                .addStatement("return $L.isSame($L(), $L)", algorithm, sumName(), actual)
                .build();
        if (!mayFault()) {
            return isSame;
        }
        return CodeBlock.builder()
                .beginControlFlow("try")
                .add(isSame)
                .nextControlFlow("catch ($T e)", ArithmeticException.class)
                .add("// Nothing is the sum of numbers that there are not.\n")
                .addStatement("return false")
                .endControlFlow()
                .build();
    }

    /** Whether the arithmetic of what is summed up may leave 64 bits. */
    boolean mayFault() {
        ExprEmitter emitter = new ExprEmitter(
                members.frame(), members.frame().placed(field.id()).start());
        return spec.inputs().stream()
                .anyMatch(input ->
                        input.kind() != ValueKind.BYTES && emitter.number(input).mayFault());
    }

    private String sumName() {
        return members.names().sum(field);
    }
}
