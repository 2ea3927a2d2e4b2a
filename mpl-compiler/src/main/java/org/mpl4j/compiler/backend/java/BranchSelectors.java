package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.layout.Place;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;

/** The static methods that tell the branch which a tag leads to, by its index, made when they are first called. */
final class BranchSelectors {
    private final Map<Integer, Selector> selectors = new LinkedHashMap<>();

    /** A method, what it needs, and methods that it calls. */
    private record Selector(MethodSpec method, List<Var> parameters, List<MethodSpec> further) {}

    /** A call of the method, or of one of its own class from another. */
    CodeBlock call(ClassifyInfo classify, Frame frame) {
        Selector selector = selectors.get(classify.classify().id());
        if (selector == null) {
            selector = selector(classify);
            selectors.put(classify.classify().id(), selector);
        }
        CodeBlock arguments = selector.parameters().stream()
                .map(var -> var == Var.Basic.LIMIT ? limit(classify.classify(), frame) : frame.pass(var))
                .collect(CodeBlock.joining(", "));
        return CodeBlock.of("$T.$N($L)", classify.owner().className(), selector.method(), arguments);
    }

    /** The end of the window that guards count to: the classify's own, if it has one. */
    private static CodeBlock limit(Classify classify, Frame frame) {
        Optional<Expr> window = classify.window().filter(length -> !(length instanceof Expr.Remaining));
        if (window.isEmpty()) {
            return frame.pass(Var.Basic.LIMIT);
        }
        Place at = frame.placed(classify.id()).start();
        Code length = new ExprEmitter(frame, at).number(window.get()).narrowed();
        return frame.byteAt(at).plus(length).text();
    }

    private static Selector selector(ClassifyInfo classify) {
        SkipFrame frame = new SkipFrame(classify.owner(), false);
        BranchSwitch branches = new BranchSwitch(frame, classify.classify());
        String name = "select" + classify.type().simpleName();
        ChoiceParts parts = new ChoiceParts(
                frame,
                branches,
                index -> CodeBlock.builder().addStatement("return $L", index).build(),
                (suffix, code) -> method(name + suffix, code, frame));
        CodeBlock first =
                parts.first(CodeBlock.builder().addStatement("return -1").build());
        return new Selector(method(name, first, frame), frame.parameters(), parts.further());
    }

    private static MethodSpec method(String name, CodeBlock code, SkipFrame frame) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(int.class)
                .addCode(code);
        frame.addParameters(method);
        return method.build();
    }

    List<MethodSpec> methods() {
        return selectors.values().stream()
                .flatMap(one -> Stream.concat(Stream.of(one.method()), one.further().stream()))
                .toList();
    }
}
