package org.mpl4j.runtime;

import java.util.AbstractList;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * The elements of an array in a packet: an unmodifiable list that makes a view of an element when it is asked for one.
 * {@code get(i)} takes constant time: elements of one fixed size are found by multiplication, others in a table of
 * offsets that the first {@code get} of an element other than the first makes by walking the array once. Iterating
 * needs no table.
 *
 * <p>Generated lists extend this. Safe for use by several threads, as the packet's bytes do not change.
 *
 * @param <E> the view of an element
 */
public abstract class ElementList<E> extends AbstractList<E> implements RandomAccess {
    private static final int VARIABLE = -1;

    /**
     * A final field makes the table safe to be seen by other threads without synchronisation; each that finds none
     * makes its own.
     */
    private static final class Offsets {
        final int[] starts;

        Offsets(int[] starts) {
            this.starts = starts;
        }
    }

    private final int start;
    private final int size;
    private final int stride;
    private Offsets offsets;

    /**
     * Elements that vary in size.
     *
     * @param start absolute index of the first element
     * @param size number of elements, at least 0
     */
    protected ElementList(int start, int size) {
        this(start, size, VARIABLE);
    }

    /**
     * Elements of one size.
     *
     * @param start absolute index of the first element
     * @param size number of elements, at least 0
     * @param stride size of an element in bytes
     */
    protected ElementList(int start, int size, int stride) {
        this.start = start;
        this.size = size;
        this.stride = stride;
    }

    /**
     * The view of an element.
     *
     * @param at absolute index at which an element starts
     * @return the view
     */
    protected abstract E elementAt(int at);

    /**
     * Where an element ends, that is, the next one starts.
     *
     * @param at absolute index at which an element starts
     * @return the absolute index after its last byte
     */
    protected abstract int next(int at);

    @Override
    public final int size() {
        return size;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IndexOutOfBoundsException if there is no such element
     */
    @Override
    public final E get(int index) {
        return elementAt(startOf(index));
    }

    /**
     * Where an element starts.
     *
     * @param index of the element, from 0
     * @return the absolute index of its first byte
     * @throws IndexOutOfBoundsException if there is no such element
     */
    public final int startOf(int index) {
        Objects.checkIndex(index, size);
        if (stride != VARIABLE) {
            return start + index * stride;
        }
        return index == 0 ? start : table()[index];
    }

    private int[] table() {
        Offsets known = offsets;
        if (known == null) {
            int[] starts = new int[size];
            int at = start;
            for (int i = 0; i < size; i++) {
                starts[i] = at;
                at = next(at);
            }
            known = new Offsets(starts);
            offsets = known;
        }
        return known.starts;
    }

    @Override
    public final Iterator<E> iterator() {
        return new Walk();
    }

    private final class Walk implements Iterator<E> {
        private int index;
        private int at = start;

        @Override
        public boolean hasNext() {
            return index < size;
        }

        @Override
        public E next() {
            if (index >= size) {
                throw new NoSuchElementException();
            }
            int here = at;
            index++;
            at = stride != VARIABLE ? here + stride : index < size ? ElementList.this.next(here) : here;
            return elementAt(here);
        }
    }
}
