package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.ir.Op;
import org.mpl4j.compiler.layout.FieldSizes;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;

/** Adds what changes a packet in place: setters of fields that nothing else depends on but by {@code value} and {@code checksum}. */
final class Setters {
    private static final CodeBlock VALUE = CodeBlock.of("value");

    private final Members members;
    private final SumUpdates updates;

    Setters(Members members) {
        this.members = members;
        this.updates = new SumUpdates(members);
    }

    void add(Field field) {
        Binding binding = members.block().packet().plan().binding(field.id());
        boolean isGiven = binding instanceof Binding.Free || binding instanceof Binding.Defaulted;
        if (isGiven
                && FieldSizes.fixedBits(field).isPresent()
                && !isParsed(field.id(), members.block().ops())) {
            addSetter(field);
            updates.add(field);
        }
    }

    /** Whether the parse depends on the value, so that another one would make it another packet. */
    private static boolean isParsed(int fieldId, List<Op> ops) {
        for (Op op : ops) {
            if (op instanceof Op.Load load && load.field().id() == fieldId && load.isNeeded()
                    || op instanceof Op.TakeBytes take && take.field().id() == fieldId && take.isNeeded()
                    || op instanceof Op.When when && isParsed(fieldId, when.body())) {
                return true;
            }
        }
        return false;
    }

    private void addSetter(Field field) {
        String name = members.names().set(field);
        FieldJava java = FieldJava.of(field);
        MethodSpec.Builder method = setter(name, field, java.type());
        Presence.check(members, field, method);
        CodeBlock check = check(field, java);
        if (!check.isEmpty()) {
            method.addStatement(check);
        }
        members.add(method.addCode(new FieldPut(members.frame(), field).put(VALUE, false))
                .addCode(members.frame().update(field, VALUE))
                .build());
        if (field.enumeration().isPresent()) {
            CodeBlock raw = java.kind() == FieldJava.Kind.INT
                    ? CodeBlock.of("(int) value.value()")
                    : CodeBlock.of("value.value()");
            members.add(setter(name, field, EnumTypes.of(members.block(), field))
                    .addStatement("$L($L)", name, raw)
                    .build());
        }
    }

    private static MethodSpec.Builder setter(String name, Field field, TypeName type) {
        return MethodSpec.methodBuilder(name)
                .addJavadoc(new MethodDoc("Overwrites " + Docs.code(field.name()) + " in the buffer.")
                        .param("value", "the new value")
                        .thrown(RuntimeTypes.BUILD_EXCEPTION, "if it does not fit")
                        .build())
                .addModifiers(Modifier.PUBLIC)
                .addParameter(type, "value");
    }

    private static CodeBlock check(Field field, FieldJava java) {
        if (field.type() instanceof FieldType.ByteArray bytes && bytes.length() instanceof Expr.IntConst length) {
            return CodeBlock.of(
                    "$T.byteLength($S, value.length(), $L)", RuntimeTypes.RANGE, field.name(), length.value());
        } else if (java.kind() != FieldJava.Kind.INT && java.kind() != FieldJava.Kind.LONG) {
            return CodeBlock.builder().build();
        }
        boolean isSigned = field.type() instanceof FieldType.Int number && number.signed();
        return CodeBlock.of(
                "$T.$L($S, value, $L)",
                RuntimeTypes.RANGE,
                isSigned ? "signed" : "unsigned",
                field.name(),
                java.bits());
    }
}
