package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import org.mpl4j.compiler.ir.Op;
import org.mpl4j.compiler.layout.ByteOrder;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.ArrayItem.Bound;

/** Writes the method that walks an array's elements and validates them. */
final class ArraySkip {
    private final ArrayInfo info;
    private final Op.Repeat op;
    private final ArrayItem array;
    private final SkipFrame frame;
    private final CodeBlock.Builder code = CodeBlock.builder();

    ArraySkip(ArrayInfo info) {
        this.info = info;
        this.op = info.op();
        this.array = info.array();
        this.frame = new SkipFrame(info.owner(), false);
    }

    SkipMethods.SkipMethod skipMethod() {
        code.addStatement("int at = $L", frame.byteAt(op.at()).text());
        if (array.bound() instanceof Bound.Count count) {
            counted(count);
        } else if (array.bound() instanceof Bound.Until until) {
            until(until);
        } else {
            toEnd();
        }
        return new SkipMethods.SkipMethod(
                info.owner(),
                SkipMethods.method("skip" + info.list().simpleName(), frame)
                        .addCode(code.build())
                        .build(),
                frame.parameters(),
                List.of());
    }

    private void counted(Bound.Count bound) {
        Code count = new ExprEmitter(frame, op.at()).number(bound.count());
        boolean isFixed = info.stride().isPresent();
        if (isFixed) {
            declare(
                    "end",
                    count,
                    CodeBlock.of(
                            "$T.endOfElements($S, at, $L, $L, $L, $L)",
                            RuntimeTypes.BOUNDS,
                            array.name(),
                            count.text(),
                            stride(),
                            limit(),
                            frame.get(Var.Basic.LIMITS)));
        } else {
            declare(
                    "count",
                    count,
                    CodeBlock.of(
                            "$T.checkCount($S, at, $L, $L)",
                            RuntimeTypes.BOUNDS,
                            array.name(),
                            count.text(),
                            frame.get(Var.Basic.LIMITS)));
        }
        if (!isFixed || op.mustWalk()) {
            code.beginControlFlow(isFixed ? "for (int i = 0; at < end; i++)" : "for (int i = 0; i < count; i++)");
            element("at", "i");
            code.endControlFlow();
        }
        code.addStatement("return $L", isFixed ? "end" : "at");
    }

    private void declare(String name, Code count, CodeBlock value) {
        if (count.mayFault()) {
            code.addStatement("int $L", name);
            code.add(Faults.guarded(CodeBlock.of("$L = $L", name, value), array.name(), CodeBlock.of("at")));
        } else {
            code.addStatement("int $L = $L", name, value);
        }
    }

    private CodeBlock stride() {
        return CodeBlock.of("$L", info.stride().orElseThrow());
    }

    private CodeBlock limit() {
        return frame.get(Var.Basic.LIMIT);
    }

    private void toEnd() {
        if (info.stride().isPresent() && !op.mustWalk()) {
            code.beginControlFlow("if (($L - at) % $L == 0)", limit(), stride());
            checkCount(CodeBlock.of("($L - at) / $L", limit(), stride()));
            code.addStatement("return $L", limit());
            code.endControlFlow();
        }
        code.addStatement("int index = 0");
        code.beginControlFlow("while (at < $L)", limit());
        checkCount(CodeBlock.of("++index"));
        progressing();
        code.endControlFlow();
        code.addStatement("return at");
    }

    private void checkCount(CodeBlock count) {
        code.addStatement(
                "$T.checkCount($S, at, $L, $L)", RuntimeTypes.BOUNDS, array.name(), count, frame.get(Var.Basic.LIMITS));
    }

    /** One element, which must not be empty. */
    private void progressing() {
        boolean mayBeEmpty = info.body().placed().size().mayBeEmpty();
        if (!mayBeEmpty) {
            element("at", "index - 1");
            return;
        }
        code.addStatement("int next");
        element("next", "index - 1");
        code.addStatement("at = $T.progress($S, at, next)", RuntimeTypes.BOUNDS, array.name());
    }

    private void until(Bound.Until bound) {
        code.addStatement("int index = 0");
        code.beginControlFlow("while (true)");
        checkCount(CodeBlock.of("++index"));
        code.addStatement("int next");
        element("next", "index - 1");
        if (info.body().placed().size().mayBeEmpty()) {
            code.addStatement("$T.progress($S, at, next)", RuntimeTypes.BOUNDS, array.name());
        }
        LastElement last = info.body().code().lastElement(info, bound);
        CodeBlock isLast = last.call(this::elementVariable);
        if (last.mayFault()) {
            code.addStatement("boolean isLast");
            code.add(Faults.guarded(CodeBlock.of("isLast = $L", isLast), array.name(), CodeBlock.of("at")));
            code.beginControlFlow("if (isLast)");
        } else {
            code.beginControlFlow("if ($L)", isLast);
        }
        code.addStatement("return next");
        code.endControlFlow();
        code.addStatement("at = next");
        code.endControlFlow();
    }

    private CodeBlock elementVariable(Var var) {
        if (var == Var.Basic.START) {
            return CodeBlock.of("at");
        } else if (var == Var.Basic.END) {
            return CodeBlock.of("next");
        }
        return frame.passInto(var, order());
    }

    private ByteOrder order() {
        return frame.placed(array.id()).order();
    }

    private void element(String target, String index) {
        BlockSkip skip = info.body().code().skip();
        code.beginControlFlow("try");
        code.addStatement("$L = $L", target, skip.call(this::elementVariable));
        code.nextControlFlow("catch ($T e)", RuntimeTypes.PARSE_EXCEPTION);
        code.addStatement("throw e.within($S, $L)", array.name(), index);
        code.endControlFlow();
    }
}
