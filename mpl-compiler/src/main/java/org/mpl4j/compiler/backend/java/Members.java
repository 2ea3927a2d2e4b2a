package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.lang.model.element.Modifier;

/** The methods and types that a view class gets, in their order, and the frame in which their code is written. */
final class Members {
    private final ViewFrame frame;
    private final List<MethodSpec> methods = new ArrayList<>();
    private final List<Supplier<TypeSpec>> types = new ArrayList<>();

    Members(BlockInfo block) {
        this.frame = new ViewFrame(block);
    }

    ViewFrame frame() {
        return frame;
    }

    BlockInfo block() {
        return frame.block();
    }

    MemberNames names() {
        return frame.block().memberNames();
    }

    void add(MethodSpec method) {
        methods.add(method);
    }

    /** A nested type that is made when all code is, as others may ask for more methods of it. */
    void add(Supplier<TypeSpec> type) {
        types.add(type);
    }

    /** A public method without parameters that returns an expression. */
    void addGetter(String name, TypeName type, CodeBlock doc, CodeBlock expression) {
        add(getter(name, type, doc).addStatement("return $L", expression).build());
    }

    static MethodSpec.Builder getter(String name, TypeName type, CodeBlock doc) {
        return MethodSpec.methodBuilder(name)
                .addJavadoc(doc)
                .addModifiers(Modifier.PUBLIC)
                .returns(type);
    }

    static MethodSpec.Builder override(String name, TypeName type) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(RuntimeTypes.OVERRIDE)
                .addModifiers(Modifier.PUBLIC)
                .returns(type);
    }

    List<MethodSpec> methods() {
        return methods;
    }

    List<TypeSpec> types() {
        return types.stream().map(Supplier::get).toList();
    }
}
