package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.model.ArrayItem.Bound;

/**
 * The static methods that find the end of a block, and of its classifies and arrays, in bytes that have been validated: no more is read than says how long something is.
 * Made when they are first called.
 */
final class EndMethods {
    private final BlockInfo block;
    private final Map<Integer, EndMethod> ofItems = new LinkedHashMap<>();
    private final List<MethodSpec> further = new ArrayList<>();
    private @Nullable EndMethod ofBlock;

    EndMethods(BlockInfo block) {
        this.block = block;
    }

    /**
     * A method that gives an end.
     *
     * @param owner the class that it is in
     */
    record EndMethod(BlockInfo owner, MethodSpec method, List<Var> parameters) {
        CodeBlock call(Function<Var, CodeBlock> arguments) {
            CodeBlock all = parameters.stream().map(arguments).collect(CodeBlock.joining(", "));
            return CodeBlock.of("$T.$N($L)", owner.className(), method, all);
        }
    }

    /** Of a branch or an element. */
    EndMethod ofBlock() {
        EndMethod known = ofBlock;
        if (known == null) {
            CodeBlock.Builder code = CodeBlock.builder();
            TrustedFrame frame = TrustedFrame.findingEnd(block, code, Set.of());
            code.add(returnEnd(frame));
            Optional<ArrayInfo> array = arrayAround();
            MethodSpec method = method(
                    array.map(one -> "endOneOf" + one.list().simpleName()).orElse("end"),
                    code.build(),
                    frame.parameters());
            known = new EndMethod(array.map(ArrayInfo::owner).orElse(block), method, frame.parameters());
            ofBlock = known;
        }
        return known;
    }

    /** The list of the array whose elements the block is, if they are nothing but nested packets: those have no class of their own. */
    private Optional<ArrayInfo> arrayAround() {
        BlockInfo around = block.parent();
        return around != null && block.role() instanceof BlockInfo.Role.ElementBody element
                ? Optional.of(around.array(element.array().id()))
                        .filter(array -> array.single().isPresent())
                : Optional.empty();
    }

    /** The last statement of a method, which gives the block's end. */
    static CodeBlock returnEnd(TrustedFrame frame) {
        CodeBlock end = frame.byteAfter(frame.block().end()).text();
        return CodeBlock.builder().addStatement("return $L", end).build();
    }

    EndMethod ofClassify(ClassifyInfo classify) {
        return of(classify.classify().id(), () -> classifyEnd(classify));
    }

    EndMethod ofArray(ArrayInfo array) {
        return of(array.array().id(), () -> arrayEnd(array));
    }

    private EndMethod of(int itemId, Supplier<EndMethod> maker) {
        EndMethod known = ofItems.get(itemId);
        if (known == null) {
            known = maker.get();
            ofItems.put(itemId, known);
        }
        return known;
    }

    private EndMethod classifyEnd(ClassifyInfo info) {
        SkipFrame frame = new SkipFrame(block, false);
        BranchSwitch branches = BranchSwitch.bySelector(frame, info);
        String name = "endOf" + info.type().simpleName();
        ChoiceParts parts = new ChoiceParts(
                frame,
                branches,
                index -> CodeBlock.builder()
                        .addStatement("return $L", branchEnd(info, index, frame))
                        .build(),
                (suffix, code) -> method(name + suffix, code, frame.parameters()));
        CodeBlock first = parts.first(CodeBlock.builder()
                .addStatement(
                        "throw $T.anyBranch($S)",
                        RuntimeTypes.ABSENCE,
                        info.classify().name())
                .build());
        further.addAll(parts.further());
        return new EndMethod(block, method(name, first, frame.parameters()), frame.parameters());
    }

    private static CodeBlock branchEnd(ClassifyInfo info, int index, SkipFrame frame) {
        return info.branches().get(index).code().endMethods().ofBlock().call(frame::pass);
    }

    private EndMethod arrayEnd(ArrayInfo info) {
        SkipFrame frame = new SkipFrame(block, false);
        CodeBlock.Builder code = CodeBlock.builder()
                .addStatement("int at = $L", frame.byteAt(info.op().at()).text());
        CodeBlock next = elementEnd(info, frame);
        if (info.array().bound() instanceof Bound.Count bound) {
            Code count = new ExprEmitter(frame, info.op().at()).number(bound.count());
            code.addStatement("int count = $L", count.narrowed().text())
                    .beginControlFlow("for (int i = 0; i < count; i++)")
                    .addStatement("at = $L", next)
                    .endControlFlow()
                    .addStatement("return at");
        } else if (info.array().bound() instanceof Bound.Until until) {
            LastElement last = info.body().code().lastElement(info, until);
            code.beginControlFlow("while (true)")
                    .addStatement("int next = $L", next)
                    .beginControlFlow("if ($L)", last.call(var -> elementVariable(info, frame, var)))
                    .addStatement("return next")
                    .endControlFlow()
                    .addStatement("at = next")
                    .endControlFlow();
        } else {
            code.addStatement("return $L", frame.get(Var.Basic.LIMIT));
        }
        String name = "endOf" + info.list().simpleName();
        return new EndMethod(block, method(name, code.build(), frame.parameters()), frame.parameters());
    }

    private static CodeBlock elementVariable(ArrayInfo info, Frame frame, Var var) {
        if (var == Var.Basic.START) {
            return CodeBlock.of("at");
        } else if (var == Var.Basic.END) {
            return CodeBlock.of("next");
        }
        return frame.passInto(var, frame.placed(info.array().id()).order());
    }

    private static CodeBlock elementEnd(ArrayInfo info, SkipFrame frame) {
        return elementEnd(info, var -> elementVariable(info, frame, var));
    }

    /**
     * A call that gives the end of an element.
     *
     * @param arguments what the element's variables are in the code around
     */
    static CodeBlock elementEnd(ArrayInfo info, Function<Var, CodeBlock> arguments) {
        return info.body().code().endMethods().ofBlock().call(arguments);
    }

    List<MethodSpec> methods() {
        List<MethodSpec> methods = new ArrayList<>();
        if (ofBlock != null) {
            methods.add(ofBlock.method());
        }
        ofItems.values().forEach(one -> methods.add(one.method()));
        methods.addAll(further);
        return methods;
    }

    private MethodSpec method(String name, CodeBlock code, List<Var> parameters) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(TypeName.INT)
                .addCode(code);
        parameters.forEach(var -> method.addParameter(block.type(var), block.name(var)));
        return method.build();
    }
}
