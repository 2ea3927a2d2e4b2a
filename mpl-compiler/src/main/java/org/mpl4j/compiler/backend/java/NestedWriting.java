package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expressions;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.ValueKind;

/** Writes how a nested packet is built in place, and what it says about the fields and parameters that are passed to it. */
final class NestedWriting {
    private final BuilderClass builder;
    private final BuildBlock block;
    private final NestedPacket nested;
    private final BuildFrame frame;
    private final String child;
    private final PacketType target;

    NestedWriting(BuilderClass builder, BuildBlock block, NestedPacket nested) {
        this.builder = builder;
        this.block = block;
        this.nested = nested;
        this.frame = builder.scope().frame(block);
        String name = block.info().variable(nested.id(), "Builder");
        this.child = block.parent() == null ? name : name + nested.id();
        this.target = block.info().packet().spec().spec().model().packet(nested.target());
    }

    /** Statements that build it by a function. */
    CodeBlock ofContent(String content) {
        return generate(CodeBlock.of("$L.write($L)", content, child));
    }

    /** Statements that build it from a view. */
    CodeBlock ofView(String view) {
        if (!Verbatim.isPacket(block.info().packet().spec(), nested.target())) {
            return generate(CodeBlock.of("$L.$L($L)", child, PutMethods.PUT, view));
        }
        CodeBlock copy = PutMethods.copy(block.path(nested.name()), CodeBlock.of("$L", view));
        return new Reread(builder.scope(), block, nested).note(copy);
    }

    private CodeBlock generate(CodeBlock given) {
        ClassName writer =
                block.info().packet().spec().types().of(nested.target()).nestedClass("Writer");
        builder.scope().variables().read(child, writer, "");
        boolean hasOrigin = nested.window().isPresent() && usesOrigin();
        CodeBlock.Builder code = CodeBlock.builder();
        code.beginControlFlow("if ($L == null)", child)
                .addStatement("$L = new $T()", child, writer)
                .endControlFlow();
        if (hasOrigin) {
            code.addStatement("out.pushOrigin()");
        }
        code.add(new Reread(builder.scope(), block, nested).note(building(given)));
        if (hasOrigin) {
            code.addStatement("out.popOrigin()");
        }
        return code.build();
    }

    private CodeBlock building(CodeBlock given) {
        List<Argument> arguments = arguments();
        CodeBlock body = CodeBlock.builder()
                .addStatement(
                        "$L.begin(out$L)",
                        child,
                        arguments.stream()
                                .map(argument -> CodeBlock.of(", $L, $L", argument.value, argument.isKnown))
                                .collect(CodeBlock.joining("")))
                .addStatement(given)
                .addStatement("$L.finish()", child)
                .add(reports())
                .build();
        CodeBlock.Builder code = CodeBlock.builder()
                .beginControlFlow("try")
                .add(body)
                .nextControlFlow("catch ($T e)", RuntimeTypes.BUILD_EXCEPTION)
                .addStatement("throw e.within($S)", block.path(nested.name()));
        if (arguments.stream().anyMatch(argument -> argument.mayFault)) {
            code.nextControlFlow("catch ($T e)", ArithmeticException.class)
                    .addStatement("throw $T.overflow($S)", RuntimeTypes.BUILD_EXCEPTION, block.path(nested.name()));
        }
        return code.endControlFlow().build();
    }

    private boolean usesOrigin() {
        return block.info().packet().spec().layout(nested.target()).scope().usesOrigin();
    }

    private record Argument(CodeBlock value, CodeBlock isKnown, boolean mayFault) {}

    private List<Argument> arguments() {
        List<Argument> arguments = new ArrayList<>();
        for (Param param : target.params()) {
            Expr argument = nested.arguments().get(param.index());
            arguments.add(
                    block.info().packet().plan().isLate(nested.id(), param.index())
                            ? new Argument(BuildParameters.nothing(param), CodeBlock.of("false"), false)
                            : argument(param, argument));
        }
        return arguments;
    }

    private Argument argument(Param param, Expr argument) {
        CodeBlock isKnown = isKnown(argument);
        ExprEmitter emitter = new ExprEmitter(frame, frame.placed(nested.id()).start());
        if (param.kind() == ValueKind.BYTES) {
            return new Argument(emitter.content(argument).object(), isKnown, false);
        }
        Code value = param.kind() == ValueKind.BOOL ? emitter.truth(argument) : emitter.number(argument);
        return new Argument(value.text(), isKnown, value.mayFault());
    }

    /** Whether everything is known that an argument consists of. */
    private CodeBlock isKnown(Expr argument) {
        Set<String> flags = new TreeSet<>();
        Expressions.visit(argument, leaf -> {
            if (leaf instanceof Expr.ParamValue param) {
                flags.add(builder.scope()
                        .parameters()
                        .isKnown(param.index(), frame)
                        .toString());
            } else if (leaf instanceof Expr.FieldValue value && isDecided(value.itemId())) {
                flags.add(frame.isKnown(value.itemId()).toString());
            }
        });
        return flags.isEmpty() ? CodeBlock.of("true") : CodeBlock.of("$L", String.join(" && ", flags));
    }

    /** Whether a field of this scope may not be known because nothing has said yet what it is. */
    private boolean isDecided(int fieldId) {
        if (!builder.scope().holds(fieldId)) {
            return false;
        }
        Field field = (Field) block.info().item(fieldId);
        Binding binding = block.info().packet().plan().binding(fieldId);
        boolean isDecided = binding instanceof Binding.FromChild || binding instanceof Binding.Tag;
        return isDecided && TagWriting.needsFlag(builder.scope().blockOf(fieldId), field);
    }

    /** What the nested packet's branches say about what is passed to it as it is. */
    private CodeBlock reports() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int i = 0; i < nested.arguments().size(); i++) {
            Param param = target.params().get(i);
            Expr argument = nested.arguments().get(i);
            CodeBlock value = CodeBlock.of("$L.$L()", child, BuildParameters.reportedMethod(param));
            CodeBlock decision = decision(argument, param, value);
            if (!decision.isEmpty()) {
                code.beginControlFlow(
                                "if ($L.is$L())", child, BuildParameters.upper(BuildParameters.reportedMethod(param)))
                        .addStatement(decision)
                        .endControlFlow();
            }
        }
        return code.build();
    }

    private CodeBlock decision(Expr argument, Param param, CodeBlock value) {
        Binding.Source source = new Binding.Source(nested.id(), param.index());
        if (argument instanceof Expr.FieldValue field
                && builder.scope().holds(field.itemId())
                && block.info().packet().plan().binding(field.itemId()) instanceof Binding.FromChild child
                && child.sources().contains(source)) {
            CodeBlock number = param.kind() == ValueKind.BOOL ? CodeBlock.of("$L ? 1 : 0", value) : value;
            return builder.tags().decide((Field) block.info().item(field.itemId()), number);
        } else if (argument instanceof Expr.ParamValue passed
                && builder.scope().isPacket()
                && block.info().packet().plan().reportedParams().get(passed.index()) instanceof Binding.FromChild child
                && child.sources().contains(source)) {
            return builder.tags().decide(builder.scope().parameters().params().get(passed.index()), value);
        }
        return CodeBlock.builder().build();
    }
}
