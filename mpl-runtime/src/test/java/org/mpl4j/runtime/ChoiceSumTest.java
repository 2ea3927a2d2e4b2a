package org.mpl4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ChoiceSumTest {
    private static long sum(Consumer<ChoiceSum> choices) {
        ChoiceSum sum = new ChoiceSum();
        long around = sum.begin();
        choices.accept(sum);
        return sum.end(around);
    }

    private static void add(ChoiceSum sum, long... choices) {
        for (long choice : choices) {
            sum.add(choice);
        }
    }

    @Test
    void otherChoicesHaveOtherSums() {
        long some = sum(s -> add(s, 1, 2, 3));
        assertThat(ChoiceSum.differ(some, sum(s -> add(s, 1, 2, 3)))).isFalse();
        assertThat(ChoiceSum.differ(some, sum(s -> add(s, 2, 1, 3)))).isTrue();
        assertThat(ChoiceSum.differ(some, sum(s -> add(s, 1, 2)))).isTrue();
        assertThat(ChoiceSum.differ(some, sum(s -> add(s, 1, 2, 3, 0)))).isTrue();
        assertThat(ChoiceSum.differ(sum(s -> s.add(true)), sum(s -> s.add(false))))
                .isTrue();
    }

    /** Readers make none, and do not know when writers do. */
    @Test
    void marksAreNoChoices() {
        long marked = sum(s -> {
            s.doubt();
            add(s, 1);
            s.rest();
            add(s, 2);
        });
        assertThat(ChoiceSum.differ(marked, sum(s -> add(s, 1, 2)))).isFalse();
        assertThat(ChoiceSum.isDoubtful(marked)).isTrue();
        assertThat(ChoiceSum.isDoubtful(sum(s -> add(s, 1, 2)))).isFalse();
    }

    @Test
    void whatTakesTheRestIsInDoubtOnceMoreFollows() {
        assertThat(ChoiceSum.isDoubtful(sum(ChoiceSum::rest))).isFalse();
        assertThat(ChoiceSum.isDoubtful(sum(ChoiceSum::more))).isFalse();
        assertThat(ChoiceSum.isDoubtful(sum(s -> {
                    s.rest();
                    s.more();
                })))
                .isTrue();
    }

    @Test
    void aSumWithinDoesNotCountForTheOneAround() {
        long around = sum(s -> {
            add(s, 1);
            long outer = s.begin();
            add(s, 5);
            s.doubt();
            assertThat(s.isDoubtful()).isTrue();
            s.end(outer);
            add(s, 2);
        });
        assertThat(around).isEqualTo(sum(s -> add(s, 1, 2)));
    }
}
