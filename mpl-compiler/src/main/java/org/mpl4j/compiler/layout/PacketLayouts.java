package org.mpl4j.compiler.layout;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.SpecModel;

/** Lays out all packets of a model, contained ones before those that contain them. Linear in the size of the model. */
public final class PacketLayouts {
    private final SpecModel model;
    private final CallGraph calls;
    private final Set<QualifiedName> usingOrigin;
    private final Map<QualifiedName, ItemSize> sizes = new HashMap<>();
    private final Map<QualifiedName, PacketLayout> layouts = new HashMap<>();

    private PacketLayouts(SpecModel model) {
        this.model = model;
        this.calls = new CallGraph(model);
        this.usingOrigin = usingOrigin(model);
    }

    /** The layout of every packet, in the order of the model. There is one for each, also where checks report errors. */
    public static Map<QualifiedName, PacketLayout> of(SpecModel model, Diagnostics diagnostics) {
        Map<QualifiedName, PacketLayout> layouts = new PacketLayouts(model).place();
        for (LayoutCheck check : checks(model)) {
            layouts.values().forEach(layout -> check.check(layout, diagnostics));
        }
        return layouts;
    }

    private static List<LayoutCheck> checks(SpecModel model) {
        return List.of(
                new ByteBoundaryCheck(),
                new WholePacketCheck(),
                new BranchEndCheck(),
                new WindowContentCheck(),
                new BitWidthCheck(),
                new EmptyElementCheck(),
                new RestCheck(model));
    }

    private Map<QualifiedName, PacketLayout> place() {
        for (List<QualifiedName> group : calls.groups()) {
            boolean isRecursive = calls.isRecursive(group);
            if (isRecursive) {
                // Nothing is known of how they contain each other at first; a second round knows what the first found
                // out to be the least.
                group.forEach(name -> sizes.put(name, ItemSize.walked(0, Size.UNBOUNDED_BITS)));
                group.forEach(name -> place(name, true));
            }
            group.forEach(name -> place(name, isRecursive));
        }
        Map<QualifiedName, PacketLayout> inOrder = new LinkedHashMap<>();
        model.packets().keySet().forEach(name -> inOrder.put(name, layouts.get(name)));
        return inOrder;
    }

    private void place(QualifiedName name, boolean isRecursive) {
        PacketPlacer placer =
                new PacketPlacer(model.packet(name), target -> Objects.requireNonNull(sizes.get(target)), usingOrigin);
        layouts.put(name, placer.place(isRecursive));
        sizes.put(
                name,
                isRecursive
                        ? ItemSize.walked(placer.size().bits().interval().lo(), Size.UNBOUNDED_BITS)
                        : placer.size());
    }

    private static Set<QualifiedName> usingOrigin(SpecModel model) {
        Set<QualifiedName> direct = new HashSet<>();
        for (PacketType packet : model.allPackets()) {
            if (packet.items().stream().anyMatch(item -> item instanceof Field field && mayUseOrigin(field.type()))) {
                direct.add(packet.name());
            }
        }
        return CallGraph.reaching(model, direct, nested -> nested.window().isEmpty());
    }

    /** Of the built-in types, names count from the origin; so may the codecs that users write. */
    static boolean mayUseOrigin(FieldType type) {
        return type instanceof FieldType.Extern extern && !extern.name().equals("mpint");
    }
}
