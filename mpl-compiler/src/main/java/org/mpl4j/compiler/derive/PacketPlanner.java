package org.mpl4j.compiler.derive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.mpl4j.compiler.layout.Capture;
import org.mpl4j.compiler.layout.Scope;
import org.mpl4j.compiler.layout.Size;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.QualifiedName;

/** Plans how one packet is built, given who supplies its fields. */
final class PacketPlanner {
    private final PacketIndex index;
    private final BindingTable table;
    private final Map<Integer, DerivationOrder> orders = new LinkedHashMap<>();
    private final Map<Integer, Set<Capture>> lateCaptures = new TreeMap<>();
    private final Map<Integer, Set<Integer>> lateArguments = new TreeMap<>();
    private final Map<Integer, Agreement> agreements = new TreeMap<>();
    private final Readiness readiness;
    private final FormEvaluator forms;

    /** @param targets the sizes of nested packets */
    PacketPlanner(PacketIndex index, BindingTable table, Function<QualifiedName, Size> targets) {
        this.index = index;
        this.table = table;
        List<Integer> order = new ArrayList<>();
        for (int scope : index.layout().scopes().keySet()) {
            DerivationOrder ofScope = new DerivationOrder(index, table.bindings(), scope);
            orders.put(scope, ofScope);
            order.addAll(ofScope.order());
        }
        readiness = new Readiness(index, table.bindings(), order);
        forms = new FormEvaluator(index, table, order);
        index.layout().scopes().values().forEach(this::noteLateCaptures);
        index.packet().items().forEach(this::noteLateArguments);
        AgreementProver prover = new AgreementProver(index, table, forms, targets);
        index.packet()
                .items()
                .forEach(item -> SizeUse.of(item).ifPresent(use -> agreements.put(item.id(), prover.prove(use))));
    }

    /** The plan of each scope, by owner. */
    Map<Integer, ScopePlan> scopes(EndDependence ends) {
        Map<Integer, ScopePlan> scopes = new LinkedHashMap<>();
        orders.forEach((scope, order) -> {
            ScopePlanner planner = new ScopePlanner(this, scope, this::needsCheck);
            scopes.put(scope, planner.plan(order.order(), rereads(scope, planner), doubtful(scope, ends)));
        });
        return scopes;
    }

    BuildPlan plan(Map<Integer, ScopePlan> scopes, ChoiceWatch watch) {
        return new BuildPlan(
                index.packet(),
                table.bindings(),
                scopes,
                table.reportedParams(),
                lateArguments,
                companions(),
                lateConditions(),
                watch);
    }

    PacketIndex index() {
        return index;
    }

    BindingTable table() {
        return table;
    }

    FormEvaluator forms() {
        return forms;
    }

    Readiness readiness() {
        return readiness;
    }

    /** Of every item whose size an expression gives, in source order. */
    Iterable<Agreement> agreements() {
        return agreements.values();
    }

    /** Of each scope. */
    Iterable<DerivationOrder> orders() {
        return orders.values();
    }

    Set<Capture> lateCaptures(int scope) {
        return lateCaptures.getOrDefault(scope, Set.of());
    }

    boolean isLate(int nestedItem, int argument) {
        return lateArguments.getOrDefault(nestedItem, Set.of()).contains(argument);
    }

    /** Those of fields whose condition may be unknown when they are written. */
    Map<Integer, Integer> companions() {
        Map<Integer, Integer> companions = new TreeMap<>(table.companions());
        companions.keySet().removeIf(this::isTimely);
        return companions;
    }

    private boolean isTimely(int id) {
        Expr condition = index.packet().item(id).presence().orElseThrow();
        return HardParams.params(condition).isEmpty() && isKnown(id, condition);
    }

    private boolean isKnown(int id, Expr condition) {
        return readiness.isReadyBut(condition, id, Binding.Presence.class::isInstance);
    }

    /** The optional items whose condition depends on what follows them. */
    private Set<Integer> lateConditions() {
        Set<Integer> late = new TreeSet<>();
        for (Item item : index.packet().items()) {
            item.presence()
                    .filter(condition -> !isKnown(item.id(), condition))
                    .ifPresent(condition -> late.add(item.id()));
        }
        return late;
    }

    /** What is not proven is checked, unless it counts from the end of a window that is not known here. */
    private boolean needsCheck(SizeUse use) {
        int id = use.item().id();
        return Objects.requireNonNull(agreements.get(id)).verdict() != Agreement.Verdict.ALWAYS
                && (!use.dependsOnWindow() || forms.windowEnd(id).isPresent());
    }

    private void noteLateCaptures(Scope scope) {
        Set<Capture> late = new TreeSet<>();
        for (Capture capture : scope.captures()) {
            if (!readiness.isReady(capture, scope.owner())) {
                late.add(capture);
            }
        }
        lateCaptures.put(scope.owner(), late);
    }

    private void noteLateArguments(Item item) {
        if (!(item instanceof NestedPacket nested)) {
            return;
        }
        for (int i = 0; i < nested.arguments().size(); i++) {
            Expr argument = nested.arguments().get(i);
            if (!isReported(nested, i) && !readiness.isReady(argument, nested.id())) {
                lateArguments
                        .computeIfAbsent(nested.id(), id -> new TreeSet<>())
                        .add(i);
            }
        }
    }

    /** Whether the argument is a field, or parameter, that the nested packet decides. */
    private boolean isReported(NestedPacket nested, int argument) {
        Binding binding = Variable.of(nested.arguments().get(argument))
                .map(v -> v.isParam()
                        ? table.reportedParams().get(v.id())
                        : table.bindings().get(v.id()))
                .orElse(null);
        return binding instanceof Binding.FromChild child
                && child.sources().contains(new Binding.Source(nested.id(), argument));
    }

    /** Whether an argument counts from the end of a window that is not complete with its scope. */
    private boolean countsFromUnknownEnd(NestedPacket nested) {
        boolean isInWindow = false;
        for (Within link = index.within(nested.id()); link != null; link = link.outer()) {
            isInWindow |= link.classify().window().isPresent();
        }
        return !isInWindow && EndDependence.usesRemaining(nested.arguments());
    }

    private List<Integer> rereads(int scope, ScopePlanner planner) {
        Set<Capture> late = lateCaptures(scope);
        List<Integer> rereads = new ArrayList<>();
        for (Item item : index.items(scope)) {
            boolean isLate = item instanceof NestedPacket nested && lateArguments.containsKey(nested.id())
                    ? nested.arguments().stream().noneMatch(planner::isLate) && !countsFromUnknownEnd(nested)
                    : item instanceof ArrayItem array
                            && !lateCaptures(array.id()).isEmpty()
                            && lateCaptures(array.id()).stream().noneMatch(late::contains);
            if (isLate) {
                rereads.add(item.id());
            }
        }
        return rereads;
    }

    /** What is read again only if something in it is in doubt. */
    private List<Integer> doubtful(int scope, EndDependence ends) {
        return index.items(scope).stream()
                .filter(item -> !isReadLate(item) && ends.isToBeReadAgain(item))
                .map(Item::id)
                .toList();
    }

    /** Whether an item is written before everything is known that it depends on. */
    private boolean isReadLate(Item item) {
        return lateArguments.containsKey(item.id())
                || item instanceof ArrayItem && !lateCaptures(item.id()).isEmpty();
    }
}
