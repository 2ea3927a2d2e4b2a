package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.ClassName;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.backend.BackendContext;
import org.mpl4j.compiler.backend.Optimization;
import org.mpl4j.compiler.layout.PacketLayout;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.pipeline.CompiledSpec;

/** A compiled specification with what the generators find out about it as a whole. */
final class SpecInfo {
    private final CompiledSpec spec;
    private final SpecTypes types;
    private final PacketFacts facts;
    private final RefreshFacts refreshFacts;
    private final Set<Optimization> optimizations;
    private final BackendContext context;
    private final NameScope unqualifiable;

    SpecInfo(CompiledSpec spec, BackendContext context) {
        this.spec = spec;
        this.types = new SpecTypes(context.packages());
        this.facts = new PacketFacts(spec);
        this.refreshFacts = new RefreshFacts(spec);
        this.optimizations = context.optimizations();
        this.context = context;
        this.unqualifiable = new NameScope(
                null,
                Stream.concat(spec.model().packets().keySet().stream(), spec.model().enums().keySet().stream())
                        .map(types::of)
                        .filter(type -> type.packageName().isEmpty())
                        .map(ClassName::simpleName)
                        .toArray(String[]::new));
    }

    CompiledSpec spec() {
        return spec;
    }

    SpecTypes types() {
        return types;
    }

    PacketFacts facts() {
        return facts;
    }

    RefreshFacts refreshFacts() {
        return refreshFacts;
    }

    /** Whether the generated code has an optimization. */
    boolean isOn(Optimization optimization) {
        return optimizations.contains(optimization);
    }

    /** Whether views can be pointed at one packet after the other. */
    boolean isReusable() {
        return context.isOn(ReusableViews.OPTION);
    }

    /** Whether the beginning of a packet can be read as one. */
    boolean hasBeginnings() {
        return context.isOn(Beginnings.OPTION);
    }

    /** Whether this is known of the views of a packet: classes that are ready may have been made in another way. */
    boolean isReusable(QualifiedName packet) {
        return isReusable() && !context.packages().isReady(packet);
    }

    /** Names of classes that no class around them can have, too: those of the unnamed package, as they can't be said in another way. */
    NameScope unqualifiable() {
        return unqualifiable;
    }

    PacketLayout layout(QualifiedName packet) {
        return found(spec.layouts().get(packet), packet);
    }

    PacketInfo packet(QualifiedName name) {
        return new PacketInfo(
                this, found(spec.programs().get(name), name), found(spec.plans().get(name), name));
    }

    private static <T> T found(@Nullable T value, QualifiedName packet) {
        if (value == null) {
            throw new IllegalArgumentException("no packet " + packet);
        }
        return value;
    }
}
