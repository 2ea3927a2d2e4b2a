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
import org.mpl4j.runtime.checksum.Checksum;

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
        this.algorithm = algorithm(spec);
    }

    private static CodeBlock algorithm(ChecksumSpec spec) {
        Checksum algorithm = Checksum.named(spec.algorithm())
                .orElseThrow(() -> new IllegalArgumentException("no checksum " + spec.algorithm()));
        return CodeBlock.of("$T.$L", RuntimeTypes.CHECKSUM, algorithm.name());
    }

    /** Adds the accessor {@code checksumValid()} and the method that computes the sum. */
    void add() {
        members.add(MethodSpec.methodBuilder(sumName())
                .addModifiers(Modifier.PRIVATE)
                .returns(TypeName.LONG)
                .addStatement("long sum = $L.start()", algorithm)
                .addCode(additions(members.frame()))
                .addStatement("return $L.finish(sum)", algorithm)
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

    private CodeBlock additions(Frame frame) {
        CodeBlock.Builder code = CodeBlock.builder();
        ExprEmitter emitter = new ExprEmitter(frame, frame.placed(field.id()).start());
        for (Expr input : spec.inputs()) {
            if (input.kind() != ValueKind.BYTES) {
                code.addStatement(
                        "sum = $1L.addNumber(sum, $2L, $1L.numberBytes())",
                        algorithm,
                        emitter.number(input).text());
            } else if (emitter.content(input) instanceof BytesCode.Region region) {
                code.addStatement(
                        "sum = $L.addWithout(sum, $L, $L, $L, $L, $L)",
                        algorithm,
                        region.buffer(),
                        region.from().text(),
                        region.to().text(),
                        frame.startOf(field.id()).text(),
                        frame.endOf(field.id()).text());
            } else {
                code.addStatement(
                        "sum = $L.add(sum, $L)",
                        algorithm,
                        emitter.content(input).object());
            }
        }
        return code.build();
    }
}
