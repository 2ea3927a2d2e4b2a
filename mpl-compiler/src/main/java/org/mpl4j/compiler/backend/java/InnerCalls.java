package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.QualifiedName;

/** Writes calls by which a view has something done in what is inside it: nested packets, elements of arrays, and the branches that were taken. */
final class InnerCalls {
    private final Members members;
    private final Predicate<BlockInfo> isWantedBlock;
    private final Predicate<QualifiedName> isWantedPacket;

    /**
     * @param isWantedBlock whether there is anything to do in an element
     * @param isWantedPacket whether there is in a nested packet
     */
    InnerCalls(Members members, Predicate<BlockInfo> isWantedBlock, Predicate<QualifiedName> isWantedPacket) {
        this.members = members;
        this.isWantedBlock = isWantedBlock;
        this.isWantedPacket = isWantedPacket;
    }

    /**
     * Calls in everything inside, in its order.
     *
     * @param ofScope the method of nested packets and elements
     * @param isWantedBranch whether there is anything to do in a branch
     * @param ofBranch the method of branches
     */
    void add(CodeBlock.Builder code, String ofScope, Predicate<BlockInfo> isWantedBranch, String ofBranch) {
        for (PlacedItem placed : members.block().placed().items()) {
            Item item = placed.item();
            CodeBlock call = item instanceof Classify classify
                    ? inBranch(
                            members, classify, branch -> Optional.of(ofBranch).filter(m -> isWantedBranch.test(branch)))
                    : inScope(item, ofScope);
            if (!call.isEmpty()) {
                Presence.when(members, item, code, () -> code.add(call));
            }
        }
    }

    private CodeBlock inScope(Item item, String method) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (item instanceof NestedPacket nested && isWantedPacket.test(nested.target())) {
            code.addStatement("$L().$L()", members.names().accessor(item), method);
        } else if (item instanceof ArrayItem array) {
            ArrayInfo info = members.block().array(array.id());
            if (isWantedBlock.test(info.body())) {
                code.beginControlFlow(
                                "for ($T element : $L())",
                                info.element(),
                                members.names().accessor(item))
                        .addStatement("element.$L()", method)
                        .endControlFlow();
            }
        }
        return code.build();
    }

    /**
     * A call in the branch that was taken.
     *
     * @param method by branch, the method to be called, if any
     */
    static CodeBlock inBranch(Members members, Classify classify, Function<BlockInfo, Optional<String>> method) {
        ClassifyInfo info = members.block().classify(classify.id());
        CodeBlock.Builder cases = CodeBlock.builder();
        for (int i = 0; i < info.branches().size(); i++) {
            Optional<String> called = method.apply(info.branches().get(i));
            if (called.isPresent()) {
                cases.add("case $L:\n$>", info.label(i))
                        .addStatement("$L().$L()", members.names().as(info, i), called.get())
                        .addStatement("break")
                        .add("$<");
            }
        }
        if (cases.isEmpty()) {
            return cases.build();
        }
        return CodeBlock.builder()
                .beginControlFlow("switch ($L())", members.names().kind(classify))
                .add(cases.build())
                .add("default:\n$>")
                .addStatement("break")
                .add("$<")
                .endControlFlow()
                .build();
    }
}
