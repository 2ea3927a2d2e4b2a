package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Classify.Pattern;
import org.mpl4j.compiler.model.Field;

/** Writes the method that tells whether a tag is to be what {@code value(..)} computes: whether the branches that were taken, nested ones too, leave it to that. */
final class TagValueRule {
    private final Members members;
    private final Field field;
    private final Binding.Tag tag;
    private int views;

    TagValueRule(Members members, Field field, Binding.Tag tag) {
        this.members = members;
        this.field = field;
        this.tag = tag;
    }

    /** Adds the method, and gives its name. */
    String add() {
        String name = members.names().isComputed(field);
        members.add(MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .returns(TypeName.BOOLEAN)
                .addCode(block(members.block(), ""))
                .addStatement("return $L", tag.elsewhere().value().isPresent())
                .build());
        return name;
    }

    /** @param view the variable for the view of the block, with a dot; empty for the view that the method is in */
    private CodeBlock block(BlockInfo block, String view) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (PlacedItem placed : block.placed().items()) {
            if (placed.item() instanceof Classify classify && decides(placed)) {
                String has = view + block.memberNames().has(classify);
                classify.presence().ifPresent(condition -> code.beginControlFlow("if ($L())", has));
                code.add(choice(block, block.classify(classify.id()), view));
                classify.presence().ifPresent(condition -> code.endControlFlow());
            }
        }
        return code.build();
    }

    /** Whether a classify, or one in it, may decide the tag. */
    private boolean decides(PlacedItem placed) {
        return tag.deciders().contains(placed.item().id()) || isAround(placed);
    }

    private boolean isAround(PlacedItem placed) {
        return placed.item() instanceof Classify
                && placed.blocks().stream()
                        .flatMap(block -> block.items().stream())
                        .anyMatch(this::decides);
    }

    /** What the branches of a classify say. */
    private CodeBlock choice(BlockInfo block, ClassifyInfo info, String view) {
        Classify classify = info.classify();
        CodeBlock.Builder code = CodeBlock.builder();
        code.beginControlFlow("switch ($L$L())", view, block.memberNames().kind(classify));
        for (Classify.Branch branch : classify.branches()) {
            CodeBlock says = branch(block, info, branch, view);
            if (!says.isEmpty()) {
                code.add("case $L:\n$>", info.label(branch.index())).add(says).add("$<");
            }
        }
        code.add("default:\n$>").addStatement("break").add("$<");
        return code.endControlFlow().build();
    }

    private CodeBlock branch(BlockInfo block, ClassifyInfo info, Classify.Branch branch, String view) {
        int classify = info.classify().id();
        boolean isComputed = tag.computed(classify, branch.index()).isPresent();
        if (tag.deciders().contains(classify) && (isComputed || isSingle(branch.pattern()))) {
            return CodeBlock.builder().addStatement("return $L", isComputed).build();
        }
        BlockInfo inner = info.branches().get(branch.index());
        if (inner.placed().items().stream().noneMatch(this::decides)) {
            return CodeBlock.of("");
        }
        String name = "branch" + views++;
        String accessor = block.memberNames().as(info, branch.index());
        return CodeBlock.builder()
                .addStatement("$T $L = $L$L()", inner.className(), name, view, accessor)
                .add(block(inner, name + "."))
                .addStatement("break")
                .build();
    }

    private static boolean isSingle(Pattern pattern) {
        return pattern instanceof Pattern.IntRange range ? range.isSingle() : !(pattern instanceof Pattern.Otherwise);
    }
}
