package org.mpl4j.compiler.backend.java;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expressions;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.runtime.checksum.Checksum;

/** Finds fields of a block on which nothing in the packet depends but one Internet checksum of that block, which adds them up as they lie there. */
final class SumDependence {
    private final BlockInfo block;

    SumDependence(BlockInfo block) {
        this.block = block;
    }

    /** What adds a field up: a checksum, and the range among its inputs that the field is in. */
    record Sum(Field checksum, Expr.ItemRange range) {}

    /** The only thing that has to change with a field; empty if there is none, or more. */
    Optional<Sum> of(Field field) {
        List<Sum> sums = new ArrayList<>();
        for (Item item : block.packet().type().items()) {
            for (Expr use : uses(item, field)) {
                Optional<Sum> sum = sum(item, use);
                if (sum.isEmpty()) {
                    return Optional.empty();
                }
                sums.add(sum.get());
            }
        }
        return sums.size() == 1 && isLast(sums.get(0).checksum()) ? Optional.of(sums.get(0)) : Optional.empty();
    }

    /** Whether nothing but a checksum itself depends on it. */
    private boolean isLast(Field checksum) {
        return block.packet().type().items().stream()
                .allMatch(item -> item == checksum || uses(item, checksum).isEmpty());
    }

    private Optional<Sum> sum(Item item, Expr use) {
        return item instanceof Field field && use instanceof Expr.ItemRange range && isUpdatable(field, range)
                ? Optional.of(new Sum(field, range))
                : Optional.empty();
    }

    private boolean isUpdatable(Field checksum, Expr.ItemRange range) {
        return checksum.attributes()
                        .checksum()
                        .filter(spec -> isInternet(spec.algorithm()))
                        .filter(spec -> !new ChecksumMethods(new Members(block), checksum, spec).mayFault())
                        .isPresent()
                && block.holds(checksum.id())
                && block.holds(range.firstItemId())
                && block.packet()
                        .spec()
                        .refreshFacts()
                        .isSum(block.packet().type().name(), checksum);
    }

    private static boolean isInternet(String algorithm) {
        Optional<Checksum> known = Checksum.named(algorithm);
        return known.filter(checksum -> checksum == Checksum.INET || checksum == Checksum.UDP)
                .isPresent();
    }

    /** What an item computes with the content of a field. */
    private List<Expr> uses(Item item, Field field) {
        List<Expr> uses = new ArrayList<>();
        Expressions.ofItem(
                item,
                expr -> Expressions.visit(expr, part -> {
                    boolean isUse = part instanceof Expr.FieldValue value && value.itemId() == field.id()
                            || part instanceof Expr.ItemRange range && covers(range, field);
                    if (isUse) {
                        uses.add(part);
                    }
                }));
        return uses;
    }

    private boolean covers(Expr.ItemRange range, Field field) {
        Item last = block.packet().type().item(range.lastItemId());
        boolean hasItems = last instanceof ArrayItem || last instanceof Classify || last instanceof NestedPacket;
        return range.firstItemId() <= field.id()
                && (field.id() <= range.lastItemId() || hasItems && !block.holds(range.lastItemId()));
    }
}
