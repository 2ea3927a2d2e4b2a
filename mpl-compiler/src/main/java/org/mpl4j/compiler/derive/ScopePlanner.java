package org.mpl4j.compiler.derive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.mpl4j.compiler.layout.Capture;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expressions;
import org.mpl4j.compiler.model.Item;

/** Writes down what has to be computed and verified when one scope is complete. */
final class ScopePlanner {
    private final PacketIndex index;
    private final Map<Integer, Binding> bindings;
    private final Set<Integer> companions;

    /** What the scope uses of those around that is not known when it is written. */
    private final Set<Capture> lateCaptures;

    private final int scope;
    private final Predicate<SizeUse> isUnproven;

    /** @param isUnproven whether a size may come out otherwise than it was written */
    ScopePlanner(PacketPlanner packet, int scope, Predicate<SizeUse> isUnproven) {
        this.index = packet.index();
        this.bindings = packet.table().bindings();
        this.companions = packet.companions().keySet();
        this.scope = scope;
        this.lateCaptures = packet.lateCaptures(scope);
        this.isUnproven = isUnproven;
    }

    ScopePlan plan(List<Integer> order, List<Integer> rereads, List<Integer> doubtful) {
        List<SizeCheck> checks = new ArrayList<>();
        for (Item item : index.items(scope)) {
            presenceCheck(item).ifPresent(checks::add);
            sizeCheck(item).ifPresent(checks::add);
            branchCheck(item).ifPresent(checks::add);
        }
        return new ScopePlan(order, checks, rereads, doubtful);
    }

    private Optional<SizeCheck> sizeCheck(Item item) {
        return SizeUse.of(item)
                .filter(isUnproven)
                .flatMap(use -> check(item, use.what(), use.size(), List.of(use.size())));
    }

    private Optional<SizeCheck> presenceCheck(Item item) {
        boolean isTold = HardUses.isGiven(item, bindings) || companions.contains(item.id());
        return item.presence()
                .filter(condition -> isTold && !isSetBy(condition, item))
                .flatMap(condition -> check(item, SizeCheck.What.PRESENCE, condition, List.of(condition)));
    }

    /** Whether a condition is a flag that is set for this item and no other. */
    private boolean isSetBy(Expr condition, Item item) {
        return condition instanceof Expr.FieldValue flag
                && bindings.get(flag.itemId()) instanceof Binding.Presence presence
                && presence.items().equals(List.of(item.id()));
    }

    private Optional<SizeCheck> branchCheck(Item item) {
        if (!(item instanceof Classify classify) || isDecidedByLiterals(classify)) {
            return Optional.empty();
        }
        List<Expr> needed = new ArrayList<>(List.of(classify.tag()));
        classify.branches().forEach(branch -> branch.guard().ifPresent(needed::add));
        return check(item, SizeCheck.What.BRANCH, classify.tag(), needed);
    }

    private boolean isDecidedByLiterals(Classify classify) {
        return classify.tag() instanceof Expr.FieldValue tag
                && bindings.get(tag.itemId()) instanceof Binding.Tag binding
                && binding.deciders().equals(List.of(classify.id()))
                && classify.branches().stream()
                        .allMatch(branch -> branch.pattern().isSingleValued()
                                && branch.guard().isEmpty());
    }

    /** Nothing where it can't be evaluated with the scope, because of what the scopes around do not know yet: then those read the array again. */
    private Optional<SizeCheck> check(Item item, SizeCheck.What what, Expr expected, List<Expr> needed) {
        Set<Integer> params = new HashSet<>();
        for (Expr expr : needed) {
            if (isLate(expr)) {
                return Optional.empty();
            }
            params.addAll(HardParams.params(expr));
        }
        return Optional.of(new SizeCheck(item.id(), what, expected, params));
    }

    /** Whether an expression of the scope takes anything from the scopes around that is not known. */
    boolean isLate(Expr expr) {
        boolean[] found = new boolean[1];
        Expressions.visit(
                expr,
                leaf -> found[0] |=
                        captured(leaf).filter(lateCaptures::contains).isPresent());
        return found[0];
    }

    /** What a leaf takes from the scopes around. */
    private Optional<Capture> captured(Expr leaf) {
        return Capture.of(leaf).filter(capture -> index.scope(capture.itemId()) != scope);
    }
}
