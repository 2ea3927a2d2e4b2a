package org.mpl4j.compiler.dissect;

import java.util.List;
import org.mpl4j.compiler.interpret.parse.Inspector;
import org.mpl4j.runtime.Violation;

/**
 * Finds broken rules of specifications in layers.
 *
 * @param isStrict whether they count as errors
 */
public record ViolationFinder(Inspector inspector, boolean isStrict) {
    /** Of a packet that is incomplete nothing can be said, and of one whose end may be missing nothing about its checksum. */
    public List<Violation> of(Layer layer) {
        if (!layer.packet().isComplete()) {
            return List.of();
        }
        List<Violation> found = inspector.violations(layer.packet());
        return layer.isPart()
                ? found.stream()
                        .filter(violation -> violation.kind() != Violation.Kind.CHECKSUM)
                        .toList()
                : found;
    }
}
