package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.LeafBranches;

/** Writes the number of the {@linkplain LeafBranches leaf} that a packet is, from the branches that were taken. */
abstract class LeafNumber {
    /** The index of the branch that was taken, or -1 if the classify is not there. */
    abstract CodeBlock taken(ClassifyInfo classify);

    /** The number of the leaf in a branch that has several. */
    abstract CodeBlock inside(ClassifyInfo classify, int branch);

    /** The number of the leaf of a block, an expression of one operand. */
    final CodeBlock of(BlockInfo block) {
        CodeBlock number = CodeBlock.of("0");
        boolean isFirst = true;
        for (ClassifyInfo classify : block.classifies()) {
            CodeBlock one = of(classify);
            long count = LeafBranches.count(classify.classify());
            number = isFirst ? one : CodeBlock.of("$L * $L + $L", number, count, one);
            number = isFirst ? number : CodeBlock.of("($L)", number);
            isFirst = false;
        }
        return number;
    }

    private CodeBlock of(ClassifyInfo info) {
        List<Classify.Branch> branches = info.classify().branches();
        int first = info.classify().presence().isPresent() ? 1 : 0;
        List<Integer> deep = new ArrayList<>();
        List<Long> starts = new ArrayList<>();
        long start = first;
        for (Classify.Branch branch : branches) {
            long count = LeafBranches.count(branch.body());
            starts.add(start);
            if (count > 1) {
                deep.add(branch.index());
            }
            start += count;
        }
        CodeBlock taken = taken(info);
        if (branches.size() == 1 && first == 0) {
            return deep.isEmpty() ? CodeBlock.of("0") : inside(info, 0);
        } else if (deep.isEmpty()) {
            return first == 0 ? taken : CodeBlock.of("($L + 1)", taken);
        }
        return choice(info, taken, starts, deep, first);
    }

    /** Branches with one leaf are told by their distance from the branch's index, which is the same between two that have several. */
    private CodeBlock choice(ClassifyInfo info, CodeBlock taken, List<Long> starts, List<Integer> deep, int first) {
        CodeBlock.Builder code = CodeBlock.builder().add("(");
        for (int index : deep) {
            code.add("$L == $L ? $L : ", taken, index, plus(inside(info, index), starts.get(index)));
        }
        long distance = first;
        int told = -first;
        for (int index : deep) {
            int from = told;
            boolean isLast = index + 1 == starts.size();
            long behind = isLast ? distance : starts.get(index + 1) - (index + 1);
            boolean isAnyBefore = IntStream.range(from, index).anyMatch(i -> !deep.contains(i));
            if (isAnyBefore && behind != distance) {
                code.add("$L < $L ? $L : ", taken, index, plus(taken, distance));
                told = index + 1;
            }
            distance = behind;
        }
        return code.add("$L)", plus(taken, distance)).build();
    }

    private static CodeBlock plus(CodeBlock number, long distance) {
        return distance == 0 ? number : CodeBlock.of("$L + $L", number, distance);
    }
}
