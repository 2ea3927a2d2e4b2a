package org.mpl4j.compiler.derive;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.layout.PacketLayout;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.SpecModel;

/** Plans how the packets of a model are built. */
public final class BuildPlans {
    private BuildPlans() {}

    /** The plan of every packet, in the order of the model. There is one for each, also where checks report errors. */
    public static Map<QualifiedName, BuildPlan> of(
            SpecModel model, Map<QualifiedName, PacketLayout> layouts, Diagnostics diagnostics) {
        Map<QualifiedName, PacketIndex> indexes = new LinkedHashMap<>();
        model.packets().keySet().forEach(name -> indexes.put(name, new PacketIndex(layouts.get(name))));
        ReportedParams reported = new ReportedParams(model, indexes);
        Map<QualifiedName, BuildPlan> plans = new LinkedHashMap<>();
        indexes.forEach((name, index) -> {
            BindingTable table = new BindingTable(index, reported);
            plans.put(name, new PacketPlanner(index, table).plan());
        });
        return plans;
    }
}
