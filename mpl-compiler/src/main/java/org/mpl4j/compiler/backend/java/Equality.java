package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.model.EndianSwitch;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.Label;

/**
 * Adds equals and hashCode: by the bytes, and whatever from outside decides what they mean; or where values are written in Java, which may have several encodings, by
 * what a builder is given.
 */
final class Equality {
    private final Members members;

    private Equality(Members members) {
        this.members = members;
    }

    static void add(Members members) {
        Equality equality = new Equality(members);
        PacketInfo packet = members.block().packet();
        List<Property> properties =
                packet.spec().facts().holdsExtern(packet.type().name()) ? equality.values() : equality.bytes();
        CodeBlock.Builder equal = CodeBlock.builder()
                .add("return other instanceof $T that", members.block().className())
                .indent()
                .indent();
        CodeBlock.Builder hash = CodeBlock.builder().addStatement("int hash = 1");
        for (Property property : properties) {
            equal.add("\n&& $L", property.isEqual());
            hash.addStatement("hash = 31 * hash + $L", property.hash());
        }
        members.add(Members.override("equals", TypeName.BOOLEAN)
                .addParameter(RuntimeTypes.OBJECT, "other")
                .addCode(equal.add(";\n").unindent().unindent().build())
                .build());
        members.add(Members.override("hashCode", TypeName.INT)
                .addCode(hash.addStatement("return hash").build())
                .build());
    }

    private record Property(CodeBlock isEqual, CodeBlock hash) {
        /** Of a value of some Java type, in this view and in the other. */
        static Property of(TypeName type, CodeBlock mine, CodeBlock its) {
            if (type.equals(TypeName.DOUBLE) || type.equals(TypeName.FLOAT)) {
                TypeName box = type.box();
                return new Property(
                        CodeBlock.of("$T.compare($L, $L) == 0", box, mine, its),
                        CodeBlock.of("$T.hashCode($L)", box, mine));
            }
            return type.isPrimitive()
                    ? new Property(
                            CodeBlock.of("$L == $L", mine, its), CodeBlock.of("$T.hashCode($L)", type.box(), mine))
                    : new Property(CodeBlock.of("$L.equals($L)", mine, its), CodeBlock.of("$L.hashCode()", mine));
        }
    }

    private List<Property> bytes() {
        List<Property> properties = new ArrayList<>();
        properties.add(Property.of(RuntimeTypes.BYTES, CodeBlock.of("encoded()"), CodeBlock.of("that.encoded()")));
        for (Var var : members.frame().fields()) {
            TypeName type = members.block().type(var);
            if (var == Var.Basic.KNOWS_PLACES || var instanceof Var.Noted) {
                continue;
            }
            boolean isInBytes = var instanceof Var.Slot || var instanceof Var.Basic || var instanceof Var.InWord;
            if (type.equals(TypeName.BOOLEAN) || !isInBytes && type.isPrimitive()) {
                String name = members.frame().name(var);
                properties.add(Property.of(type, CodeBlock.of("$L", name), CodeBlock.of("that.$L", name)));
            }
        }
        return properties;
    }

    private List<Property> values() {
        List<Property> properties = new ArrayList<>();
        for (PlacedItem placed : members.block().placed().items()) {
            Item item = placed.item();
            if (!(item instanceof Label) && !(item instanceof EndianSwitch) && !isDerived(item)) {
                properties.add(value(item));
            }
        }
        return properties;
    }

    private boolean isDerived(Item item) {
        if (!(item instanceof Field field)) {
            return false;
        }
        Binding binding = members.block().packet().plan().binding(field.id());
        return binding instanceof Binding.Derived
                || binding instanceof Binding.Solved
                || binding instanceof Binding.Checksum;
    }

    private Property value(Item item) {
        boolean isEnumerated =
                item instanceof Field field && field.enumeration().isPresent();
        String accessor =
                isEnumerated ? members.names().raw(item) : members.names().accessor(item);
        TypeName type = item instanceof Field field ? FieldJava.of(field).type() : RuntimeTypes.OBJECT;
        Property property = Property.of(type, CodeBlock.of("$L()", accessor), CodeBlock.of("that.$L()", accessor));
        if (item.presence().isEmpty()) {
            return property;
        }
        String has = members.names().has(item);
        return new Property(
                CodeBlock.of("$1L() == that.$1L()\n&& (!$1L() || $2L)", has, property.isEqual()),
                CodeBlock.of("($L() ? $L : 0)", has, property.hash()));
    }
}
