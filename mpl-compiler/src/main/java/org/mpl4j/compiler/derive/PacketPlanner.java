package org.mpl4j.compiler.derive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mpl4j.compiler.layout.Capture;
import org.mpl4j.compiler.layout.Scope;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;

/** Plans how one packet is built, given who supplies its fields. */
final class PacketPlanner {
    private final PacketIndex index;
    private final Map<Integer, Binding> bindings;
    private final Map<Integer, Binding> reportedParams;
    private final Map<Integer, DerivationOrder> orders = new LinkedHashMap<>();
    private final Map<Integer, Set<Capture>> lateCaptures = new TreeMap<>();
    private final Map<Integer, Set<Integer>> lateArguments = new TreeMap<>();
    private final Readiness readiness;

    PacketPlanner(PacketIndex index, BindingTable table) {
        this.index = index;
        this.bindings = table.bindings();
        this.reportedParams = table.reportedParams();
        List<Integer> order = new ArrayList<>();
        for (int scope : index.layout().scopes().keySet()) {
            DerivationOrder ofScope = new DerivationOrder(index, bindings, scope);
            orders.put(scope, ofScope);
            order.addAll(ofScope.order());
        }
        readiness = new Readiness(index, bindings, order);
        index.layout().scopes().values().forEach(this::noteLateCaptures);
        index.packet().items().forEach(this::noteLateArguments);
    }

    BuildPlan plan() {
        Map<Integer, ScopePlan> scopes = new LinkedHashMap<>();
        orders.forEach((scope, order) -> {
            ScopePlanner planner = new ScopePlanner(index, bindings, scope, lateCaptures.getOrDefault(scope, Set.of()));
            scopes.put(scope, planner.plan(order.order(), rereads(scope, planner)));
        });
        return new BuildPlan(index.packet(), bindings, scopes, reportedParams, lateArguments);
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
                .map(v -> v.isParam() ? reportedParams.get(v.id()) : bindings.get(v.id()))
                .orElse(null);
        return binding instanceof Binding.FromChild child
                && child.sources().contains(new Binding.Source(nested.id(), argument));
    }

    private List<Integer> rereads(int scope, ScopePlanner planner) {
        Set<Capture> late = lateCaptures.getOrDefault(scope, Set.of());
        List<Integer> rereads = new ArrayList<>();
        for (Item item : index.items(scope)) {
            if (item instanceof NestedPacket nested && lateArguments.containsKey(nested.id())) {
                if (nested.arguments().stream().noneMatch(planner::isLate)) {
                    rereads.add(nested.id());
                }
            } else if (item instanceof ArrayItem array) {
                Set<Capture> ofArray = lateCaptures.getOrDefault(array.id(), Set.of());
                if (!ofArray.isEmpty() && ofArray.stream().noneMatch(late::contains)) {
                    rereads.add(array.id());
                }
            }
        }
        return rereads;
    }
}
