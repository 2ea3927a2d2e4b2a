package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.Optional;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;

/** Adds the accessors of a field: its content, whether it is there, and for an enumerated one the raw value. */
final class FieldAccessors {
    private final Members members;
    private final Field field;
    private final FieldJava java;

    FieldAccessors(Members members, Field field) {
        this.members = members;
        this.field = field;
        this.java = FieldJava.of(field);
    }

    void add() {
        Presence.add(members, field);
        String name = members.names().accessor(field);
        if (field.enumeration().isEmpty()) {
            members.add(getter(name, java.type(), Docs.returning(field), read()));
            BytesNumber.add(members, field);
            if (java.kind() == FieldJava.Kind.BYTES
                    && members.block().packet().spec().isReusable()) {
                ReusableViews.addBounds(members, field);
            }
            return;
        }
        ClassName type = EnumTypes.of(members.block(), field);
        if (field.enumeration().get().sharedName().isEmpty()) {
            members.add(() -> EnumGenerator.inline(type, field));
        }
        String raw = members.names().raw(field);
        members.add(getter(name, type, Docs.returning(field), CodeBlock.of("$T.of($L())", type, raw)));
        CodeBlock doc = Docs.returning("the number of " + Docs.code(field.name()), Optional.empty());
        members.add(getter(raw, java.type(), doc, read()));
    }

    private MethodSpec getter(String name, TypeName type, CodeBlock doc, CodeBlock expression) {
        MethodSpec.Builder method = Members.getter(name, type, doc);
        Presence.check(members, field, method);
        return method.addStatement("return $L", expression).build();
    }

    private CodeBlock read() {
        ViewFrame frame = members.frame();
        FieldReader reader = new FieldReader(frame, field);
        return switch (java.kind()) {
            case FLOAT, DOUBLE -> reader.real();
            case BYTES -> reader.content().object();
            case EXTERN -> extern((FieldType.Extern) field.type());
            default -> reader.number().text();
        };
    }

    private CodeBlock extern(FieldType.Extern extern) {
        ViewFrame frame = members.frame();
        return CodeBlock.of(
                "$T.INSTANCE.read($L, $L, $L, $L)",
                SpecTypes.codecOf(extern),
                frame.buffer(),
                frame.startOf(field.id()).text(),
                frame.endOf(field.id()).text(),
                FieldScan.origin(frame));
    }
}
