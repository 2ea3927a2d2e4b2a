package org.mpl4j.compiler.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.mpl4j.compiler.interpret.build.Draft;
import org.mpl4j.compiler.model.ArrayItem.Bound;

/** Makes up the elements of an array, so that they fill its window. */
final class RandomElements {
    private static final int ATTEMPTS = 60;

    private final RandomSizes sizes;
    private final RandomNumbers numbers;
    private final Bound bound;
    private final List<Draft> drafts = new ArrayList<>();
    private final Extent extent = new Extent();
    private boolean isHopeless;

    /** An element, and how large it is. */
    record Element(Draft.Group draft, Extent extent) {}

    RandomElements(RandomSizes sizes, RandomNumbers numbers, Bound bound) {
        this.sizes = sizes;
        this.numbers = numbers;
        this.bound = bound;
    }

    /** Whether there was a dead end. */
    boolean isHopeless() {
        return isHopeless;
    }

    List<Draft> drafts() {
        return drafts;
    }

    Extent extent() {
        return extent;
    }

    /**
     * Makes elements.
     *
     * @param count so many, where the window does not ask for more or fewer
     * @param maker makes one; whether it is the last one decides how an array ends that has a condition
     */
    void fill(int count, Function<Boolean, Optional<Element>> maker) {
        for (int i = 0; i < count && !isHopeless; i++) {
            boolean isLast = i == count - 1;
            maker.apply(isLast).ifPresentOrElse(this::addIfThereIsRoom, () -> isHopeless = true);
        }
        for (int i = 0; i < ATTEMPTS && !isHopeless && !fits(extent.bytes()); i++) {
            Optional<Element> element = maker.apply(false);
            if (element.isEmpty()) {
                isHopeless = true;
                return;
            }
            Extent together = new Extent();
            together.add(extent);
            together.add(element.get().extent());
            if (fits(together.bytes()) || numbers.chance(8)) {
                addIfThereIsRoom(element.get());
            }
        }
    }

    private boolean fits(OptionalLong bytes) {
        return !(bound instanceof Bound.Window window)
                || bytes.isEmpty()
                || sizes.fits(window.byteLength(), bytes.getAsLong());
    }

    private void addIfThereIsRoom(Element element) {
        OptionalLong before = extent.bytes();
        OptionalLong more = element.extent().bytes();
        boolean isRoom = !(bound instanceof Bound.Window window)
                || before.isEmpty()
                || more.isEmpty()
                || before.getAsLong() + more.getAsLong() <= sizes.most(window.byteLength());
        if (isRoom) {
            drafts.add(element.draft());
            extent.add(element.extent());
        }
    }
}
