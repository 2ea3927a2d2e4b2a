package org.mpl4j.compiler.pipeline;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.mpl4j.compiler.derive.BuildPlan;
import org.mpl4j.compiler.ir.PacketProgram;
import org.mpl4j.compiler.layout.PacketLayout;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.SpecModel;

/** Everything that the stages found out about a set of specifications without errors; what every backend and the interpreter work from. */
public record CompiledSpec(
        SpecModel model,
        Map<QualifiedName, PacketLayout> layouts,
        Map<QualifiedName, BuildPlan> plans,
        Map<QualifiedName, PacketProgram> programs) {
    public CompiledSpec {
        layouts = Collections.unmodifiableMap(new LinkedHashMap<>(layouts));
        plans = Collections.unmodifiableMap(new LinkedHashMap<>(plans));
        programs = Collections.unmodifiableMap(new LinkedHashMap<>(programs));
    }

    /** The layout of a packet of the model. */
    public PacketLayout layout(QualifiedName name) {
        return Objects.requireNonNull(layouts.get(name));
    }

    /** The build plan of a packet of the model. */
    public BuildPlan plan(QualifiedName name) {
        return Objects.requireNonNull(plans.get(name));
    }

    /** The program of a packet of the model. */
    public PacketProgram program(QualifiedName name) {
        return Objects.requireNonNull(programs.get(name));
    }
}
