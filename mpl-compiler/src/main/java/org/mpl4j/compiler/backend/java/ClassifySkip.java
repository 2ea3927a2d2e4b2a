package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.OptionalInt;
import org.mpl4j.compiler.ir.Op;
import org.mpl4j.compiler.layout.Place;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;

/** Writes the method that chooses a branch and validates it. */
final class ClassifySkip {
    private final ClassifyInfo info;
    private final Classify classify;
    private final SkipFrame frame;

    ClassifySkip(ClassifyInfo info) {
        this.info = info;
        this.classify = info.classify();
        this.frame = new SkipFrame(info.owner(), false);
    }

    /**
     * The slot that a switch sets: its own, or where the branches all end at the same distance from one that each of them sets, that one, which then is known
     * outside of them, too.
     */
    static OptionalInt endSlot(Op.Switch op) {
        Place end = op.cases().get(0).end();
        boolean isShared = op.endSlot().isEmpty()
                && op.branchSlot().isPresent()
                && end.base() > op.branchSlot().getAsInt();
        return isShared ? OptionalInt.of(end.base()) : op.endSlot();
    }

    /** How many bytes the switch ends after that slot. */
    static long bytesAfterEndSlot(Op.Switch op) {
        return op.endSlot().isPresent()
                ? 0
                : op.cases().get(0).end().plusBits(7).byteOffset();
    }

    SkipMethods.SkipMethod skipMethod() {
        BranchSwitch branches = BranchSwitch.bySelector(frame, info);
        ChoiceParts parts = new ChoiceParts(frame, branches, this::branch, this::method);
        CodeBlock noBranch =
                CodeBlock.builder().addStatement(noBranch(branches.tag())).build();
        // That no branch fits is said of the tag, not of something in the classify.
        CodeBlock choice = parts.first(!classify.isNamed() || branches.isTotal(), noBranch);
        boolean isReached = parts.further().isEmpty() && !branches.isTotal();
        CodeBlock end = isReached ? noBranch : CodeBlock.of("");
        MethodSpec method = method(
                "",
                CodeBlock.builder()
                        .add(explained(choice, branches.mayFault()))
                        .add(end)
                        .build());
        return new SkipMethods.SkipMethod(info.owner(), method, frame.parameters(), parts.further());
    }

    private MethodSpec method(String suffix, CodeBlock code) {
        return SkipMethods.method("skip" + info.type().simpleName() + suffix, frame)
                .addCode(code)
                .build();
    }

    /** With the place in what it throws. */
    private CodeBlock explained(CodeBlock choice, boolean mayFault) {
        if (!classify.isNamed() && !mayFault) {
            return choice;
        }
        CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("try").add(choice);
        if (classify.isNamed()) {
            code.nextControlFlow("catch ($T e)", RuntimeTypes.PARSE_EXCEPTION)
                    .addStatement("throw e.within($S)", classify.name());
        }
        if (mayFault) {
            code.nextControlFlow("catch ($T e)", ArithmeticException.class).addStatement(overflow());
        }
        return code.endControlFlow().build();
    }

    private CodeBlock branch(int index) {
        BlockSkip skip = info.branches().get(index).code().skip();
        return CodeBlock.builder()
                .addStatement("return $L", skip.call(var -> frame.pass(var)))
                .build();
    }

    private CodeBlock overflow() {
        return CodeBlock.of(
                "throw $T.overflow($S, $L)",
                RuntimeTypes.PARSE_EXCEPTION,
                classify.name(),
                frame.startOf(classify.id()).text());
    }

    private CodeBlock noBranch(CodeBlock tag) {
        boolean isField = classify.tag() instanceof Expr.FieldValue;
        int place = classify.tag() instanceof Expr.FieldValue field ? field.itemId() : classify.id();
        return CodeBlock.of(
                "throw $T.noBranch($S, $L, $L)",
                RuntimeTypes.PARSE_EXCEPTION,
                isField ? frame.block().item(place).name() : classify.name(),
                frame.startOf(place).text(),
                tag);
    }
}
