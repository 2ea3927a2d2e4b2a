package org.mpl4j.compiler.interpret.parse;

import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.interpret.expression.Node;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.PlaceRef;
import org.mpl4j.compiler.interpret.value.ScopeValue;
import org.mpl4j.runtime.Bounds;
import org.mpl4j.runtime.ParseException;

/** An item that takes exactly so many bytes. A parse that gathers {@link Losses} goes on behind it when something in it is wrong, and reads what is there of it when its end is missing. */
final class Window extends Step {
    private final ItemShape item;
    private final Node length;
    private final Step[] body;
    private final PlaceRef place;
    private final PlaceRef bodyEnd;
    private final int endSlot;

    Window(ItemShape item, Node length, Step[] body, PlaceRef place, PlaceRef bodyEnd, int endSlot) {
        this.item = item;
        this.length = length;
        this.body = body;
        this.place = place;
        this.bodyEnd = bodyEnd;
        this.endSlot = endSlot;
    }

    @Override
    void run(Machine m) throws ParseException {
        ScopeValue scope = m.scope();
        long at = place.byteIndex(scope);
        int end;
        try {
            end = m.endOf(length, item.name(), at);
        } catch (ParseException e) {
            if (m.losses().areGathered() && e.reason() == ParseException.Reason.TRUNCATED) {
                readBeginning(m, at);
            }
            throw e;
        }
        readUpTo(m, end);
        if (endSlot != Takes.NO_SLOT) {
            scope.setSlot(endSlot, end);
        }
    }

    private void readUpTo(Machine m, int end) throws ParseException {
        ScopeValue scope = m.scope();
        int outerLimit = m.limit();
        int depth = m.depth();
        m.setLimit(end);
        ParseException problem = problem(m, end);
        if (problem != null) {
            if (!m.losses().add(problem)) {
                throw problem;
            }
            m.lose(item, scope, depth);
        }
        m.setLimit(outerLimit);
    }

    private @Nullable ParseException problem(Machine m, int end) {
        try {
            runAll(body, m);
        } catch (ParseException e) {
            return e.insideWindow();
        }
        int used = (int) bodyEnd.byteIndex(m.scope());
        m.stopAt(used);
        try {
            Bounds.usedUp(item.name(), used, end);
            return null;
        } catch (ParseException e) {
            return e;
        }
    }

    /** Reads what there is of an item that should be longer. That its end is missing is said already. */
    private void readBeginning(Machine m, long at) {
        ScopeValue scope = m.scope();
        int depth = m.depth();
        int limit = m.limit();
        try {
            runAll(body, m);
            m.stopAt(bodyEnd.byteIndex(scope));
        } catch (ParseException e) {
            if (!e.isInputTooShort()) {
                m.losses().add(e);
            }
        }
        m.setLimit(limit);
        m.lose(item, scope, depth);
        m.stopAt(at);
    }
}
