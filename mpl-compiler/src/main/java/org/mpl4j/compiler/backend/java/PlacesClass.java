package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/** The class of what a parse takes along into the methods of branches, to have it note what they find; it is of no use after the parse. */
final class PlacesClass {
    private static final String NAME = "Places";

    private PlacesClass() {}

    static ClassName name(PacketInfo packet) {
        boolean isTaken = packet.className().simpleName().equals(NAME)
                || packet.spec().unqualifiable().isTaken(NAME);
        return packet.className().nestedClass(isTaken ? NAME + "_" : NAME);
    }

    /** What a slot is called in it. */
    static String field(int slot) {
        return "place" + slot;
    }

    /** What was noted of a slot. */
    static CodeBlock get(int slot) {
        return CodeBlock.of("$L.$L", Var.Basic.PLACES.javaName(), field(slot));
    }

    /** A statement that makes an object of it; a view that can be pointed elsewhere has one. */
    static CodeBlock create(PacketInfo packet) {
        CodeBlock object = packet.spec().isReusable()
                ? CodeBlock.of("$L.$L", ReusableViews.TARGET, Var.Basic.PLACES.javaName())
                : CodeBlock.of("new $T()", name(packet));
        return CodeBlock.builder()
                .addStatement("$T $L = $L", name(packet), Var.Basic.PLACES.javaName(), object)
                .build();
    }

    /** The object that such a view has. */
    static FieldSpec kept(PacketInfo packet) {
        return FieldSpec.builder(name(packet), Var.Basic.PLACES.javaName(), Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new $T()", name(packet))
                .build();
    }

    static TypeSpec of(PacketInfo packet) {
        TypeSpec.Builder type = TypeSpec.classBuilder(name(packet))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("What a parse finds in branches, for their views.\n");
        BranchPlaces.inside(packet.body()).forEach(slot -> type.addField(TypeName.INT, field(slot)));
        return type.build();
    }
}
