package org.mpl4j.compiler.interpret.parse;

import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.interpret.expression.Node;
import org.mpl4j.compiler.interpret.value.ClassifyShape;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.PlaceRef;
import org.mpl4j.compiler.interpret.value.ScopeValue;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;

/** A classify. */
final class Switch extends Step {
    private final ClassifyShape classify;
    private final PlaceRef place;
    private final Selector selector;
    private final TagRef tag;
    private final Step[][] bodies;
    private final PlaceRef[] ends;
    private final int endSlot;

    /**
     * The tag.
     *
     * @param field where it is a field of the packet
     * @param hops to the field's scope
     */
    record TagRef(Node node, boolean isContent, @Nullable FieldShape field, int hops) {}

    Switch(
            ClassifyShape classify,
            PlaceRef place,
            Selector selector,
            TagRef tag,
            Step[][] bodies,
            PlaceRef[] ends,
            int endSlot) {
        this.classify = classify;
        this.place = place;
        this.selector = selector;
        this.tag = tag;
        this.bodies = bodies;
        this.ends = ends;
        this.endSlot = endSlot;
    }

    @Override
    void run(Machine m) throws ParseException {
        ScopeValue scope = m.scope();
        int index = select(m);
        if (index == Selector.NONE) {
            throw noBranch(m);
        }
        scope.setSlot(classify.branchSlot(), index);
        int known = m.losses().count();
        try {
            runAll(bodies[index], m);
        } catch (ParseException e) {
            throw classify.isNamed() ? e.within(classify.name()) : e;
        } finally {
            if (classify.isNamed()) {
                m.losses().within(known, classify.name());
            }
        }
        if (endSlot != Takes.NO_SLOT) {
            scope.setSlot(endSlot, (int) ends[index].byteIndex(scope));
        }
    }

    private int select(Machine m) throws ParseException {
        try {
            return tag.isContent()
                    ? selector.select(tag.node().content(m), m)
                    : selector.select(tag.node().raw(m), m);
        } catch (ArithmeticException e) {
            throw m.overflow(classify.name(), place.byteIndex(m.scope()));
        }
    }

    private ParseException noBranch(Machine m) {
        int at = (int) place.byteIndex(m.scope());
        m.stopAt(at);
        FieldShape field = tag.field();
        String name = field == null ? classify.name() : field.name();
        int tagAt = field == null ? at : (int) m.startOf(field, tag.hops());
        if (tag.isContent()) {
            Bytes content = tag.node().content(m);
            return ParseException.noBranch(name, tagAt, content);
        }
        return ParseException.noBranch(name, tagAt, tag.node().raw(m));
    }
}
