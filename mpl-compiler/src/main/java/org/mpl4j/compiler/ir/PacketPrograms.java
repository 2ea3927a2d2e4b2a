package org.mpl4j.compiler.ir;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mpl4j.compiler.layout.CallGraph;
import org.mpl4j.compiler.layout.PacketLayout;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.SpecModel;

/** Lowers all packets of a model to programs. Linear in the size of the model. */
public final class PacketPrograms {
    private final Map<QualifiedName, PacketLayout> layouts;
    private final Map<QualifiedName, Integer> groups = new HashMap<>();
    private final Map<QualifiedName, PacketProgram> programs = new HashMap<>();

    private PacketPrograms(Map<QualifiedName, PacketLayout> layouts) {
        this.layouts = layouts;
    }

    /** The program of every packet, in the order of the model. */
    public static Map<QualifiedName, PacketProgram> of(SpecModel model, Map<QualifiedName, PacketLayout> layouts) {
        PacketPrograms lowering = new PacketPrograms(layouts);
        for (List<QualifiedName> group : new CallGraph(model).groups()) {
            int number = lowering.groups.size();
            group.forEach(name -> lowering.groups.put(name, number));
            group.forEach(name -> lowering.programs.put(name, lowering.lower(lowering.layout(name))));
        }
        Map<QualifiedName, PacketProgram> inOrder = new LinkedHashMap<>();
        model.packets().keySet().forEach(name -> inOrder.put(name, lowering.programs.get(name)));
        return inOrder;
    }

    private PacketProgram lower(PacketLayout layout) {
        ScopeProgram body = new ScopeLowering(this, layout, layout.scope()).lower();
        return new PacketProgram(layout.packet(), layout, body);
    }

    PacketLayout layout(QualifiedName name) {
        return Objects.requireNonNull(layouts.get(name));
    }

    /** Whether two packets contain each other; a packet always "contains itself" here, so ask this of recursive ones. */
    boolean areMutual(QualifiedName a, QualifiedName b) {
        return Objects.equals(groups.get(a), groups.get(b));
    }

    /** Whether parsing a packet can fail when its bytes are there; asked of packets of static size, which are lowered before those that contain them. */
    boolean canFail(QualifiedName name) {
        PacketProgram program = programs.get(name);
        return program == null || new FailureScan(this).canFail(program.body().body());
    }
}
