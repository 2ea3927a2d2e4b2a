package org.mpl4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final Limits SMALL =
            Limits.DEFAULT.withMaxDepth(2).withMaxElements(3).withMaxNamePointers(4);

    @Test
    void changesOneLimitAtATime() {
        assertThat(SMALL.maxDepth()).isEqualTo(2);
        assertThat(SMALL.maxElements()).isEqualTo(3);
        assertThat(SMALL.maxNamePointers()).isEqualTo(4);
        assertThat(Limits.DEFAULT.maxDepth()).isEqualTo(64);
        assertThat(SMALL).hasToString("Limits[maxDepth=2, maxElements=3, maxNamePointers=4]");
    }

    @Test
    void isEqualToTheSameLimits() {
        Limits same = Limits.DEFAULT.withMaxNamePointers(4).withMaxElements(3).withMaxDepth(2);
        assertThat(SMALL).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(SMALL).isNotEqualTo(same.withMaxDepth(3));
        assertThat(SMALL).isNotEqualTo(same.withMaxElements(4));
        assertThat(SMALL).isNotEqualTo(same.withMaxNamePointers(5));
    }

    @Test
    void allowsWhatIsWithinAndRefusesWhatIsBeyond() {
        assertThatCode(() -> SMALL.checkDepth(2, 9)).doesNotThrowAnyException();
        assertThatThrownBy(() -> SMALL.checkDepth(3, 9))
                .hasMessage("at offset 9: expected at most 2 levels of nested packets, got more");
        assertThatCode(() -> SMALL.checkElements(3, 9)).doesNotThrowAnyException();
        assertThatThrownBy(() -> SMALL.checkElements(1L << 40, 9))
                .hasMessage("at offset 9: expected at most 3 elements, got more");
    }

    @Test
    void refusesNegativeLimits() {
        assertThatThrownBy(() -> SMALL.withMaxDepth(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SMALL.withMaxElements(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SMALL.withMaxNamePointers(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
