package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;
import org.mpl4j.compiler.model.NestedPacket;

/** Adds the accessor of a nested packet. */
final class NestedAccessors {
    private NestedAccessors() {}

    static void add(Members members, NestedPacket nested) {
        Presence.add(members, nested);
        ViewFrame frame = members.frame();
        MethodSpec.Builder method = Members.getter(
                members.names().accessor(nested), NestedCalls.type(frame, nested), Docs.returning(nested));
        Presence.check(members, nested, method);
        CodeBlock start = frame.startOf(nested.id()).text();
        CodeBlock end = frame.endOf(nested.id()).text();
        members.add(method.addStatement("return $L", view(frame, nested, start, end, List.of()))
                .build());
        if (isReusable(frame, nested)) {
            MethodSpec.Builder pointing = ReusableViews.pointing(
                    members.names().accessor(nested), NestedCalls.type(frame, nested), Docs.code(nested.name()));
            Presence.check(members, nested, pointing);
            List<CodeBlock> target = List.of(CodeBlock.of(ReusableViews.TARGET));
            members.add(pointing.addStatement("return $L", view(frame, nested, start, end, target))
                    .build());
        }
    }

    /** Whether a view of a nested packet can be pointed at it. */
    static boolean isReusable(Frame frame, NestedPacket nested) {
        return frame.block().packet().spec().isReusable(nested.target());
    }

    /**
     * The view of a nested packet that has been validated.
     *
     * @param target the view that is to be it, if there is one
     */
    static CodeBlock view(Frame frame, NestedPacket nested, CodeBlock start, CodeBlock end, List<CodeBlock> target) {
        boolean isWindowed = nested.window().isPresent();
        boolean usesLimit = frame.block().packet().spec().facts().usesLimit(nested.target());
        List<CodeBlock> arguments = new ArrayList<>(List.of(frame.buffer(), start, end));
        arguments.add(usesLimit && !isWindowed ? frame.get(Var.Basic.LIMIT) : end);
        arguments.add(isWindowed ? start : NestedCalls.origin(frame, nested));
        arguments.addAll(NestedCalls.arguments(frame, nested, false));
        arguments.addAll(target);
        return CodeBlock.of(
                "$T.$L($L)", NestedCalls.type(frame, nested), ViewMaking.AT, CodeBlock.join(arguments, ", "));
    }

    /** The same, which finds its end. */
    static CodeBlock viewFrom(Frame frame, NestedPacket nested, CodeBlock start, List<CodeBlock> target) {
        List<CodeBlock> arguments = new ArrayList<>(
                List.of(frame.buffer(), start, frame.get(Var.Basic.LIMIT), NestedCalls.origin(frame, nested)));
        arguments.addAll(NestedCalls.arguments(frame, nested, false));
        arguments.addAll(target);
        return CodeBlock.of(
                "$T.$L($L)", NestedCalls.type(frame, nested), ViewMaking.STARTING_AT, CodeBlock.join(arguments, ", "));
    }
}
