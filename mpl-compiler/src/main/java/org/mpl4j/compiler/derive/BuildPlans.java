package org.mpl4j.compiler.derive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.layout.PacketLayout;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.SpecModel;

/** Plans how the packets of a model are built, and checks that they can be, and that what is built can be read. */
public final class BuildPlans {
    private BuildPlans() {}

    /** The plan of every packet, in the order of the model. There is one for each, also where checks report errors. */
    public static Map<QualifiedName, BuildPlan> of(
            SpecModel model, Map<QualifiedName, PacketLayout> layouts, Diagnostics diagnostics) {
        Map<QualifiedName, PacketIndex> indexes = new LinkedHashMap<>();
        model.packets()
                .keySet()
                .forEach(name -> indexes.put(name, new PacketIndex(Objects.requireNonNull(layouts.get(name)))));
        ReportedParams reported = new ReportedParams(model, indexes);
        Map<QualifiedName, BindingTable> tables = new LinkedHashMap<>();
        indexes.forEach((name, index) -> tables.put(name, new BindingTable(index, reported)));
        List<BuildCheck> checks = checks(new HardParams(model, tables));
        Map<QualifiedName, PacketPlanner> planners = new LinkedHashMap<>();
        indexes.forEach((name, index) -> planners.put(
                name,
                new PacketPlanner(
                        index,
                        Objects.requireNonNull(tables.get(name)),
                        target -> Objects.requireNonNull(layouts.get(target)).size())));
        planners.values().forEach(planner -> checks.forEach(check -> check.check(planner, diagnostics)));
        EndDependence ends = new EndDependence(model);
        Map<QualifiedName, Map<Integer, ScopePlan>> scopes = new LinkedHashMap<>();
        planners.forEach((name, planner) -> scopes.put(name, planner.scopes(ends)));
        WatchedScopes watched = new WatchedScopes(indexes, scopes, ends);
        Map<QualifiedName, BuildPlan> plans = new LinkedHashMap<>();
        planners.forEach((name, planner) -> plans.put(
                name, planner.plan(Objects.requireNonNull(scopes.get(name)), watched.of(model.packet(name), ends))));
        return plans;
    }

    private static List<BuildCheck> checks(HardParams hardParams) {
        return List.of(
                new AgreementCheck(),
                new NegativeSizeCheck(),
                new UnsolvedSizeCheck(),
                new DerivationCycleCheck(),
                new NeededEarlyCheck(hardParams));
    }
}
