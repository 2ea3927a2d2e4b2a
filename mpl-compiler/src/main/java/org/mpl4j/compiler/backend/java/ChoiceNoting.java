package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.compiler.derive.ChoiceWatch;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Item;

/** Writes how a builder notes what was chosen in a scope that has been written; {@link ChoiceMethods} tells the same of what is read. */
final class ChoiceNoting {
    private final BuildScope scope;
    private final Set<Integer> filled;

    /** @param filled all computed fields, which have been written by now */
    ChoiceNoting(BuildScope scope, Set<Integer> filled) {
        this.scope = scope;
        this.filled = filled;
    }

    /** Statements for the end of the scope. */
    CodeBlock generate() {
        return Choices.areNoted(scope.body().info())
                ? own(scope.body())
                : CodeBlock.builder().build();
    }

    private CodeBlock own(BuildBlock block) {
        BuildFrame frame = scope.frame(block, filled);
        CodeBlock.Builder code = CodeBlock.builder();
        for (PlacedItem placed : block.info().placed().items()) {
            Item item = placed.item();
            code.add(marks(frame, item));
            if (item instanceof Classify classify) {
                code.addStatement("out.choices().add($L)", frame.choice(classify.id()));
                code.add(inBranches(block, frame, classify));
                continue;
            }
            if (item.presence().isPresent()) {
                code.addStatement("out.choices().add($L)", scope.wasGiven(frame, item.id()));
            }
            size(block, frame, item).ifPresent(size -> {
                CodeBlock noted = CodeBlock.builder()
                        .addStatement("out.choices().add($L)", size.text())
                        .build();
                code.add(item.presence().isEmpty() ? noted : when(scope.wasGiven(frame, item.id()), noted));
            });
        }
        return code.build();
    }

    private CodeBlock marks(BuildFrame frame, Item item) {
        ChoiceWatch watch = scope.packet().plan().watch();
        CodeBlock.Builder code = CodeBlock.builder();
        if (watch.doubts().contains(item.id())) {
            code.addStatement("out.choices().doubt()");
        } else if (watch.rests().contains(item.id())) {
            CodeBlock mark =
                    CodeBlock.builder().addStatement("out.choices().rest()").build();
            code.add(item.presence().isEmpty() ? mark : when(scope.wasGiven(frame, item.id()), mark));
        }
        return code.build();
    }

    private static Optional<Code> size(BuildBlock block, BuildFrame frame, Item item) {
        if (item instanceof ArrayItem array && Choices.arePart(block.info(), item)) {
            return Optional.of(frame.countOf(array));
        }
        return Choices.isSizeNoted(item) ? Optional.of(frame.sizeOf(item.id())) : Optional.empty();
    }

    private static CodeBlock when(CodeBlock condition, CodeBlock statements) {
        return CodeBlock.builder()
                .beginControlFlow("if ($L)", condition)
                .add(statements)
                .endControlFlow()
                .build();
    }

    private CodeBlock inBranches(BuildBlock block, BuildFrame frame, Classify classify) {
        ClassifyInfo info = block.info().classify(classify.id());
        CodeBlock.Builder code = CodeBlock.builder();
        for (int i = 0; i < info.branches().size(); i++) {
            if (Choices.hasOwn(info.branches().get(i))
                    || Choices.hasMarks(info.branches().get(i))) {
                CodeBlock isTaken = CodeBlock.of("$L == $L", frame.choice(classify.id()), i);
                code.add(when(isTaken, own(block.branches(info).get(i))));
            }
        }
        return code.build();
    }
}
