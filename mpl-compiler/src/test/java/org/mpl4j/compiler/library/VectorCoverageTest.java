package org.mpl4j.compiler.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The vectors of {@code specs/} take every branch of every packet, and have every optional item and lack it. */
class VectorCoverageTest {
    /** What no vector can reach, or need not, each with its reason. */
    private static final Map<String, String> EXCUSED = Map.of();

    private static Set<String> unreached;

    @BeforeAll
    static void readVectors() throws IOException {
        unreached = new VectorReach(Library.compile()).unreached();
    }

    @Test
    void everyBranchHasAVector() {
        assertThat(unreached)
                .filteredOn(place -> !EXCUSED.containsKey(place))
                .as(
                        "no vector in specs/ has these; add some, from a real peer where there is one, or say in %s why there are none",
                        VectorCoverageTest.class.getSimpleName())
                .isEmpty();
    }

    @Test
    void nothingIsExcusedThatHasAVector() {
        assertThat(unreached).containsAll(EXCUSED.keySet());
    }
}
