package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.Locale;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;

/** Adds the methods that print a view as a tree. */
final class ViewText {
    private final Members members;
    private final CodeBlock.Builder code = CodeBlock.builder();

    private ViewText(Members members) {
        this.members = members;
    }

    static void add(Members members) {
        ViewText text = new ViewText(members);
        for (PlacedItem placed : members.block().placed().items()) {
            text.print(placed.item());
        }
        members.add(Members.override("print", TypeName.VOID)
                .addParameter(RuntimeTypes.TREE_PRINTER, "tree")
                .addCode(text.code.build())
                .build());
        members.add(Members.override("toString", RuntimeTypes.STRING)
                .addStatement("return $T.print($S, this)", RuntimeTypes.TREE_PRINTER, name(members.block()))
                .build());
    }

    private static String name(BlockInfo block) {
        if (block.role() instanceof BlockInfo.Role.BranchBody branch) {
            return branch.branch().label();
        }
        return block.role() instanceof BlockInfo.Role.ElementBody element
                ? element.array().name()
                : block.packet().type().name().name();
    }

    private void print(Item item) {
        Presence.when(members, item, code, () -> {
            if (item instanceof Field field) {
                code.addStatement(field(field));
            } else if (item instanceof NestedPacket || item instanceof ArrayItem) {
                String method = item instanceof ArrayItem ? "list" : "node";
                code.addStatement(
                        "tree.$L($S, $L())",
                        method,
                        item.name(),
                        members.names().accessor(item));
            } else if (item instanceof Classify classify) {
                code.addStatement(branch(classify));
            }
        });
    }

    private CodeBlock branch(Classify classify) {
        String accessor = members.names().accessor(classify);
        String kind = members.names().kind(classify);
        return classify.isNamed()
                ? CodeBlock.of("tree.node($S, $L().label(), $L())", classify.name(), kind, accessor)
                : CodeBlock.of("tree.node($L().label(), $L())", kind, accessor);
    }

    private CodeBlock field(Field field) {
        CodeBlock value = CodeBlock.of("$L()", members.names().accessor(field));
        FieldJava java = FieldJava.of(field);
        if (field.enumeration().isPresent()) {
            return CodeBlock.of("tree.field($S, $L)", field.name(), value);
        } else if (field.attributes().show().isPresent() && java.kind() != FieldJava.Kind.EXTERN) {
            return shown(field, java, value);
        }
        return switch (java.kind()) {
            case UNSIGNED_LONG -> CodeBlock.of("tree.unsigned($S, $L)", field.name(), value);
            case EXTERN ->
                CodeBlock.of(
                        "tree.field($S, $T.INSTANCE.toText($L))",
                        field.name(),
                        SpecTypes.codecOf((FieldType.Extern) field.type()),
                        value);
            case BYTES ->
                field.type() instanceof FieldType.ByteArray
                        ? CodeBlock.of("tree.field($S, $L)", field.name(), value)
                        : CodeBlock.of("tree.text($S, $L)", field.name(), value);
            default -> CodeBlock.of("tree.field($S, $L)", field.name(), value);
        };
    }

    private static CodeBlock shown(Field field, FieldJava java, CodeBlock value) {
        String format = field.attributes().show().orElseThrow().name().toUpperCase(Locale.ROOT);
        if (java.kind() == FieldJava.Kind.BYTES) {
            return CodeBlock.of("tree.show($S, $T.$L, $L)", field.name(), RuntimeTypes.SHOW, format, value);
        } else if (java.bits() == 0 || java.kind() == FieldJava.Kind.BOOLEAN) {
            return CodeBlock.of("tree.field($S, $L)", field.name(), value);
        }
        return CodeBlock.of(
                "tree.show($S, $T.$L, $L, $L)", field.name(), RuntimeTypes.SHOW, format, value, java.bits());
    }
}
