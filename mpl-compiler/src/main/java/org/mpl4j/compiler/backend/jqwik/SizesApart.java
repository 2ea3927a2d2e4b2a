package org.mpl4j.compiler.backend.jqwik;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.derive.BuildPlan;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Block;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expressions;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.pipeline.CompiledSpec;

/**
 * Finds packets whose caller gives a number and, apart from it, content whose size has to fit that number: arbitrary values seldom do. A packet in which only some branches,
 * elements or optional items are like that has enough other values.
 */
final class SizesApart {
    private final CompiledSpec spec;
    private final Set<QualifiedName> seen = new HashSet<>();

    private SizesApart(CompiledSpec spec) {
        this.spec = spec;
    }

    static boolean of(QualifiedName packet, CompiledSpec spec) {
        boolean isSizedFromOutside = spec.model().packet(packet).items().stream()
                .flatMap(item -> SizesApart.size(item).stream())
                .anyMatch(SizesApart::usesParameter);
        return isSizedFromOutside || new SizesApart(spec).of(packet);
    }

    private boolean of(QualifiedName name) {
        return seen.add(name) && of(spec.model().packet(name).body(), spec.plan(name));
    }

    private boolean of(Block block, BuildPlan plan) {
        return block.items().stream().anyMatch(item -> item.presence().isEmpty() && of(item, plan));
    }

    private boolean of(Item item, BuildPlan plan) {
        if (item instanceof Classify classify) {
            return classify.branches().stream().allMatch(branch -> of(branch.body(), plan));
        } else if (item instanceof NestedPacket nested) {
            return of(nested.target());
        }
        return size(item).filter(size -> isGiven(size, plan)).isPresent();
    }

    /** How much the caller gives of an item. */
    private static Optional<Expr> size(Item item) {
        if (item instanceof Field field && field.type() instanceof FieldType.ByteArray bytes) {
            return Optional.of(bytes.length());
        }
        return item instanceof ArrayItem array && array.bound() instanceof ArrayItem.Bound.Count count
                ? Optional.of(count.count())
                : Optional.empty();
    }

    private static boolean usesParameter(Expr size) {
        return has(size, part -> part instanceof Expr.ParamValue);
    }

    private static boolean isGiven(Expr size, BuildPlan plan) {
        return usesParameter(size)
                || has(size, part -> part instanceof Expr.FieldValue value && isFree(plan.binding(value.itemId())));
    }

    private static boolean has(Expr expr, Predicate<Expr> wanted) {
        boolean[] found = new boolean[1];
        Expressions.visit(expr, part -> found[0] |= wanted.test(part));
        return found[0];
    }

    private static boolean isFree(Binding binding) {
        return binding instanceof Binding.Free || binding instanceof Binding.Defaulted;
    }
}
