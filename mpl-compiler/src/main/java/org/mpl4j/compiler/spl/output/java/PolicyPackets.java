package org.mpl4j.compiler.spl.output.java;

import com.palantir.javapoet.ClassName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.backend.JavaPackages;
import org.mpl4j.compiler.backend.java.LeafAccessors;
import org.mpl4j.compiler.model.JavaNames;
import org.mpl4j.compiler.model.LeafBranches;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.SpecModel;
import org.mpl4j.compiler.pipeline.CompilationResult;
import org.mpl4j.compiler.pipeline.CompiledSpec;
import org.mpl4j.compiler.pipeline.Compiler;

/** The packets that policies are about, and their classes. */
public final class PolicyPackets {
    private final SpecModel model;
    private final JavaPackages packages;
    private final Map<QualifiedName, List<Map<String, LeafAccessors.Accessor>>> accessors = new HashMap<>();
    private @Nullable CompiledSpec compiled;

    /**
     * @param model has every packet that a policy uses
     * @param packages where their classes are
     */
    public PolicyPackets(SpecModel model, JavaPackages packages) {
        this.model = model;
        this.packages = packages;
    }

    /** The view of a packet. */
    ClassName view(QualifiedName packet) {
        return ClassName.get(packages.packageOf(packet), JavaNames.type(packet.name()));
    }

    /** A builder of the packet from which nothing is missing. */
    ClassName complete(QualifiedName packet) {
        return view(packet).nestedClass("Builder").nestedClass("Complete");
    }

    /** The labels of each leaf of a packet, by its number; empty if the model has no such packet. */
    Optional<List<List<String>>> leaves(QualifiedName packet) {
        PacketType type = model.packets().get(packet);
        return Optional.ofNullable(type).map(LeafBranches::of);
    }

    /**
     * How the fields of each leaf of a packet of the model are read.
     *
     * @throws IllegalArgumentException if no Java can be made of the packets; the message says why
     */
    List<Map<String, LeafAccessors.Accessor>> accessors(QualifiedName packet) {
        return accessors.computeIfAbsent(packet, name -> LeafAccessors.of(name, compiled(), packages));
    }

    private CompiledSpec compiled() {
        if (compiled == null) {
            CompilationResult result = Compiler.compile(model);
            compiled = result.spec()
                    .orElseThrow(() -> new IllegalArgumentException("the packets that policies use have errors, which"
                            + " `mplc check` tells: "
                            + result.diagnostics().get(0).message()));
        }
        return compiled;
    }
}
