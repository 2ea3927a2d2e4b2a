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
        CodeBlock actual = new ExprEmitter(members.frame(), null)
                .raw(new Expr.FieldValue(field.id(), ValueKind.INT, field.span()))
                .text();
        CodeBlock isValid = CodeBlock.of("$L.isSame($L(), $L)", algorithm, sumName(), actual);
        MethodSpec.Builder method = Members.getter(
                members.names().isValid(field),
                TypeName.BOOLEAN,
                Docs.returning(
                        "whether " + Docs.code(field.name()) + " matches what it is the sum of", Optional.empty()));
        Presence.check(members, field, method);
        members.add(method.addStatement("return $L", isValid).build());
    }

    private String sumName() {
        return members.names().sum(field);
    }
}
