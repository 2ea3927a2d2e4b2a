package org.mpl4j.compiler.layout;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Block;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expressions;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.SpecModel;

/**
 * W0607: a nested packet counts on what remains, but has no window, and something follows it. (At the end of a packet there is nothing wrong with that: then the
 * question is what follows the packet.)
 */
final class RestCheck implements LayoutCheck {
    private final Set<QualifiedName> takingRest;

    RestCheck(SpecModel model) {
        Set<QualifiedName> direct = new HashSet<>();
        Set<NestedPacket> open = Collections.newSetFromMap(new IdentityHashMap<>());
        for (PacketType packet : model.allPackets()) {
            if (scan(packet.body(), open)) {
                direct.add(packet.name());
            }
        }
        takingRest = CallGraph.reaching(model, direct, open::contains);
    }

    /** Whether a block counts on what remains of a window that is not its own; collects the nested packets without a window. */
    private static boolean scan(Block block, Set<NestedPacket> open) {
        boolean[] found = new boolean[1];
        for (Item item : block.items()) {
            Expressions.ofItem(
                    item, expr -> Expressions.visit(expr, part -> found[0] |= part instanceof Expr.Remaining));
            if (item instanceof NestedPacket nested && nested.window().isEmpty()) {
                open.add(nested);
            } else if (item instanceof Classify classify && classify.window().isEmpty()) {
                classify.branches().forEach(branch -> found[0] |= scan(branch.body(), open));
            } else if (item instanceof ArrayItem array && !(array.bound() instanceof ArrayItem.Bound.Window)) {
                found[0] |= array.bound() instanceof ArrayItem.Bound.ToEnd;
                found[0] |= scan(array.element(), open);
            }
        }
        return found[0];
    }

    @Override
    public void check(PacketLayout layout, Diagnostics diagnostics) {
        walk(layout.scope().body(), null, diagnostics);
    }

    /** @param next the first thing behind the block, in its window, that is never empty */
    private void walk(PlacedBlock block, @Nullable Item next, Diagnostics diagnostics) {
        Item behind = next;
        List<PlacedItem> items = block.items();
        for (int i = items.size() - 1; i >= 0; i--) {
            PlacedItem placed = items.get(i);
            if (placed.item() instanceof NestedPacket nested && behind != null) {
                checkNested(nested, behind, diagnostics);
            } else if (placed.item() instanceof Classify classify) {
                Item after = classify.window().isPresent() ? null : behind;
                placed.blocks().forEach(branch -> walk(branch, after, diagnostics));
            } else if (placed.item() instanceof ArrayItem array) {
                walk(placed.blocks().get(0), follower(array, placed, behind), diagnostics);
            }
            behind = placed.size().mayBeEmpty() ? behind : placed.item();
        }
    }

    /** What follows an element: the next one, where they are counted; others may be the last for what they hold. */
    private static @Nullable Item follower(ArrayItem array, PlacedItem placed, @Nullable Item behind) {
        if (array.bound() instanceof ArrayItem.Bound.Count
                && !placed.blocks().get(0).size().mayBeEmpty()) {
            return array;
        }
        return array.bound() instanceof ArrayItem.Bound.Window ? null : behind;
    }

    private void checkNested(NestedPacket nested, Item behind, Diagnostics diagnostics) {
        if (nested.window().isEmpty() && takingRest.contains(nested.target())) {
            diagnostics
                    .warning(
                            Code.W0607,
                            nested.span(),
                            "`%s` may take all that remains, but `%s` follows",
                            nested.target().name(),
                            behind.name())
                    .also(behind.span(), "follows")
                    .help(
                            "give it a window: `%s: packet %s(..)[n]`",
                            nested.name(), nested.target().name());
        }
    }
}
