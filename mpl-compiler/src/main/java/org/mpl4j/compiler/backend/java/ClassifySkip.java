package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.mpl4j.compiler.backend.Optimization;
import org.mpl4j.compiler.ir.Op;
import org.mpl4j.compiler.layout.Place;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;

/** Writes the method that chooses a branch and validates it. */
final class ClassifySkip {
    /** With more of them, the method would not be one that the JVM takes into its callers (325 bytes of code). */
    private static final int MOST_CASES = 12;

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
        // What the methods need is known when all has been written once.
        choice(new ArrayList<>());
        List<MethodSpec> further = new ArrayList<>();
        CodeBlock code = choice(further);
        return new SkipMethods.SkipMethod(info.owner(), method("", code), frame.parameters(), further);
    }

    private MethodSpec method(String suffix, CodeBlock code) {
        return SkipMethods.method("skip" + info.type().simpleName() + suffix, frame)
                .addCode(code)
                .build();
    }

    /**
     * The statements of the first method.
     *
     * @param further to which others are added, which it calls
     */
    private CodeBlock choice(List<MethodSpec> further) {
        BranchSwitch branches = new BranchSwitch(frame, classify);
        int most = frame.block().packet().spec().has(Optimization.SMALL_METHODS) ? MOST_CASES : Integer.MAX_VALUE;
        CodeBlock choice = branches.emit(this::branch, most, (part, rest) -> further(part, rest, branches, further));
        CodeBlock.Builder code = CodeBlock.builder();
        if (classify.isNamed() || branches.mayFault()) {
            code.beginControlFlow("try").add(choice);
            if (classify.isNamed()) {
                code.nextControlFlow("catch ($T e)", RuntimeTypes.PARSE_EXCEPTION)
                        .addStatement("throw e.within($S)", classify.name());
            }
            if (branches.mayFault()) {
                code.nextControlFlow("catch ($T e)", ArithmeticException.class).addStatement(overflow());
            }
            code.endControlFlow();
        } else {
            code.add(choice);
        }
        // Where there are further methods, the last of them says it.
        return further.isEmpty() ? code.add(unlessTotal(branches)).build() : code.build();
    }

    private CodeBlock further(int part, CodeBlock rest, BranchSwitch branches, List<MethodSpec> further) {
        CodeBlock end = further.isEmpty() ? unlessTotal(branches) : CodeBlock.of("");
        MethodSpec method =
                method("_" + part, CodeBlock.builder().add(rest).add(end).build());
        further.add(method);
        CodeBlock arguments = frame.parameters().stream().map(frame::get).collect(CodeBlock.joining(", "));
        return CodeBlock.builder()
                .addStatement("return $N($L)", method, arguments)
                .build();
    }

    private CodeBlock unlessTotal(BranchSwitch branches) {
        return branches.isTotal()
                ? CodeBlock.of("")
                : CodeBlock.builder().addStatement(noBranch(branches.tag())).build();
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
