package org.mpl4j.web.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdleOrderTest {
    private static final int PLACES = 20;
    private static final int STEPS = 20_000;

    private final IdleOrder<Integer> order = new IdleOrder<>();
    private final List<IdleOrder.Place<Integer>> places =
            IntStream.range(0, PLACES).mapToObj(IdleOrder.Place::new).toList();

    @Test
    void hasTheOneFirstThatIsIdleForLongest() {
        order.enter(places.get(0), 1);
        order.enter(places.get(1), 1);
        order.enter(places.get(2), 2);
        order.enter(places.get(0), 3);
        assertThat(rest()).containsExactly(1, 2, 0);
    }

    @Test
    void keepsThePlaceOfOneThatWasNotServedSince() {
        order.enter(places.get(0), 1);
        order.enter(places.get(1), 2);
        order.enter(places.get(0), 1);
        assertThat(rest()).containsExactly(0, 1);
    }

    @Test
    void forgetsThoseThatAreNotIdle() {
        IntStream.range(0, 5).forEach(i -> order.enter(places.get(i), i));
        order.leave(places.get(2));
        order.leave(places.get(0));
        order.leave(places.get(4));
        order.leave(places.get(4));
        order.leave(places.get(7));
        assertThat(rest()).containsExactly(1, 3);
    }

    /** The same as a map that keeps the order in which its keys were put. */
    @Test
    void isLikeAMapInOrder() {
        Random random = new Random(1);
        Map<Integer, Long> model = new LinkedHashMap<>();
        for (int step = 0; step < STEPS; step++) {
            int i = random.nextInt(PLACES);
            switch (random.nextInt(5)) {
                case 0, 1 -> {
                    order.enter(places.get(i), step);
                    model.remove(i);
                    model.put(i, (long) step);
                }
                case 2 -> {
                    order.enter(places.get(i), model.getOrDefault(i, (long) step));
                    model.putIfAbsent(i, (long) step);
                }
                case 3 -> {
                    order.leave(places.get(i));
                    model.remove(i);
                }
                default -> {
                    Integer first =
                            model.isEmpty() ? null : model.keySet().iterator().next();
                    assertThat(order.poll()).isEqualTo(first);
                    model.remove(first);
                }
            }
        }
        assertThat(rest()).containsExactlyElementsOf(model.keySet());
    }

    private List<Integer> rest() {
        List<Integer> rest = new ArrayList<>();
        for (Integer next = order.poll(); next != null; next = order.poll()) {
            rest.add(next);
        }
        return rest;
    }
}
