package org.mpl4j.runtime.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class InstancesTest {
    /** Keys that collide, come and go in any order: what a map has is there, and nothing else. */
    @Test
    void doesWhatAMapDoes() {
        Random random = new Random(1);
        for (int capacity : new int[] {1, 2, 3, 7, 64, 100}) {
            Instances instances = new Instances(capacity);
            Map<Long, Integer> expected = new TreeMap<>();
            for (int i = 0; i < 20_000; i++) {
                long key = random.nextInt(4) == 0 ? random.nextLong() : random.nextInt(2 * capacity);
                int place = instances.find(key);
                assertThat(place >= 0).isEqualTo(expected.containsKey(key));
                assertThat(instances.rowOf(key, -7)).isEqualTo(expected.getOrDefault(key, -7));
                if (place >= 0) {
                    assertThat(instances.row(place)).isEqualTo(expected.get(key));
                    assertThat(instances.key(place)).isEqualTo(key);
                }
                if (random.nextBoolean()) {
                    instances.remove(place);
                    expected.remove(key);
                } else if (place >= 0 || !instances.isFull()) {
                    int at = instances.put(place, key, i);
                    instances.putDeadline(at, -i);
                    expected.put(key, i);
                }
                assertThat(instances.count()).isEqualTo(expected.size());
                assertThat(instances.isFull()).isEqualTo(expected.size() == capacity);
            }
            assertThat(instances.rowsByKey()).isEqualTo(expected);
            expected.forEach((key, row) ->
                    assertThat(instances.deadline(instances.find(key))).isEqualTo(-row));
            Instances copy = new Instances(capacity);
            copy.copyFrom(instances);
            assertThat(copy.rowsByKey()).isEqualTo(expected);
        }
    }

    @Test
    void areAtEndIfEachIs() {
        Automaton automaton =
                Automaton.of("channel", "server.spl", 4, 7, "abcd", "IwJeJia", "3ab", "b4.=..2=cd=..=2.d=.5.=.");
        Instances instances = new Instances(2);
        assertThat(instances.areAtEnd(automaton)).isTrue();
        instances.put(instances.put(Instances.NONE, 7, 1), 7, 3);
        assertThat(instances.areAtEnd(automaton)).isTrue();
        int other = instances.put(Instances.NONE, 8, 2);
        assertThat(instances.areAtEnd(automaton)).isFalse();
        instances.remove(other);
        assertThat(instances.areAtEnd(automaton)).isTrue();
    }

    @Test
    void roomIsBounded() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Instances(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Instances(1_000_001));
        assertThatIllegalArgumentException().isThrownBy(() -> new Instances(2).copyFrom(new Instances(3)));
    }
}
