package org.mpl4j.compiler.interpret.parse;

import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.interpret.expression.Node;
import org.mpl4j.compiler.interpret.value.ArrayShape;
import org.mpl4j.compiler.interpret.value.ElementValue;
import org.mpl4j.compiler.interpret.value.ListValue;
import org.mpl4j.compiler.interpret.value.PlaceRef;
import org.mpl4j.compiler.interpret.value.ScopeValue;
import org.mpl4j.runtime.ParseException;

/** An array: so many elements, or to the end of the window, or until an element satisfies a condition. */
final class Repeat extends Step {
    /** For elements of different sizes. */
    static final int VARIABLE = 0;

    private final ArrayShape array;
    private final PlaceRef place;
    private final Step[] element;
    private final @Nullable Node count;
    private final @Nullable Node last;
    private final int fixedBytes;
    private final boolean mustWalk;
    private final int endSlot;

    /**
     * @param count of elements
     * @param last holds for the last element; with neither, the elements go to the end of the window
     * @param fixedBytes the size of every element, or {@link #VARIABLE}
     */
    Repeat(
            ArrayShape array,
            PlaceRef place,
            Step[] element,
            @Nullable Node count,
            @Nullable Node last,
            int fixedBytes,
            boolean mustWalk,
            int endSlot) {
        this.array = array;
        this.place = place;
        this.element = element;
        this.count = count;
        this.last = last;
        this.fixedBytes = fixedBytes;
        this.mustWalk = mustWalk || !array.element().isPlain();
        this.endSlot = endSlot;
    }

    @Override
    void run(Machine m) throws ParseException {
        ScopeValue scope = m.scope();
        int at = (int) place.byteIndex(scope);
        ListValue list = new ListValue(array, scope, at, m.limit());
        scope.setRef(array.ref(), list);
        int end = count != null
                ? counted(m, list, at, count)
                : last != null ? until(m, list, at, last) : toEnd(m, list, at);
        if (endSlot != Takes.NO_SLOT) {
            scope.setSlot(endSlot, end);
        }
    }

    private int counted(Machine m, ListValue list, int at, Node countNode) throws ParseException {
        long elements = m.size(countNode, array.name(), at);
        checkElements(m, elements, at);
        if (fixedBytes != VARIABLE) {
            m.endOf(array.name(), at, elements * fixedBytes);
            if (!mustWalk) {
                list.setFixed((int) elements, fixedBytes);
                return at + (int) elements * fixedBytes;
            }
        }
        int next = at;
        for (int i = 0; i < elements; i++) {
            next = element(m, list, next, false).end();
        }
        return next;
    }

    private int toEnd(Machine m, ListValue list, int at) throws ParseException {
        int limit = m.limit();
        if (fixedBytes != VARIABLE && !mustWalk && (limit - at) % fixedBytes == 0) {
            int elements = (limit - at) / fixedBytes;
            checkElements(m, elements, at);
            list.setFixed(elements, fixedBytes);
            return limit;
        }
        int next = at;
        while (next < limit) {
            next = element(m, list, next, true).end();
        }
        return next;
    }

    private int until(Machine m, ListValue list, int at, Node condition) throws ParseException {
        int next = at;
        while (true) {
            ElementValue value = element(m, list, next, true);
            next = value.end();
            if (isLast(m, value, condition)) {
                return next;
            }
        }
    }

    private boolean isLast(Machine m, ElementValue value, Node condition) throws ParseException {
        ScopeValue outer = m.scope();
        m.enter(value);
        boolean holds = m.evaluate(condition, array.name(), value.start()) != 0;
        m.enter(outer);
        return holds;
    }

    private ElementValue element(Machine m, ListValue list, int at, boolean mustProgress) throws ParseException {
        int index = list.size();
        ScopeValue outer = m.scope();
        if (mustProgress) {
            checkElements(m, index + 1L, at);
        }
        ElementValue value = list.append(at);
        try {
            m.runScope(value, element, 0);
        } catch (ParseException e) {
            m.stopAt((int) place.byteIndex(outer));
            throw e.within(array.name(), index);
        }
        if (mustProgress && value.end() == at) {
            m.stopAt(at);
            throw ParseException.limit(array.name(), at, "elements without bytes", 0);
        }
        return value;
    }

    private void checkElements(Machine m, long elements, int at) throws ParseException {
        try {
            m.limits().checkElements(elements, at);
        } catch (ParseException e) {
            m.stopAt(at);
            throw e.within(array.name());
        }
    }
}
