package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.layout.Place;
import org.mpl4j.compiler.model.ArrayItem.Bound;

/**
 * The static method of an element's class that tells whether an element is the last of {@code array until (e)}.
 *
 * @param mayFault whether its arithmetic may leave 64 bits
 */
record LastElement(BlockInfo element, MethodSpec method, List<Var> parameters, boolean mayFault) {
    static LastElement of(ArrayInfo array, Bound.Until bound) {
        CodeBlock.Builder code = CodeBlock.builder();
        TrustedFrame frame = TrustedFrame.knowingEnd(array.body(), code, Set.of());
        Code isLast = new ExprEmitter(frame, Place.AT_START).truth(bound.condition());
        code.addStatement("return $L", isLast.text());
        MethodSpec.Builder method = MethodSpec.methodBuilder("isLast")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(boolean.class)
                .addCode(code.build());
        frame.addParameters(method);
        return new LastElement(array.body(), method.build(), frame.parameters(), isLast.mayFault());
    }

    CodeBlock call(Function<Var, CodeBlock> arguments) {
        return CodeBlock.of(
                "$T.isLast($L)",
                element.className(),
                parameters.stream().map(arguments).collect(CodeBlock.joining(", ")));
    }
}
