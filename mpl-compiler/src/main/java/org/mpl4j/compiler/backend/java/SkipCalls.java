package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.mpl4j.compiler.ir.Op;
import org.mpl4j.compiler.model.NestedPacket;

/** Writes the calls by which a method that parses a block has what is inside it parsed. */
final class SkipCalls {
    private final SkipFrame frame;
    private final SkipMethods skipMethods;

    SkipCalls(SkipFrame frame, SkipMethods skipMethods) {
        this.frame = frame;
        this.skipMethods = skipMethods;
    }

    /**
     * A call that gives the end.
     *
     * @param within the field that whatever is wrong is in, unless the method called says so itself
     */
    record Call(CodeBlock code, OptionalInt endSlot, Optional<String> within) {}

    /** The call for a switch, an array or a nested packet. */
    Call of(Op op, CodeBlock limit) {
        if (op instanceof Op.Switch choice) {
            SkipMethods.SkipMethod skipMethod = skipMethods.ofClassify(
                    frame.block().classify(choice.classify().id()));
            long after = ClassifySkip.endSlot(choice).isPresent() ? ClassifySkip.bytesAfterEndSlot(choice) : 0;
            CodeBlock code = after == 0
                    ? skipMethod.call(frame, limit)
                    : CodeBlock.of("$L - $L", skipMethod.call(frame, limit), after);
            return new Call(code, ClassifySkip.endSlot(choice), Optional.empty());
        } else if (op instanceof Op.Repeat repeat) {
            SkipMethods.SkipMethod skipMethod =
                    skipMethods.ofArray(frame.block().array(repeat.array().id()));
            return new Call(skipMethod.call(frame, limit), repeat.endSlot(), Optional.empty());
        } else if (op instanceof Op.Call call) {
            CodeBlock code = NestedCalls.skip(frame, call, limit);
            return new Call(code, call.endSlot(), Optional.of(call.nested().name()));
        }
        throw new IllegalArgumentException("no nested step: " + op);
    }

    /** The steps in a window, which must use it up. */
    CodeBlock inWindow(Op.Window window, CodeBlock windowEnd) {
        List<Op> body = window.body();
        Op op = body.get(0);
        Call call = of(op, windowEnd);
        CodeBlock.Builder code = CodeBlock.builder();
        if (op instanceof Op.Call nested) {
            return code.add(nestedInWindow(nested, call.code(), windowEnd)).build();
        }
        String name = op instanceof Op.Switch choice
                ? choice.classify().name()
                : ((Op.Repeat) op).array().name();
        code.beginControlFlow("try");
        if (op instanceof Op.Repeat) {
            // It goes on until the window ends.
            code.addStatement(call.code());
        } else {
            code.addStatement("$T.usedUp($S, $L, $L)", RuntimeTypes.BOUNDS, name, windowed(op, windowEnd), windowEnd);
        }
        code.nextControlFlow("catch ($T e)", RuntimeTypes.PARSE_EXCEPTION);
        code.addStatement("throw e.insideWindow()");
        return code.endControlFlow().build();
    }

    /** The end itself, whatever slots that sets otherwise. */
    private CodeBlock windowed(Op op, CodeBlock windowEnd) {
        ClassifyInfo classify =
                frame.block().classify(((Op.Switch) op).classify().id());
        return skipMethods.ofClassify(classify).call(frame, windowEnd);
    }

    private CodeBlock nestedInWindow(Op.Call op, CodeBlock call, CodeBlock windowEnd) {
        NestedPacket nested = op.nested();
        CodeBlock fault = argumentFault(op, ".insideWindow()");
        String used = frame.block().name(new Var.Fact(Var.Fact.Kind.VALUE, nested.id())) + "Used";
        return CodeBlock.builder()
                .addStatement("int $L", used)
                .beginControlFlow("try")
                .addStatement("$L = $L", used, call)
                .nextControlFlow("catch ($T e)", RuntimeTypes.PARSE_EXCEPTION)
                .addStatement("throw e.within($S).insideWindow()", nested.name())
                .add(fault)
                .endControlFlow()
                .addStatement("$T.usedUp($S, $L, $L)", RuntimeTypes.BOUNDS, nested.name(), used, windowEnd)
                .build();
    }

    /** The catch clause for arguments of a nested packet that have no result; nothing where they all have one. */
    CodeBlock argumentFault(Op op) {
        return op instanceof Op.Call call ? argumentFault(call, "") : CodeBlock.of("");
    }

    private CodeBlock argumentFault(Op.Call call, String suffix) {
        if (!NestedCalls.mayFault(frame, call.nested())) {
            return CodeBlock.of("");
        }
        return CodeBlock.builder()
                .nextControlFlow("catch ($T e)", ArithmeticException.class)
                .addStatement(
                        "throw $T.overflow($S, $L)$L",
                        RuntimeTypes.PARSE_EXCEPTION,
                        call.nested().name(),
                        frame.byteAt(call.at()).text(),
                        suffix)
                .build();
    }
}
