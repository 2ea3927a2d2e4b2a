package org.mpl4j.compiler.interpret.parse;

import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.interpret.expression.Node;
import org.mpl4j.compiler.interpret.value.ArrayShape;
import org.mpl4j.compiler.interpret.value.ElementValue;
import org.mpl4j.compiler.interpret.value.ListValue;
import org.mpl4j.compiler.interpret.value.PlaceRef;
import org.mpl4j.compiler.interpret.value.ScopeValue;
import org.mpl4j.runtime.Bounds;
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
        long elements = m.evaluate(countNode, array.name(), at);
        m.stopAt(at);
        if (fixedBytes != VARIABLE) {
            int end = Bounds.endOfElements(array.name(), at, elements, fixedBytes, m.limit(), m.limits());
            if (!mustWalk) {
                list.setFixed((int) elements, fixedBytes);
                return end;
            }
        }
        int count = Bounds.checkCount(array.name(), at, elements, m.limits());
        int next = at;
        for (int i = 0; i < count; i++) {
            next = element(m, list, next).end();
        }
        return next;
    }

    private int toEnd(Machine m, ListValue list, int at) throws ParseException {
        int limit = m.limit();
        if (fixedBytes != VARIABLE && !mustWalk && (limit - at) % fixedBytes == 0) {
            int elements = (limit - at) / fixedBytes;
            m.stopAt(at);
            Bounds.checkCount(array.name(), at, elements, m.limits());
            list.setFixed(elements, fixedBytes);
            return limit;
        }
        int next = at;
        while (next < limit) {
            next = nextElement(m, list, next).end();
        }
        return next;
    }

    private int until(Machine m, ListValue list, int at, Node condition) throws ParseException {
        int next = at;
        while (true) {
            ElementValue value = nextElement(m, list, next);
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

    /** An element of an array whose end is known by what is in it: there must not be too many, and each must have bytes. */
    private ElementValue nextElement(Machine m, ListValue list, int at) throws ParseException {
        m.stopAt(at);
        Bounds.checkCount(array.name(), at, list.size() + 1L, m.limits());
        ElementValue value = element(m, list, at);
        m.stopAt(at);
        Bounds.progress(array.name(), at, value.end());
        return value;
    }

    private ElementValue element(Machine m, ListValue list, int at) throws ParseException {
        int index = list.size();
        ElementValue value = list.append(at);
        int known = m.losses().count();
        try {
            m.runScope(value, element, 0);
        } catch (ParseException e) {
            m.stopAt(list.start());
            throw e.within(array.name(), index);
        } finally {
            m.losses().within(known, array.name(), index);
        }
        return value;
    }
}
