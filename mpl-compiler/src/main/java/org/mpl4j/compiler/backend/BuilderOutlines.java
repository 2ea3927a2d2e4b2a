package org.mpl4j.compiler.backend;

import java.util.ServiceLoader;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.pipeline.CompiledSpec;

/** Tells how generated builders are called. The backend that makes them provides it, so that others need not know that backend. Found by {@link ServiceLoader}. */
public interface BuilderOutlines {
    /** The outline of a packet's builder. */
    BuilderOutline of(QualifiedName packet, CompiledSpec spec, BackendContext context);

    /** The one that is there. */
    static BuilderOutlines get() {
        return ServiceLoader.load(BuilderOutlines.class, BuilderOutlines.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no backend makes builders"));
    }
}
