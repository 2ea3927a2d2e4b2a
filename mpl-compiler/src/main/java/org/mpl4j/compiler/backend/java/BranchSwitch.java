package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.mpl4j.compiler.backend.Optimization;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Classify.Branch;
import org.mpl4j.compiler.model.Classify.Pattern;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.ValueKind;

/** Writes the choice of a branch by its tag: switches where that is possible, or else one condition after the other. */
final class BranchSwitch {
    /** Comparing with more texts than this is left to the selector: it is much code, and the same in each method that chooses. */
    private static final int MOST_TEXTS = 4;

    private final Frame frame;
    private final Classify classify;
    private final Optional<ClassifyInfo> selected;
    private final ExprEmitter emitter;
    private boolean mayFault;

    private BranchSwitch(Frame frame, Classify classify, Optional<ClassifyInfo> selected) {
        this.frame = frame;
        this.classify = classify;
        this.selected = selected;
        this.emitter = new ExprEmitter(frame, frame.placed(classify.id()).start());
    }

    BranchSwitch(Frame frame, Classify classify) {
        this(frame, classify, Optional.empty());
    }

    /** One that may ask the method which gives the index of the branch. */
    static BranchSwitch bySelector(Frame frame, ClassifyInfo info) {
        boolean isSmall = info.classify().branches().size() <= MOST_TEXTS
                || !frame.block().packet().spec().isOn(Optimization.SMALL_METHODS);
        return new BranchSwitch(frame, info.classify(), Optional.of(info).filter(one -> !isSmall));
    }

    /** Where a part of a choice goes that has become too large. */
    interface Elsewhere {
        /**
         * Statements that do, and leave the method, what others would.
         *
         * @param part from 2
         */
        CodeBlock call(int part, CodeBlock statements);
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
        return emit(leaf, Integer.MAX_VALUE, (part, statements) -> statements);
    }

    /**
     * The choice, of which no switch has more than so many branches.
     *
     * @param leaf by branch, what to do: statements that leave the method
     * @param elsewhere for the others
     */
    CodeBlock emit(IntFunction<CodeBlock> leaf, int most, Elsewhere elsewhere) {
        if (isSwitchOfTexts()) {
            return selected.map(info -> new Selection(info, leaf, most, elsewhere).from(0))
                    .orElseGet(() -> asTexts(leaf, most == Integer.MAX_VALUE, elsewhere));
        } else if (classify.tag().kind() != ValueKind.INT) {
            return asConditions(classify.branches(), leaf);
        }
        SwitchTag tag = new SwitchTag(
                emitter.raw(classify.tag()), frame.block().ranges().of(classify.tag()));
        return new Switches(tag, leaf, most, elsewhere).of(ordered(tag));
    }

    private boolean isSwitchOfTexts() {
        return classify.tag().kind() == ValueKind.BYTES
                && frame.block().packet().spec().isOn(Optimization.TEXT_SWITCHES)
                && emitter.content(classify.tag()) instanceof BytesCode.Region
                && classify.branches().stream()
                        .allMatch(branch -> branch.guard().isEmpty());
    }

    private CodeBlock asTexts(IntFunction<CodeBlock> leaf, boolean isWhole, Elsewhere elsewhere) {
        BytesCode.Region content = (BytesCode.Region) emitter.content(classify.tag());
        List<Branch> texts = classify.branches().stream()
                .filter(branch -> branch.pattern() instanceof Pattern.Text)
                .toList();
        List<Branch> others = classify.branches().stream()
                .filter(branch -> !texts.contains(branch))
                .toList();
        List<CodeBlock> parts = new TextSwitch(frame, content, leaf).of(texts, isWhole);
        CodeBlock code = asConditions(others, leaf);
        for (int part = parts.size(); part > 0; part--) {
            code = CodeBlock.builder().add(parts.get(part - 1)).add(code).build();
            if (part > 1) {
                code = elsewhere.call(part, code);
            }
        }
        return code;
    }

    /** A switch over the index of the branch; in further methods what is too much for one. */
    private final class Selection {
        private final ClassifyInfo info;
        private final IntFunction<CodeBlock> leaf;
        private final int most;
        private final Elsewhere elsewhere;

        Selection(ClassifyInfo info, IntFunction<CodeBlock> leaf, int most, Elsewhere elsewhere) {
            this.info = info;
            this.leaf = leaf;
            this.most = most;
            this.elsewhere = elsewhere;
        }

        CodeBlock from(int first) {
            CodeBlock index = info.owner().code().selectors().call(info, frame);
            int labelled =
                    isTotal() ? info.branches().size() - 1 : info.branches().size();
            boolean isRest = labelled - first <= most;
            int end = isRest ? labelled : first + most;
            CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("switch ($L)", index);
            for (int i = first; i < end; i++) {
                code.add("case $L:\n", i).indent().add(leaf.apply(i)).unindent();
            }
            code.add("default:\n").indent();
            if (!isRest) {
                code.add(elsewhere.call(1 + end / most, from(end)));
            } else if (isTotal()) {
                code.add(leaf.apply(labelled));
            } else {
                code.addStatement("break");
            }
            return code.unindent().endControlFlow().build();
        }
    }

    /** Without guards, patterns don't overlap, so that their order does not matter: what a switch can do comes first. */
    private List<Branch> ordered(SwitchTag tag) {
        if (classify.branches().stream().anyMatch(branch -> branch.guard().isPresent())) {
            return classify.branches();
        }
        return Stream.concat(
                        classify.branches().stream().filter(tag::hasLabels),
                        classify.branches().stream().filter(branch -> !tag.hasLabels(branch)))
                .toList();
    }

    /** A switch for neighbouring branches that have no guards, conditions for others; in further methods what is too much for one. */
    private final class Switches {
        private final SwitchTag tag;
        private final IntFunction<CodeBlock> leaf;
        private final int most;
        private final Elsewhere elsewhere;
        private int part = 1;

        Switches(SwitchTag tag, IntFunction<CodeBlock> leaf, int most, Elsewhere elsewhere) {
            this.tag = tag;
            this.leaf = leaf;
            this.most = most;
            this.elsewhere = elsewhere;
        }

        CodeBlock of(List<Branch> branches) {
            int first = 0;
            while (first < branches.size() && labelled(branches.subList(first, branches.size())) < 2) {
                first++;
            }
            CodeBlock conditions = asConditions(branches.subList(0, first), leaf);
            return first == branches.size()
                    ? conditions
                    : CodeBlock.builder()
                            .add(conditions)
                            .add(choice(branches.subList(first, branches.size())))
                            .build();
        }

        /** How many branches there are before the first that is not for a switch. */
        private int labelled(List<Branch> branches) {
            int count = 0;
            while (count < branches.size() && tag.hasLabels(branches.get(count))) {
                count++;
            }
            return count;
        }

        private CodeBlock choice(List<Branch> branches) {
            int count = labelled(branches);
            int here = Math.min(count, most);
            CodeBlock.Builder code =
                    CodeBlock.builder().beginControlFlow("switch ($L)", tag.subject(branches.subList(0, count)));
            branches.subList(0, here).forEach(branch -> code.add(cases(branch)));
            code.add("default:\n").indent();
            List<Branch> others = branches.subList(here, branches.size());
            int partsBefore = part;
            // A condition is at least as much code as two cases.
            boolean isMuch = others.size() > 1 && here + 2L * others.size() > most;
            if (here < count || isMuch) {
                int number = ++part;
                code.add(elsewhere.call(number, of(others)));
            } else {
                code.add(of(others));
            }
            boolean isLeft = isTotal() || part > partsBefore;
            if (!isLeft) {
                code.addStatement("break");
            }
            return code.unindent().endControlFlow().build();
        }

        private CodeBlock cases(Branch branch) {
            CodeBlock.Builder code = CodeBlock.builder();
            Pattern.IntRange range = (Pattern.IntRange) branch.pattern();
            for (long value = range.first(); value <= range.last(); value++) {
                code.add("case $L:\n", tag.label(value));
            }
            return code.indent().add(leaf.apply(branch.index())).unindent().build();
        }
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
