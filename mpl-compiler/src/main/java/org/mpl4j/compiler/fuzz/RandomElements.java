package org.mpl4j.compiler.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.mpl4j.compiler.interpret.build.Draft;
import org.mpl4j.compiler.model.ArrayItem.Bound;
import org.mpl4j.compiler.model.Expr;

/** Makes up the elements of an array, so that they fill its window. */
final class RandomElements {
    private static final int ATTEMPTS = 60;

    private final RandomSizes sizes;
    private final RandomNumbers numbers;
    private final Optional<Expr> window;
    private final Extent before;
    private final List<Draft> drafts = new ArrayList<>();
    private final Extent extent = new Extent();
    private boolean isHopeless;

    /** An element, and how large it is. */
    record Element(Draft.Group draft, Extent extent) {}

    /**
     * No elements yet.
     *
     * @param around the size of what the array is in, if it has one
     * @param before what is in that already
     */
    RandomElements(RandomSizes sizes, RandomNumbers numbers, Bound bound, Optional<Expr> around, Extent before) {
        this.sizes = sizes;
        this.numbers = numbers;
        this.window = bound instanceof Bound.Window own
                ? Optional.of(own.byteLength())
                : bound instanceof Bound.ToEnd ? around : Optional.empty();
        this.before = bound instanceof Bound.Window ? new Extent() : before;
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
        for (int i = 0; i < ATTEMPTS && !isHopeless && !fits(used()); i++) {
            Optional<Element> element = maker.apply(false);
            if (element.isEmpty()) {
                isHopeless = true;
                return;
            }
            if (fits(with(element.get().extent())) || numbers.chance(8)) {
                addIfThereIsRoom(element.get());
            }
        }
    }

    private OptionalLong used() {
        return with(new Extent());
    }

    /** How much of the window is used with another element. */
    private OptionalLong with(Extent more) {
        Extent together = new Extent();
        together.add(before);
        together.add(extent);
        together.add(more);
        return together.bytes();
    }

    private boolean fits(OptionalLong bytes) {
        return window.isEmpty() || bytes.isEmpty() || sizes.fits(window.get(), bytes.getAsLong());
    }

    private void addIfThereIsRoom(Element element) {
        OptionalLong bytes = with(element.extent());
        if (window.isEmpty() || bytes.isEmpty() || bytes.getAsLong() <= sizes.most(window.get())) {
            drafts.add(element.draft());
            extent.add(element.extent());
        }
    }
}
