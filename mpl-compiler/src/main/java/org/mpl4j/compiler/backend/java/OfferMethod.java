package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * A method by which the caller gives something.
 *
 * @param body in the class of the block that it is for
 */
record OfferMethod(String name, List<ParameterSpec> parameters, MethodDoc doc, ClassName returned, CodeBlock body) {
    OfferMethod {
        parameters = List.copyOf(parameters);
    }

    private MethodSpec.Builder signature() {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addParameters(parameters)
                .returns(returned);
    }

    MethodSpec declaration() {
        return signature()
                .addJavadoc(doc.build())
                .addModifiers(Modifier.ABSTRACT)
                .build();
    }

    /** @param isOverride whether the method is one of an interface */
    MethodSpec implementation(boolean isOverride) {
        MethodSpec.Builder method = signature();
        if (isOverride) {
            method.addAnnotation(RuntimeTypes.OVERRIDE);
        }
        return method.addCode(body).build();
    }

    /** In the class of a block inside of which what this is for may be given, too. */
    MethodSpec delegation(CodeBlock to) {
        String arguments = parameters.stream().map(ParameterSpec::name).collect(Collectors.joining(", "));
        return signature()
                .addAnnotation(RuntimeTypes.OVERRIDE)
                .addStatement("return $L.$L($L)", to, name, arguments)
                .build();
    }
}
