package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;

/**
 * Adds the methods that compute checksums: first those of nested packets and elements, then those of the scope in the order that the build plan gives, each by a method of
 * its own, which branches around the field have, too.
 */
final class RefreshSums {
    private static final String INSIDE = "refreshInside";

    private final Members members;
    private final BlockInfo block;
    private final RefreshFacts facts;
    private final Predicate<BlockInfo> holdsSums;

    RefreshSums(Members members, Predicate<BlockInfo> holdsSums) {
        this.members = members;
        this.block = members.block();
        this.facts = block.packet().spec().refreshFacts();
        this.holdsSums = holdsSums;
    }

    /** Adds all of them, for a block that has any. */
    void add(MethodSpec.Builder method) {
        if (holdsInside(block)) {
            CodeBlock.Builder code = CodeBlock.builder();
            new InnerCalls(members, holdsSums, facts::holdsSums)
                    .add(code, RefreshMethods.SUMS, this::holdsInside, INSIDE);
            add(INSIDE, code.build());
            method.addStatement("$L()", INSIDE);
        }
        for (Field field : last()) {
            if (holds(block.placed().items(), field)) {
                String name = members.names().refresh(field);
                add(name, one(field));
                method.addStatement("$L()", name);
            }
        }
        members.add(method.build());
    }

    private void add(String name, CodeBlock code) {
        members.add(MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .addCode(code)
                .build());
    }

    /** Whether there are checksums in scopes inside a block. */
    private boolean holdsInside(BlockInfo block) {
        return block.placed().items().stream().map(PlacedItem::item).anyMatch(item -> holdsInside(block, item));
    }

    private boolean holdsInside(BlockInfo block, Item item) {
        if (item instanceof NestedPacket nested) {
            return facts.holdsSums(nested.target());
        } else if (item instanceof ArrayItem array) {
            return holdsSums.test(block.array(array.id()).body());
        }
        return item instanceof Classify classify
                && block.classify(classify.id()).branches().stream().anyMatch(this::holdsInside);
    }

    /** The first checksum of the scope and what comes after it, which may depend on it. */
    private List<Field> last() {
        return block.packet().plan().scope(block.scope().owner()).order().stream()
                .map(block.packet().type()::field)
                .dropWhile(field -> !(block.packet().plan().binding(field.id()) instanceof Binding.Checksum))
                .filter(this::isRefreshed)
                .toList();
    }

    private boolean isRefreshed(Field field) {
        return facts.isValue(block.packet().type().name(), field)
                || facts.isSum(block.packet().type().name(), field);
    }

    /** Whether a field is among items or in branches of them. */
    private static boolean holds(List<PlacedItem> items, Field field) {
        return items.stream()
                .anyMatch(placed -> placed.item() == field
                        || placed.item() instanceof Classify
                                && placed.blocks().stream().anyMatch(block -> holds(block.items(), field)));
    }

    /** Computes one field, wherever in the block it is. */
    private CodeBlock one(Field field) {
        if (block.holds(field.id())) {
            return new RefreshPut(members, field).code();
        }
        CodeBlock.Builder code = CodeBlock.builder();
        for (PlacedItem placed : block.placed().items()) {
            if (placed.item() instanceof Classify classify && holds(List.of(placed), field)) {
                CodeBlock call = InnerCalls.inBranch(members, classify, branch -> method(branch, field));
                Presence.when(members, classify, code, () -> code.add(call));
            }
        }
        return code.build();
    }

    private static Optional<String> method(BlockInfo branch, Field field) {
        return holds(branch.placed().items(), field)
                ? Optional.of(branch.memberNames().refresh(field))
                : Optional.empty();
    }
}
