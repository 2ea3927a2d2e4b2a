package org.mpl4j.compiler.backend.jqwik;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.mpl4j.compiler.backend.BuilderOutline;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.derive.BuildPlan;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expressions;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.QualifiedName;

/**
 * Finds packets whose caller gives a number and, apart from it, content whose size has to fit that number, where generated code can't {@linkplain ContentCode make it fit}: it does not
 * know the number, or something else in the size, before the packet is built. A packet in which only some branches, elements or optional items are like that has enough other values.
 */
final class SizesApart {
    private final OutlineTable outlines;
    private final Set<QualifiedName> seen = new HashSet<>();

    private SizesApart(OutlineTable outlines) {
        this.outlines = outlines;
    }

    static boolean of(PacketTests packet) {
        KnownNumbers known = KnownNumbers.none(packet);
        packet.outline().given().stream().filter(KnownNumbers::isNumber).forEach(known::param);
        return new SizesApart(packet.outlines()).of(packet, known);
    }

    private boolean of(PacketTests packet, KnownNumbers known) {
        return seen.add(packet.name()) && of(packet, packet.outline().steps(), known);
    }

    private boolean of(PacketTests packet, List<BuilderOutline.Step> steps, KnownNumbers known) {
        for (BuilderOutline.Step step : steps) {
            if (step.item().presence().isEmpty() && of(packet, step, known)) {
                return true;
            }
            if (ContentCode.isSure(step) && SizedContent.isNumber(step)) {
                known.field(step.item().id(), "");
            }
        }
        return false;
    }

    private boolean of(PacketTests packet, BuilderOutline.Step step, KnownNumbers known) {
        if (step instanceof BuilderOutline.Choice choice) {
            return choice.ways().stream()
                    .allMatch(way ->
                            of(packet, way.steps(), SizedContent.inside(choice, way, "", known, packet.support())));
        } else if (step instanceof BuilderOutline.Packet nested) {
            PacketTests inner = new PacketTests(nested.item().target(), outlines);
            KnownNumbers inside = KnownNumbers.none(inner);
            for (Param param : inner.params()) {
                if (known.orNull(nested.item().arguments().get(param.index())).isPresent()) {
                    inside.param(param);
                }
            }
            return of(inner, inside);
        }
        return isApart(packet.plan(), step.item(), known);
    }

    private static boolean isApart(BuildPlan plan, Item item, KnownNumbers known) {
        return SizedContent.size(item)
                .filter(size -> has(size, part -> isGiven(part, plan)))
                .filter(size -> !has(size, part -> follows(part, plan)))
                .filter(size -> known.orNull(size).isEmpty())
                .isPresent();
    }

    private static boolean isGiven(Expr part, BuildPlan plan) {
        return part instanceof Expr.ParamValue || part instanceof Expr.FieldValue field && isFree(field, plan);
    }

    /** Whether something is what content makes it. */
    private static boolean follows(Expr part, BuildPlan plan) {
        return part instanceof Expr.Remaining || part instanceof Expr.FieldValue field && !isFree(field, plan);
    }

    private static boolean has(Expr expr, Predicate<Expr> wanted) {
        boolean[] found = new boolean[1];
        Expressions.visit(expr, part -> found[0] |= wanted.test(part));
        return found[0];
    }

    private static boolean isFree(Expr.FieldValue field, BuildPlan plan) {
        Binding binding = plan.binding(field.itemId());
        return binding instanceof Binding.Free || binding instanceof Binding.Defaulted;
    }
}
