package org.mpl4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ElementListTest {
    /** Elements are a length byte and so many bytes; counts the steps that are walked. */
    private static final class Strings extends ElementList<Bytes> {
        private final Bytes content;
        private int steps;

        Strings(Bytes content, int start, int count) {
            super(start, content.length(), count, VARIABLE);
            this.content = content;
        }

        @Override
        protected Bytes elementAt(int at, int end) {
            return content.slice(at + 1, end);
        }

        @Override
        protected int next(int at) {
            steps++;
            return at + 1 + content.uint8(at);
        }
    }

    private static final class Pairs extends ElementList<Integer> {
        private final Bytes content;

        Pairs(Bytes content, int start) {
            super(start, content.length(), UNCOUNTED, 2);
            this.content = content;
        }

        @Override
        protected Integer elementAt(int at, int end) {
            return content.uint16(at);
        }

        @Override
        protected int next(int at) {
            throw new AssertionError("elements of one size need no walk");
        }
    }

    @Property
    void holdsTheElementsInOrder(@ForAll @Size(max = 20) List<@Size(max = 5) byte[]> elements) {
        StringBuilder hex = new StringBuilder("ee");
        for (byte[] element : elements) {
            hex.append(Bytes.of((byte) element.length)).append(Bytes.of(element));
        }
        List<Bytes> expected = elements.stream().map(Bytes::of).toList();
        for (int count : new int[] {elements.size(), ElementList.UNCOUNTED}) {
            hasInOrder(new Strings(Bytes.ofHex(hex.toString()), 1, count), expected);
        }
    }

    private static void hasInOrder(Strings list, List<Bytes> expected) {
        assertThat(list.isEmpty()).isEqualTo(expected.isEmpty());
        assertThat(list.iterator()).toIterable().isEqualTo(expected);
        assertThat(list).isEqualTo(expected).hasSameHashCodeAs(expected);
        assertThat(list.stream().toList()).isEqualTo(expected);
        assertThat(list).hasSize(expected.size());
        for (int i = expected.size() - 1; i >= 0; i--) {
            assertThat(list.get(i)).isEqualTo(expected.get(i));
        }
    }

    @Test
    void findsElementsOfOneSizeByMultiplication() {
        Pairs list = new Pairs(Bytes.ofHex("ee000100020003"), 1);
        assertThat(list).containsExactly(1, 2, 3);
        assertThat(list.startOf(2)).isEqualTo(5);
        assertThat(list.get(1)).isEqualTo(2);
    }

    @Test
    void walksOnlyOnceForRandomAccess() {
        Strings list = new Strings(Bytes.ofHex("016101620163"), 0, 3);
        assertThat(list.startOf(0)).isZero();
        assertThat(list.steps).isZero();
        assertThat(list.startOf(2)).isEqualTo(4);
        int walked = list.steps;
        assertThat(list.startOf(1)).isEqualTo(2);
        assertThat(list.steps).isEqualTo(walked);
    }

    @Test
    void countsOnlyOnce() {
        Strings list = new Strings(Bytes.ofHex("016101620163"), 0, ElementList.UNCOUNTED);
        assertThat(list.isEmpty()).isFalse();
        assertThat(list.steps).isZero();
        assertThat(list.size()).isEqualTo(3);
        assertThat(list.size()).isEqualTo(3);
        assertThat(list.steps).isEqualTo(3);
    }

    @Test
    void knowsWhereItLies() {
        Strings list = new Strings(Bytes.ofHex("016101620163"), 2, 2);
        assertThat(list.startOffset()).isEqualTo(2);
        assertThat(list.endOffset()).isEqualTo(6);
    }

    @Test
    void refusesElementsThatAreNotThere() {
        Strings list = new Strings(Bytes.ofHex("0161"), 0, 1);
        assertThatThrownBy(() -> list.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> list.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> list.set(0, Bytes.EMPTY)).isInstanceOf(UnsupportedOperationException.class);
        Iterator<Bytes> iterator = list.iterator();
        iterator.next();
        assertThat(iterator.hasNext()).isFalse();
        assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
    }
}
