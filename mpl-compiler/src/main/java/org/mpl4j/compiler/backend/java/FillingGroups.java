package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.mpl4j.compiler.backend.Optimization;

/**
 * What is filled in when a scope has been written, in order: what has the same condition is together, and branches that follow each other are one switch ({@link
 * Optimization#SPLIT_FINISH}).
 */
final class FillingGroups {
    private static final int FEWEST_CASES = 3;

    private final BuildScope scope;
    private final List<Group> groups = new ArrayList<>();

    /** What is filled in one after the other under one condition. */
    record Group(BuildBlock block, Optional<CodeBlock> condition, CodeBlock code) {}

    FillingGroups(BuildScope scope) {
        this.scope = scope;
    }

    void add(CodeBlock filling, BuildBlock block, Optional<CodeBlock> condition) {
        int last = groups.size() - 1;
        if (last >= 0
                && groups.get(last).block == block
                && groups.get(last).condition.equals(condition)) {
            CodeBlock both =
                    CodeBlock.builder().add(groups.get(last).code).add(filling).build();
            groups.set(last, new Group(block, condition, both));
        } else if (!filling.isEmpty()) {
            groups.add(new Group(block, condition, filling));
        }
    }

    /** @param part the statements of a group, or a call of a method that has them */
    CodeBlock generate(Function<Group, CodeBlock> part) {
        CodeBlock.Builder code = CodeBlock.builder();
        int at = 0;
        while (at < groups.size()) {
            int end = scope.packet().spec().isOn(Optimization.SPLIT_FINISH) ? endOfSwitch(at) : at;
            if (end - at >= FEWEST_CASES) {
                code.add(asSwitch(groups.subList(at, end), part));
                at = end;
            } else {
                code.add(one(groups.get(at), part));
                at++;
            }
        }
        return code.build();
    }

    private static CodeBlock one(Group group, Function<Group, CodeBlock> part) {
        if (group.condition.isEmpty()) {
            return part.apply(group);
        }
        return CodeBlock.builder()
                .beginControlFlow("if ($L)", group.condition.get())
                .add(part.apply(group))
                .endControlFlow()
                .build();
    }

    /** Whether the group is for a branch, on no other condition than that it was taken. */
    private boolean isCase(Group group) {
        return group.block.parent() != null
                && group.condition.equals(Optional.of(CodeBlock.of("$L == $L", choice(group), index(group))));
    }

    private CodeBlock choice(Group group) {
        int classify = group.block.branchRole().classify().classify().id();
        return scope.frame(group.block.outer()).choice(classify);
    }

    private static int index(Group group) {
        return group.block.branchRole().branch().index();
    }

    /** Behind the last of those groups from one on that are for different branches of the same classify. */
    private int endOfSwitch(int start) {
        Set<Integer> seen = new HashSet<>();
        int end = start;
        while (end < groups.size()
                && isCase(groups.get(end))
                && groups.get(end).block.branchRole().classify()
                        == groups.get(start).block.branchRole().classify()
                && seen.add(index(groups.get(end)))) {
            end++;
        }
        return end;
    }

    private CodeBlock asSwitch(List<Group> cases, Function<Group, CodeBlock> part) {
        CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("switch ($L)", choice(cases.get(0)));
        for (Group group : cases) {
            code.add("case $L:\n", index(group))
                    .indent()
                    .add(part.apply(group))
                    .addStatement("break")
                    .unindent();
        }
        return code.add("default:\n")
                .indent()
                .addStatement("break")
                .unindent()
                .endControlFlow()
                .build();
    }
}
