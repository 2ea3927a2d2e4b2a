package org.mpl4j.compiler.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.layout.PacketLayout;
import org.mpl4j.compiler.layout.Scope;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Block;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.PacketType;

/** Where the items of a packet stand in relation to each other. */
final class PacketIndex {
    private final PacketLayout layout;
    private final @Nullable Within[] within;
    private final int[] scopes;
    private final int[] lastIds;
    private final Map<Variable, List<Classify>> deciders = new HashMap<>();
    private final Map<Integer, List<Item>> itemsByScope = new HashMap<>();

    PacketIndex(PacketLayout layout) {
        int count = layout.packet().items().size();
        this.layout = layout;
        this.within = new Within[count];
        this.scopes = new int[count];
        this.lastIds = new int[count];
        walk(layout.packet().body(), Scope.PACKET, null);
        noteDeciders();
    }

    private void walk(Block block, int scope, @Nullable Within chain) {
        for (Item item : block.items()) {
            within[item.id()] = chain;
            scopes[item.id()] = scope;
            itemsByScope.computeIfAbsent(scope, owner -> new ArrayList<>()).add(item);
            int last = item.id();
            if (item instanceof Classify classify) {
                for (Classify.Branch branch : classify.branches()) {
                    walk(branch.body(), scope, new Within(chain, classify, branch));
                    last = Math.max(last, lastOf(branch.body()));
                }
            } else if (item instanceof ArrayItem array) {
                walk(array.element(), array.id(), null);
                last = Math.max(last, lastOf(array.element()));
            }
            lastIds[item.id()] = last;
        }
    }

    private int lastOf(Block block) {
        List<Item> items = block.items();
        return items.isEmpty() ? -1 : lastIds[items.get(items.size() - 1).id()];
    }

    private void noteDeciders() {
        for (Item item : layout.packet().items()) {
            if (item instanceof Classify classify) {
                Variable.of(classify.tag())
                        .filter(tag -> tag.isParam()
                                ? scope(classify.id()) == Scope.PACKET
                                : scope(tag.id()) == scope(classify.id()))
                        .ifPresent(tag -> deciders.computeIfAbsent(tag, t -> new ArrayList<>())
                                .add(classify));
            }
        }
    }

    PacketType packet() {
        return layout.packet();
    }

    PacketLayout layout() {
        return layout;
    }

    /** The branches around an item in its scope; null if there are none. */
    @Nullable
    Within within(int itemId) {
        return within[itemId];
    }

    /** The owner of the scope that an item belongs to. */
    int scope(int itemId) {
        return scopes[itemId];
    }

    /** Items of a scope in source order, those in branches included. */
    List<Item> items(int scope) {
        return itemsByScope.getOrDefault(scope, List.of());
    }

    /** The last id of what is in an item; its own if there is nothing. */
    int lastId(int itemId) {
        return lastIds[itemId];
    }

    /** The classifies on a variable in the variable's own scope, in source order. */
    List<Classify> deciders(Variable variable) {
        return deciders.getOrDefault(variable, List.of());
    }

    /** Whether an item is there whenever the given branches are taken. */
    boolean isSure(Item item, @Nullable Within branches) {
        return item.presence().isEmpty() && Within.contains(within(item.id()), branches);
    }

    /** Whether a use of a field stands in the field's own scope. */
    boolean isLocal(Expr.FieldValue use, int scope) {
        return scope(use.itemId()) == scope;
    }
}
