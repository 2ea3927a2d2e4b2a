package org.mpl4j.compiler.backend.jqwik;

import com.palantir.javapoet.ClassName;
import java.util.HashMap;
import java.util.Map;
import org.mpl4j.compiler.backend.BackendContext;
import org.mpl4j.compiler.backend.BuilderOutline;
import org.mpl4j.compiler.backend.BuilderOutlines;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.pipeline.CompiledSpec;

/** The builders of all packets of a specification. */
final class OutlineTable {
    private final BuilderOutlines source = BuilderOutlines.get();
    private final Map<QualifiedName, BuilderOutline> known = new HashMap<>();
    private final CompiledSpec spec;
    private final BackendContext context;

    OutlineTable(CompiledSpec spec, BackendContext context) {
        this.spec = spec;
        this.context = context;
    }

    CompiledSpec spec() {
        return spec;
    }

    BuilderOutline of(QualifiedName packet) {
        return known.computeIfAbsent(packet, name -> source.of(name, spec, context));
    }

    /** The class of a packet. */
    ClassName classOf(QualifiedName packet) {
        BuilderOutline outline = of(packet);
        return ClassName.get(outline.packageName(), outline.className());
    }

    /** The class with the arbitraries of a packet. */
    ClassName arbitrariesOf(QualifiedName packet) {
        ClassName type = classOf(packet);
        return type.peerClass(type.simpleName() + "Arbitraries");
    }
}
