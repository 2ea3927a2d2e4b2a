package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;

/** Adds {@code violations()}: the rules of the specification that the packet breaks although it can be read. */
final class Violations {
    private static final ParameterizedTypeName LIST_OF_VIOLATIONS =
            ParameterizedTypeName.get(RuntimeTypes.LIST, RuntimeTypes.VIOLATION);

    private final Members members;
    private final CodeBlock.Builder code = CodeBlock.builder();

    Violations(Members members) {
        this.members = members;
    }

    void add() {
        for (PlacedItem placed : members.block().placed().items()) {
            Item item = placed.item();
            CodeBlock rules = rules(item);
            if (!rules.isEmpty()) {
                Presence.when(members, item, code, () -> code.add(rules));
            }
        }
        CodeBlock rules = code.build();
        CodeBlock body = rules.isEmpty()
                ? CodeBlock.of("return $T.of();\n", RuntimeTypes.LIST)
                : CodeBlock.builder()
                        .addStatement("$T found = new $T<>()", LIST_OF_VIOLATIONS, RuntimeTypes.ARRAY_LIST)
                        .add(rules)
                        .addStatement("return found")
                        .build();
        members.add(
                Members.override("violations", LIST_OF_VIOLATIONS).addCode(body).build());
    }

    private CodeBlock rules(Item item) {
        if (item instanceof Field field) {
            return new FieldRules(members, field).generate();
        } else if (item instanceof NestedPacket) {
            return CodeBlock.builder()
                    .addStatement(
                            "$T.addAll(found, $L().violations(), $S)",
                            RuntimeTypes.VIOLATION,
                            members.names().accessor(item),
                            item.name())
                    .build();
        } else if (item instanceof Classify classify) {
            String accessor = members.names().accessor(classify);
            return classify.isNamed()
                    ? CodeBlock.builder()
                            .addStatement(
                                    "$T.addAll(found, $L().violations(), $S)",
                                    RuntimeTypes.VIOLATION,
                                    accessor,
                                    classify.name())
                            .build()
                    : CodeBlock.builder()
                            .addStatement("found.addAll($L().violations())", accessor)
                            .build();
        }
        return item instanceof ArrayItem array ? elements(array) : CodeBlock.of("");
    }

    private CodeBlock elements(ArrayItem array) {
        ArrayInfo info = members.block().array(array.id());
        String accessor = members.names().accessor(array);
        String index = members.block().name(new Var.Fact(Var.Fact.Kind.POSITION, array.id()));
        CodeBlock.Builder loop = CodeBlock.builder()
                .addStatement("int $L = 0", index)
                .beginControlFlow("for ($T element : $L())", info.element(), accessor);
        CodeBlock inner = CodeBlock.of("element.violations()");
        if (info.single().isPresent()) {
            inner = CodeBlock.of(
                    "$T.within($L, $S)",
                    RuntimeTypes.VIOLATION,
                    inner,
                    info.single().get().name());
        }
        return loop.addStatement("$T.addAll(found, $L, $S, $L++)", RuntimeTypes.VIOLATION, inner, array.name(), index)
                .endControlFlow()
                .build();
    }
}
