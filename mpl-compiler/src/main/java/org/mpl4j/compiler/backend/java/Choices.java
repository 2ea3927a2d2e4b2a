package org.mpl4j.compiler.backend.java;

import org.mpl4j.compiler.derive.ChoiceWatch;
import org.mpl4j.compiler.layout.Scope;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expressions;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;

/** What is noted of the choices in a scope when it is built, and compared when it is read again: the same items, in the same order, on both sides. */
final class Choices {
    private Choices() {}

    /** Whether choices in the scope of a block are noted. */
    static boolean areNoted(BlockInfo block) {
        return block.packet().plan().watch().scopes().contains(block.scope().owner());
    }

    /** Whether the choices in an item are noted for the scope around it: those of nested packets and of elements, unless they are compared by themselves. */
    static boolean arePart(BlockInfo block, Item item) {
        return areNotedIn(block, item) && !isReadAgain(block, item);
    }

    /** Whether a nested packet's, or elements', choices are noted. */
    static boolean areNotedIn(BlockInfo block, Item item) {
        if (item instanceof NestedPacket nested) {
            return block.packet()
                    .spec()
                    .spec()
                    .plan(nested.target())
                    .watch()
                    .scopes()
                    .contains(Scope.PACKET);
        }
        return item instanceof ArrayItem
                && block.packet().plan().watch().scopes().contains(item.id());
    }

    static boolean isReadAgain(BlockInfo block, Item item) {
        return block.packet().plan().scope(block.scope().owner()).isReadAgain(item.id());
    }

    /** Whether any choice of the block itself is noted, or one of its branches. */
    static boolean hasOwn(BlockInfo block) {
        return block.placed().items().stream()
                .map(placed -> placed.item())
                .anyMatch(item -> item.presence().isPresent()
                        || item instanceof Classify
                        || item instanceof ArrayItem && arePart(block, item)
                        || isSizeNoted(item));
    }

    /** Whether a block, or one of its branches, has an item whose choices are part of the scope's. */
    static boolean hasInner(BlockInfo block) {
        return block.placed().items().stream().anyMatch(placed -> arePart(block, placed.item()))
                || block.classifies().stream()
                        .flatMap(classify -> classify.branches().stream())
                        .anyMatch(Choices::hasInner);
    }

    /** Whether the size of an item is noted: where something else than what the packet says decides it. */
    static boolean isSizeNoted(Item item) {
        if (!(item instanceof Field field) || !(field.type() instanceof FieldType.ByteArray bytes)) {
            return false;
        }
        boolean[] found = new boolean[1];
        Expressions.visit(
                bytes.length(), part -> found[0] |= part instanceof Expr.Remaining || part instanceof Expr.ParamValue);
        return found[0];
    }

    /** Whether the builder of a block, or of one of its branches, marks anything when it is complete. */
    static boolean hasMarks(BlockInfo block) {
        ChoiceWatch watch = block.packet().plan().watch();
        return block.placed().items().stream()
                        .map(placed -> placed.item().id())
                        .anyMatch(id ->
                                watch.doubts().contains(id) || watch.rests().contains(id))
                || block.classifies().stream()
                        .flatMap(classify -> classify.branches().stream())
                        .anyMatch(Choices::hasMarks);
    }
}
