package org.mpl4j.compiler.interpret.value;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * The elements of an array. Elements of one fixed size that hold nothing which can be wrong are made when they are asked for; all others are there since the parse.
 */
public final class ListValue extends AbstractList<ElementValue> implements RandomAccess {
    private static final ElementValue[] NONE = {};

    private final ArrayShape shape;
    private final ScopeValue scope;
    private final int start;
    private final int limit;
    private int size;
    private int fixedBytes;
    private ElementValue[] elements = NONE;

    public ListValue(ArrayShape shape, ScopeValue scope, int start, int limit) {
        this.shape = shape;
        this.scope = scope;
        this.start = start;
        this.limit = limit;
    }

    /** For the parse: so many elements of so many bytes follow each other, which need no look at. */
    public void setFixed(int count, int elementBytes) {
        size = count;
        fixedBytes = elementBytes;
    }

    /** For the parse: the next element, which is about to be read. */
    public ElementValue append(int at) {
        if (size == elements.length) {
            elements = Arrays.copyOf(elements, size == 0 ? 4 : size * 2);
        }
        ElementValue element = newElement(at);
        elements[size++] = element;
        return element;
    }

    private ElementValue newElement(int at) {
        return new ElementValue(shape.element(), scope, at, limit, shape.order().isLittle(scope));
    }

    public ArrayShape shape() {
        return shape;
    }

    /** The index of the first byte of the first element. */
    public int start() {
        return start;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public ElementValue get(int index) {
        Objects.checkIndex(index, size);
        if (fixedBytes == 0) {
            return elements[index];
        }
        ElementValue element = newElement(start + index * fixedBytes);
        element.complete(start + (index + 1) * fixedBytes);
        return element;
    }
}
