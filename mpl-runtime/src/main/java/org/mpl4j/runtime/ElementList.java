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
 * needs no table, nor does {@link #size} of an array whose count is in the packet; that of another is counted once.
 *
 * <p>Generated lists extend this. Safe for use by several threads, as the packet's bytes do not change.
 *
 * @param <E> the view of an element
 */
public abstract class ElementList<E> extends AbstractList<E> implements RandomAccess {
    /** For {@code size}: to be counted, as the elements go on to the end. */
    public static final int UNCOUNTED = -1;

    /** For {@code stride}: the elements vary in size. */
    protected static final int VARIABLE = 0;

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
    private final int end;
    private final int stride;
    private int size;
    private Offsets offsets;

    /**
     * Elements that were validated.
     *
     * @param start absolute index of the first element
     * @param end absolute index after the last one
     * @param size number of elements, or {@link #UNCOUNTED}
     * @param stride size of an element in bytes, or {@link #VARIABLE}
     */
    protected ElementList(int start, int end, int size, int stride) {
        this.start = start;
        this.end = end;
        this.stride = stride;
        this.size = size == UNCOUNTED && stride != VARIABLE ? (end - start) / stride : size;
    }

    /**
     * The view of an element.
     *
     * @param at absolute index at which the element starts
     * @param elementEnd absolute index after its last byte
     * @return the view
     */
    protected abstract E elementAt(int at, int elementEnd);

    /**
     * Where an element ends, that is, the next one starts. Not called for elements of one size.
     *
     * @param at absolute index at which an element starts
     * @return the absolute index after its last byte
     */
    protected abstract int next(int at);

    /**
     * Where the first element starts.
     *
     * @return its absolute index
     */
    public final int startOffset() {
        return start;
    }

    /**
     * Where the last element ends.
     *
     * @return the absolute index of the first byte after it
     */
    public final int endOffset() {
        return end;
    }

    /**
     * How many elements there are, as far as that is known.
     *
     * @return the number, or {@link #UNCOUNTED}
     */
    protected final int knownSize() {
        return size;
    }

    @Override
    public final int size() {
        int known = size;
        if (known == UNCOUNTED) {
            known = 0;
            for (int at = start; at < end; at = next(at)) {
                known++;
            }
            size = known;
        }
        return known;
    }

    @Override
    public final boolean isEmpty() {
        int known = size;
        return known == UNCOUNTED ? start == end : known == 0;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IndexOutOfBoundsException if there is no such element
     */
    @Override
    public final E get(int index) {
        int at = startOf(index);
        return elementAt(at, endOf(at));
    }

    /**
     * Where an element starts.
     *
     * @param index of the element, from 0
     * @return the absolute index of its first byte
     * @throws IndexOutOfBoundsException if there is no such element
     */
    public final int startOf(int index) {
        if (index == 0 && !isEmpty()) {
            return start;
        }
        Objects.checkIndex(index, size());
        return stride != VARIABLE ? start + index * stride : table()[index];
    }

    private int endOf(int at) {
        return stride != VARIABLE ? at + stride : next(at);
    }

    private int[] table() {
        Offsets known = offsets;
        if (known == null) {
            int[] starts = new int[size()];
            int at = start;
            for (int i = 0; i < starts.length; i++) {
                starts[i] = at;
                at = next(at);
            }
            known = new Offsets(starts);
            offsets = known;
        }
        return known.starts;
    }

    /**
     * {@inheritDoc} Generated lists have one of their own, with which the just-in-time compiler can tell what the elements
     * are whatever other lists a program walks.
     */
    @Override
    public Iterator<E> iterator() {
        return new Walk();
    }

    private final class Walk implements Iterator<E> {
        private int at = start;
        private int left = size;

        @Override
        public boolean hasNext() {
            return left == UNCOUNTED ? at < end : left > 0;
        }

        @Override
        public E next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int here = at;
            at = endOf(here);
            if (left != UNCOUNTED) {
                left--;
            }
            return elementAt(here, at);
        }
    }
}
