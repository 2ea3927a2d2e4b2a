package org.mpl4j.compiler.spl.explore;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.mpl4j.compiler.spl.model.Step;

/** Names of places that configurations wait at together. */
final class Labels {
    private static final Comparator<Step.Named> BY_PLACE =
            Comparator.<Step.Named>comparingInt(n -> n.span().start()).thenComparing(Step.Named::state);

    private Labels() {}

    /** Of several, that which stands first in the text. */
    static Optional<Step.Named> first(Stream<Optional<Step.Named>> labels) {
        return labels.flatMap(Optional::stream).min(BY_PLACE);
    }
}
