package org.mpl4j.compiler.backend.jqwik;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mpl4j.compiler.backend.BackendContext;
import org.mpl4j.compiler.backend.BuilderOutline;
import org.mpl4j.compiler.backend.BuilderOutlines;
import org.mpl4j.compiler.model.ComparedValues;
import org.mpl4j.compiler.model.JavaNames;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.pipeline.CompiledSpec;

/** The builders of all packets of a specification. */
final class OutlineTable {
    private final BuilderOutlines source = BuilderOutlines.get();
    private final Map<QualifiedName, BuilderOutline> known = new HashMap<>();
    private final CompiledSpec spec;
    private final BackendContext context;
    private final ComparedValues compared;
    private final BranchWeights weights;

    /** The classes of all declarations. */
    private final Set<ClassName> declared;

    OutlineTable(CompiledSpec spec, BackendContext context) {
        this.spec = spec;
        this.context = context;
        this.compared = new ComparedValues(spec.model());
        this.weights = new BranchWeights(spec.model());
        this.declared = Stream.concat(spec.model().packets().keySet().stream(), spec.model().enums().keySet().stream())
                .map(name -> ClassName.get(context.packages().packageOf(name), JavaNames.type(name.name())))
                .collect(Collectors.toSet());
    }

    CompiledSpec spec() {
        return spec;
    }

    /** What fields and parameters are compared with. */
    ComparedValues compared() {
        return compared;
    }

    BranchWeights weights() {
        return weights;
    }

    BuilderOutline of(QualifiedName packet) {
        return known.computeIfAbsent(packet, name -> source.of(name, spec, context));
    }

    /** The class of a packet. */
    ClassName classOf(QualifiedName packet) {
        BuilderOutline outline = of(packet);
        return ClassName.get(outline.packageName(), outline.className());
    }

    /** What is known of the arguments of a nested packet, for the methods of its arbitraries: with a comma before each. */
    CodeBlock arguments(NestedPacket nested, KnownNumbers known) {
        return spec.model().packet(nested.target()).params().stream()
                .filter(KnownNumbers::isNumber)
                .map(param -> known.orNull(nested.arguments().get(param.index())))
                .map(value -> CodeBlock.of(", $L", value.orElse(CodeBlock.of("null"))))
                .collect(CodeBlock.joining(""));
    }

    /** The class with the arbitraries of a packet. */
    ClassName arbitrariesOf(QualifiedName packet) {
        return besides(packet, "Arbitraries");
    }

    /** The class with the properties of a packet. */
    ClassName propertiesOf(QualifiedName packet) {
        return besides(packet, "Properties");
    }

    /** What is made besides a packet's class; with a {@code _} where a declaration has that name already: {@code mqtt} where there is {@code mqtt_properties}. */
    private ClassName besides(QualifiedName packet, String ending) {
        ClassName type = classOf(packet);
        ClassName made = type.peerClass(type.simpleName() + ending);
        return declared.contains(made) ? made.peerClass(made.simpleName() + "_") : made;
    }
}
