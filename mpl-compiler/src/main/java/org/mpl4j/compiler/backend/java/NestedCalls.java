package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import org.mpl4j.compiler.ir.Op;
import org.mpl4j.compiler.layout.Place;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.ValueKind;

/** Writes calls of the methods that every packet's class has for the packets around it. */
final class NestedCalls {
    private NestedCalls() {}

    /** The call that validates a nested packet and gives its end. */
    static CodeBlock skip(Frame frame, Op.Call call, CodeBlock limit) {
        CodeBlock at = frame.byteAt(call.at()).text();
        CodeBlock origin = call.newOrigin() ? at : origin(frame, call.nested());
        List<CodeBlock> arguments = new ArrayList<>(List.of(
                frame.buffer(), at, limit, origin, deeper(frame.get(Var.Basic.DEPTH)), frame.get(Var.Basic.LIMITS)));
        arguments.addAll(arguments(frame, call.nested(), true));
        return CodeBlock.of("$T.skip($L)", type(frame, call.nested()), CodeBlock.join(arguments, ", "));
    }

    private static CodeBlock deeper(CodeBlock depth) {
        return depth.toString().equals("0") ? CodeBlock.of("1") : CodeBlock.of("$L + 1", depth);
    }

    /** The same for a nested packet that has been validated. Names in one that has a window count from its own start. */
    static CodeBlock walk(Frame frame, NestedPacket nested, CodeBlock at, CodeBlock limit) {
        List<CodeBlock> arguments = new ArrayList<>(List.of(
                frame.buffer(),
                at,
                limit,
                nested.window().isPresent() ? at : origin(frame, nested),
                CodeBlock.of("0"),
                CodeBlock.of("$T.NONE", RuntimeTypes.LIMITS)));
        arguments.addAll(arguments(frame, nested, true));
        return CodeBlock.of("$T.skip($L)", type(frame, nested), CodeBlock.join(arguments, ", "));
    }

    /** The call that gives the end of a nested packet that has been validated. */
    static CodeBlock end(Frame frame, NestedPacket nested, CodeBlock at, CodeBlock limit) {
        List<CodeBlock> arguments = new ArrayList<>(
                List.of(frame.buffer(), at, limit, nested.window().isPresent() ? at : origin(frame, nested)));
        arguments.addAll(arguments(frame, nested, true));
        return CodeBlock.of("$T.end($L)", type(frame, nested), CodeBlock.join(arguments, ", "));
    }

    /** Where packets that need no origin may have any. */
    static CodeBlock origin(Frame frame, NestedPacket nested) {
        boolean usesOrigin =
                frame.block().packet().spec().layout(nested.target()).scope().usesOrigin();
        return usesOrigin ? frame.get(Var.Basic.ORIGIN) : CodeBlock.of("0");
    }

    static ClassName type(Frame frame, NestedPacket nested) {
        return frame.block().packet().spec().types().of(nested.target());
    }

    /**
     * What is passed for the parameters.
     *
     * @param isParse whether only those that a parse uses
     */
    static List<CodeBlock> arguments(Frame frame, NestedPacket nested, boolean isParse) {
        SpecInfo spec = frame.block().packet().spec();
        PacketType target = spec.spec().model().packet(nested.target());
        Place at = frame.placed(nested.id()).start();
        List<CodeBlock> arguments = new ArrayList<>();
        for (Param param : target.params()) {
            if (!isParse || spec.facts().isParsed(nested.target(), param)) {
                arguments.add(argument(
                        new ExprEmitter(frame, at), param, nested.arguments().get(param.index())));
            }
        }
        return arguments;
    }

    /** Whether the arithmetic of what is passed may leave 64 bits. */
    static boolean mayFault(Frame frame, NestedPacket nested) {
        ExprEmitter emitter = new ExprEmitter(frame, frame.placed(nested.id()).start());
        return nested.arguments().stream()
                .anyMatch(argument -> argument.kind() == ValueKind.BOOL
                                && emitter.truth(argument).mayFault()
                        || argument.kind() == ValueKind.INT
                                && emitter.number(argument).mayFault());
    }

    private static CodeBlock argument(ExprEmitter emitter, Param param, Expr argument) {
        if (param.kind() == ValueKind.BYTES) {
            return emitter.content(argument).object();
        }
        return param.kind() == ValueKind.BOOL
                ? emitter.truth(argument).text()
                : emitter.number(argument).text();
    }
}
