package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.function.IntFunction;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Classify.Branch;
import org.mpl4j.compiler.model.Classify.Pattern;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.ValueKind;

/** Writes the choice of a branch by its tag: a switch where that is possible, or else one condition after the other. */
final class BranchSwitch {
    private final Frame frame;
    private final Classify classify;
    private final ExprEmitter emitter;
    private boolean mayFault;

    BranchSwitch(Frame frame, Classify classify) {
        this.frame = frame;
        this.classify = classify;
        this.emitter = new ExprEmitter(frame, frame.placed(classify.id()).start());
    }

    /** Whether some branch takes whatever the tag may be. */
    boolean isTotal() {
        Branch last = classify.branches().get(classify.branches().size() - 1);
        return last.pattern() instanceof Pattern.Otherwise && last.guard().isEmpty();
    }

    /** Whether the guards, once written, may leave 64 bits. */
    boolean mayFault() {
        return mayFault;
    }

    /** The tag as the exception for want of a branch takes it. */
    CodeBlock tag() {
        return classify.tag().kind() == ValueKind.BYTES
                ? emitter.content(classify.tag()).object()
                : emitter.raw(classify.tag()).text();
    }

    /**
     * The choice.
     *
     * @param leaf by branch, what to do: statements that leave the method
     */
    CodeBlock emit(IntFunction<CodeBlock> leaf) {
        if (classify.tag().kind() == ValueKind.INT) {
            SwitchTag tag = new SwitchTag(
                    emitter.raw(classify.tag()), frame.block().ranges().of(classify.tag()));
            List<Branch> labelled =
                    classify.branches().stream().filter(tag::hasLabels).toList();
            // Without guards, patterns don't overlap, so that their order does not matter.
            if (labelled.size() > 1
                    && classify.branches().stream()
                            .allMatch(branch -> branch.guard().isEmpty())) {
                return asSwitch(tag, labelled, leaf);
            }
        }
        return asConditions(classify.branches(), leaf);
    }

    private CodeBlock asSwitch(SwitchTag tag, List<Branch> labelled, IntFunction<CodeBlock> leaf) {
        CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("switch ($L)", tag.subject(labelled));
        for (Branch branch : labelled) {
            Pattern.IntRange range = (Pattern.IntRange) branch.pattern();
            for (long value = range.first(); value <= range.last(); value++) {
                code.add("case $L:\n", tag.label(value));
            }
            code.indent().add(leaf.apply(branch.index())).unindent();
        }
        List<Branch> others = classify.branches().stream()
                .filter(branch -> !labelled.contains(branch))
                .toList();
        code.add("default:\n").indent().add(asConditions(others, leaf));
        if (!isTotal()) {
            code.addStatement("break");
        }
        return code.unindent().endControlFlow().build();
    }

    private CodeBlock asConditions(List<Branch> branches, IntFunction<CodeBlock> leaf) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Branch branch : branches) {
            Code condition = condition(branch);
            mayFault |= condition.mayFault();
            if (condition.text().toString().equals("true")) {
                code.add(leaf.apply(branch.index()));
            } else {
                code.beginControlFlow("if ($L)", condition.text());
                code.add(leaf.apply(branch.index()));
                code.endControlFlow();
            }
        }
        return code.build();
    }

    private Code condition(Branch branch) {
        Code pattern = pattern(branch.pattern());
        if (branch.guard().isEmpty()) {
            return pattern;
        }
        Code guard = emitter.truth(branch.guard().get());
        if (branch.pattern() instanceof Pattern.Otherwise) {
            return guard;
        }
        return Code.of(Code.Num.BOOLEAN, Code.AND, "$L && $L", pattern.operand(Code.AND), guard.operand(Code.AND))
                .faultingLike(pattern, guard);
    }

    private Code pattern(Pattern pattern) {
        Expr tag = classify.tag();
        if (pattern instanceof Pattern.IntRange range) {
            return range(emitter.raw(tag), range, emitter.isUnsigned(tag));
        } else if (pattern instanceof Pattern.Bool flag) {
            Code truth = emitter.truth(tag);
            return flag.value() ? truth : Code.of(Code.Num.BOOLEAN, Code.UNARY, "!$L", truth.operand(Code.UNARY));
        } else if (pattern instanceof Pattern.Text text) {
            BytesCode constant =
                    new BytesCode.Value(frame.block().packet().constants().of(text.value()));
            return BytesCode.areEqual(emitter.content(tag), constant);
        }
        return Code.truth(true);
    }

    private static Code range(Code tag, Pattern.IntRange range, boolean isUnsigned) {
        CodeBlock value = tag.operand(Code.RELATIONAL);
        String first = Code.literalText(range.first());
        String last = Code.literalText(range.last());
        if (range.isSingle()) {
            return Code.of(Code.Num.BOOLEAN, Code.EQUALITY, "$L == $L", value, first);
        } else if (isUnsigned) {
            return Code.of(
                    Code.Num.BOOLEAN,
                    Code.AND,
                    "$1T.compareUnsigned($2L, $3L) >= 0 && $1T.compareUnsigned($2L, $4L) <= 0",
                    Long.class,
                    tag.text(),
                    first,
                    last);
        }
        return Code.of(Code.Num.BOOLEAN, Code.AND, "$1L >= $2L && $1L <= $3L", value, first, last);
    }
}
