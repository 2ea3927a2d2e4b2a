package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;

/** Adds to a view, where its choices are noted, the methods that tell them in the order in which {@link ChoiceNoting} notes them. */
final class ChoiceMethods {
    private static final String ALL = "addChoices";
    private static final String INNER = "addInnerChoices";
    private static final String OWN = "addOwnChoices";

    private final Members members;
    private final BlockInfo block;

    private ChoiceMethods(Members members) {
        this.members = members;
        this.block = members.block();
    }

    static void add(Members members) {
        if (Choices.areNoted(members.block())) {
            new ChoiceMethods(members).add();
        }
    }

    /** A statement that adds what is chosen in a view of a packet or element. */
    static CodeBlock call(CodeBlock view, CodeBlock sum) {
        return CodeBlock.of("$L.$L($L)", view, ALL, sum);
    }

    private void add() {
        if (!block.isBranch()) {
            CodeBlock.Builder code = CodeBlock.builder();
            if (Choices.hasInner(block)) {
                code.addStatement("$L(sum)", INNER);
            }
            if (Choices.hasOwn(block)) {
                code.addStatement("$L(sum)", OWN);
            }
            boolean isPacket = block.role() instanceof BlockInfo.Role.PacketBody;
            MethodSpec.Builder all = method(ALL, isPacket ? Modifier.PUBLIC : Modifier.PRIVATE);
            if (isPacket) {
                all.addJavadoc(
                        "For generated code: adds what is chosen in the packet.\n\n@param sum to what\n@hidden\n");
            }
            members.add(all.addCode(code.build()).build());
        }
        if (Choices.hasInner(block)) {
            members.add(method(INNER, Modifier.PRIVATE).addCode(inner()).build());
        }
        if (Choices.hasOwn(block)) {
            members.add(method(OWN, Modifier.PRIVATE).addCode(own()).build());
        }
    }

    private static MethodSpec.Builder method(String name, Modifier access) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(access)
                .returns(TypeName.VOID)
                .addParameter(RuntimeTypes.CHOICE_SUM, "sum");
    }

    private CodeBlock inner() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (PlacedItem placed : block.placed().items()) {
            Item item = placed.item();
            if (item instanceof Classify classify) {
                boolean hasInner =
                        block.classify(classify.id()).branches().stream().anyMatch(Choices::hasInner);
                if (hasInner) {
                    Presence.when(members, item, code, () -> code.add(inBranches(classify, true)));
                }
            } else if (Choices.arePart(block, item)) {
                Presence.when(members, item, code, () -> code.add(part(item)));
            }
        }
        return code.build();
    }

    private CodeBlock part(Item item) {
        CodeBlock view = CodeBlock.of("$L()", members.names().accessor(item));
        return item instanceof NestedPacket
                ? CodeBlock.builder()
                        .addStatement(call(view, CodeBlock.of("sum")))
                        .build()
                : elements(block.array(item.id()), view, CodeBlock.of("sum"));
    }

    /** Statements that add what is chosen in the elements of a list. */
    static CodeBlock elements(ArrayInfo array, CodeBlock list, CodeBlock sum) {
        CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("for ($T element : $L)", array.element(), list);
        boolean isTold = array.single()
                .map(nested -> Choices.arePart(array.body(), nested))
                .orElse(true);
        if (isTold) {
            code.addStatement(call(CodeBlock.of("element"), sum));
        }
        return code.addStatement("$L.add(true)", sum).endControlFlow().build();
    }

    private CodeBlock own() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (PlacedItem placed : block.placed().items()) {
            Item item = placed.item();
            if (item instanceof Classify classify) {
                addBranch(classify, code);
                continue;
            }
            if (item.presence().isPresent()) {
                code.addStatement("sum.add($L())", members.names().has(item));
            }
            size(item)
                    .ifPresent(
                            size -> Presence.when(members, item, code, () -> code.addStatement("sum.add($L)", size)));
        }
        return code.build();
    }

    private Optional<CodeBlock> size(Item item) {
        if (item instanceof ArrayItem && Choices.arePart(block, item)) {
            return Optional.of(CodeBlock.of("$L().size()", members.names().accessor(item)));
        }
        return Choices.isSizeNoted(item)
                ? Optional.of(members.frame().sizeOf(item.id()).text())
                : Optional.empty();
    }

    private void addBranch(Classify classify, CodeBlock.Builder code) {
        ClassifyInfo info = block.classify(classify.id());
        CodeBlock taken = taken(info);
        CodeBlock inner = inBranches(classify, false);
        if (classify.presence().isPresent()) {
            code.addStatement("sum.add($L() ? $L : -1)", members.names().has(classify), taken);
        } else {
            code.addStatement("sum.add($L)", taken);
        }
        if (!inner.isEmpty()) {
            Presence.when(members, classify, code, () -> code.add(inner));
        }
    }

    private CodeBlock taken(ClassifyInfo info) {
        return members.frame().get(new Var.Slot(info.op().branchSlot().orElseThrow()));
    }

    private CodeBlock inBranches(Classify classify, boolean isInner) {
        ClassifyInfo info = block.classify(classify.id());
        CodeBlock.Builder code = CodeBlock.builder();
        for (Classify.Branch branch : classify.branches()) {
            BlockInfo body = info.branches().get(branch.index());
            if (isInner ? Choices.hasInner(body) : Choices.hasOwn(body)) {
                code.beginControlFlow("if ($L == $L)", taken(info), branch.index())
                        .addStatement(
                                "$L.$L(sum)",
                                ClassifyAccessors.taken(members, info, branch.index()),
                                isInner ? INNER : OWN)
                        .endControlFlow();
            }
        }
        return code.build();
    }
}
