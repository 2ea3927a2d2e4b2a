package org.mpl4j.compiler.interpret.value;

import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.model.ArrayItem;

/** A repetition of elements, each of which is a scope. */
public final class ArrayShape extends ItemShape {
    private final int ref;
    private final ScopeShape element;
    private final OrderRef order;

    ArrayShape(Draughtsman.Position position, PlacedItem placed) {
        super(position, placed);
        this.ref = position.newRef();
        this.order = new OrderRef(placed.order());
        this.element = position.element(id());
    }

    public ArrayItem array() {
        return (ArrayItem) item();
    }

    public int ref() {
        return ref;
    }

    /** The shape of every element. */
    public ScopeShape element() {
        return element;
    }

    /** The byte order that elements start with. */
    public OrderRef order() {
        return order;
    }

    /** The elements; null if the array was not reached. */
    public @Nullable ListValue list(ScopeValue value) {
        return (ListValue) value.ref(ref);
    }

    @Override
    boolean wasReached(ScopeValue value) {
        return value.ref(ref) != null;
    }
}
