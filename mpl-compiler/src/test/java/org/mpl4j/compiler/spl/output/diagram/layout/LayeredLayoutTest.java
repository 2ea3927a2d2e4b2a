package org.mpl4j.compiler.spl.output.diagram.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Boxes and labels of random graphs. */
final class LayeredLayoutTest {
    @Property(tries = 200)
    void nothingOverlapsAndAllIsInThePicture(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 25) int nodes, @ForAll @IntRange(max = 60) int links) {
        Random random = new Random(seed);
        LayeredLayout layout = new LayeredLayout();
        List<Box> all = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            all.add(layout.box(20 + random.nextInt(200), 20 + random.nextInt(80)));
        }
        List<Link> edges = new ArrayList<>();
        for (int i = 0; i < links && nodes > 1; i++) {
            int from = random.nextInt(nodes);
            int to = (from + 1 + random.nextInt(nodes - 1)) % nodes;
            boolean isLabelled = random.nextInt(4) > 0;
            edges.add(layout.link(
                    from, to, isLabelled ? 10 + random.nextInt(150) : 0, isLabelled ? 10 + random.nextInt(60) : 0));
        }
        layout.place();
        edges.forEach(edge -> edge.label().ifPresent(all::add));
        for (int i = 0; i < all.size(); i++) {
            Box one = all.get(i);
            assertThat(one.left()).isGreaterThanOrEqualTo(-0.01);
            assertThat(one.left() + one.width()).isLessThanOrEqualTo(layout.width() + 0.01);
            assertThat(one.top()).isGreaterThanOrEqualTo(0);
            assertThat(one.bottom()).isLessThanOrEqualTo(layout.height() + 0.01);
            for (Box other : all.subList(i + 1, all.size())) {
                assertThat(overlap(one, other))
                        .as("%s and %s", text(one), text(other))
                        .isFalse();
            }
        }
    }

    private static boolean overlap(Box a, Box b) {
        return a.left() + a.width() > b.left() + 0.01
                && b.left() + b.width() > a.left() + 0.01
                && a.bottom() > b.top() + 0.01
                && b.bottom() > a.top() + 0.01;
    }

    private static String text(Box box) {
        return box.left() + "," + box.top() + " " + box.width() + "x" + box.height();
    }
}
