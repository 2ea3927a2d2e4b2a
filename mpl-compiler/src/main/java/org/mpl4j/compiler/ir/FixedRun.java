package org.mpl4j.compiler.ir;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.layout.Place;
import org.mpl4j.compiler.model.Field;

/** Fields of fixed size one after the other, whose bytes are asked for at once. */
final class FixedRun {
    private @Nullable Place start;
    private long endBits;
    private final List<Integer> fieldIds = new ArrayList<>();
    private final List<Op> steps = new ArrayList<>();

    /** A field of so many bits, and how it is read. */
    void add(Field field, Place at, long bits, Op read) {
        if (start == null) {
            start = at;
        }
        endBits = at.bitOffset() + bits;
        fieldIds.add(field.id());
        steps.add(read);
    }

    /** A step that takes no bytes. */
    void add(Op step) {
        steps.add(step);
    }

    /** Appends the check that the bytes are there, and the steps; then the run is empty again. */
    void flush(List<Op> into) {
        if (start != null) {
            Place from = start.plusBits(-start.bitPhase());
            long bytes = (endBits - from.bitOffset() + 7) / 8;
            if (bytes > 0) {
                into.add(new Op.Require(from, bytes, fieldIds));
            }
        }
        into.addAll(steps);
        start = null;
        fieldIds.clear();
        steps.clear();
    }
}
