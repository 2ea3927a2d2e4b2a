package org.mpl4j.runtime.policy;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * For generated code: the instances of an automaton that has one for each key. There is room for a number of them that never changes.
 *
 * @hidden
 */
public final class Instances {
    /** No instance has the key. */
    public static final int NONE = -1;

    private static final int FREE = -1;
    private static final long SPREAD = 0x9e3779b97f4a7c15L;

    private final int capacity;
    private final int mask;
    private final long[] keys;
    private final int[] rows;
    private final long[] deadlines;
    private int count;

    /**
     * None yet.
     *
     * @param capacity how many there may be, at least 1
     * @throws IllegalArgumentException if it is less than 1, or more than a million
     */
    public Instances(int capacity) {
        if (capacity < 1 || capacity > 1_000_000) {
            throw new IllegalArgumentException("a policy has room for 1 to 1000000 instances, not for " + capacity);
        }
        int size = Integer.highestOneBit(capacity) * 4;
        this.capacity = capacity;
        this.mask = size - 1;
        this.keys = new long[size];
        this.rows = new int[size];
        this.deadlines = new long[size];
        Arrays.fill(rows, FREE);
    }

    private int home(long key) {
        return (int) ((key * SPREAD) >>> Integer.SIZE) & mask;
    }

    /**
     * Where an instance is.
     *
     * @param key its key
     * @return its place until the next instance goes, or {@link #NONE}
     */
    public int find(long key) {
        for (int at = home(key); rows[at] != FREE; at = (at + 1) & mask) {
            if (keys[at] == key) {
                return at;
            }
        }
        return NONE;
    }

    /**
     * The row of an instance.
     *
     * @param place of the instance
     * @return its row
     */
    public int row(int place) {
        return rows[place];
    }

    /**
     * The row of the instance with a key.
     *
     * @param key its key
     * @param first what is returned if there is none
     * @return its row
     */
    public int rowOf(long key, int first) {
        int place = find(key);
        return place < 0 ? first : rows[place];
    }

    /**
     * Whether all are where it is allowed to stop.
     *
     * @param automaton whose instances these are
     * @return whether each row is an end
     */
    public boolean areAtEnd(Automaton automaton) {
        for (int row : rows) {
            if (row != FREE && !automaton.isEnd(row)) {
                return false;
            }
        }
        return true;
    }

    /**
     * When the limit of an instance is over.
     *
     * @param place of the instance
     * @return as it was set
     */
    public long deadline(int place) {
        return deadlines[place];
    }

    /**
     * Whether there is room for another one.
     *
     * @return whether there are as many as there may be
     */
    public boolean isFull() {
        return count == capacity;
    }

    /**
     * Whether a step would begin an instance that there is no room for.
     *
     * @param automaton whose instances these are
     * @param place of the instance, or {@link #NONE}
     * @param now the row that it is in
     * @param next the row that follows, or a number below 0
     * @return whether the step must not be taken for this reason
     */
    public boolean hasNoRoom(Automaton automaton, int place, int now, int next) {
        return place < 0 && next >= 0 && next != now && count == capacity && !automaton.isLast(next);
    }

    /**
     * Why a step cannot be taken.
     *
     * @param automaton whose instances these are
     * @param place of the instance, or {@link #NONE}
     * @param now the row that it is in
     * @param next the row that follows, or a number below 0
     * @return why; {@code NONE} if it can
     */
    public PolicyViolation.Reason reason(Automaton automaton, int place, int now, int next) {
        if (next < 0) {
            return place < 0 ? PolicyViolation.Reason.NO_INSTANCE : PolicyViolation.Reason.NOT_ALLOWED;
        }
        return hasNoRoom(automaton, place, now, next) ? PolicyViolation.Reason.NO_ROOM : PolicyViolation.Reason.NONE;
    }

    /**
     * Takes a step of an instance, which may begin or end.
     *
     * @param automaton whose instances these are
     * @param place of the instance, or {@link #NONE}
     * @param key its key
     * @param now the row that it is in
     * @param next the row that follows
     * @return its place, or {@link #NONE} if there is none now
     */
    public int settle(Automaton automaton, int place, long key, int now, int next) {
        if (place < 0 && next == now) {
            return NONE;
        } else if (automaton.isLast(next)) {
            remove(place);
            return NONE;
        }
        return put(place, key, next);
    }

    /**
     * How many there are.
     *
     * @return how many have begun and not ended
     */
    public int count() {
        return count;
    }

    /**
     * How many there may be.
     *
     * @return what was given in the beginning
     */
    public int capacity() {
        return capacity;
    }

    /**
     * How many places there are.
     *
     * @return all of them are less than this
     */
    public int places() {
        return rows.length;
    }

    /**
     * Whether a place has an instance.
     *
     * @param place less than {@link #places}
     * @return whether it is one's
     */
    public boolean isTaken(int place) {
        return rows[place] != FREE;
    }

    /**
     * The key of an instance.
     *
     * @param place of the instance
     * @return its key
     */
    public long key(int place) {
        return keys[place];
    }

    /**
     * Sets the row of an instance, which begins if there was none.
     *
     * @param place where {@link #find} found it, or {@link #NONE}
     * @param key its key
     * @param row its next row
     * @return its place
     */
    public int put(int place, long key, int row) {
        int at = place;
        if (at == NONE) {
            at = home(key);
            while (rows[at] != FREE) {
                at = (at + 1) & mask;
            }
            keys[at] = key;
            deadlines[at] = 0;
            count++;
        }
        rows[at] = row;
        return at;
    }

    /**
     * Sets when the limit of an instance is over.
     *
     * @param place of the instance
     * @param deadline on the caller's clock
     */
    public void putDeadline(int place, long deadline) {
        deadlines[place] = deadline;
    }

    /**
     * Ends an instance. Others may then be elsewhere.
     *
     * @param place of the instance, or {@link #NONE}
     */
    public void remove(int place) {
        if (place == NONE) {
            return;
        }
        int hole = place;
        for (int at = (place + 1) & mask; rows[at] != FREE; at = (at + 1) & mask) {
            // Whoever would not be found behind the hole moves into it.
            if (((at - home(keys[at])) & mask) >= ((at - hole) & mask)) {
                keys[hole] = keys[at];
                rows[hole] = rows[at];
                deadlines[hole] = deadlines[at];
                hole = at;
            }
        }
        rows[hole] = FREE;
        count--;
    }

    /**
     * The row of each instance, for comparing.
     *
     * @return rows by key
     */
    public SortedMap<Long, Integer> rowsByKey() {
        SortedMap<Long, Integer> byKey = new TreeMap<>();
        for (int place = 0; place < rows.length; place++) {
            if (isTaken(place)) {
                byKey.put(keys[place], rows[place]);
            }
        }
        return byKey;
    }

    /**
     * Takes over all of another's.
     *
     * @param other with the same capacity
     * @throws IllegalArgumentException if it has another one
     */
    public void copyFrom(Instances other) {
        if (other.capacity != capacity) {
            throw new IllegalArgumentException("there is room for " + capacity + ", not for " + other.capacity);
        }
        System.arraycopy(other.keys, 0, keys, 0, keys.length);
        System.arraycopy(other.rows, 0, rows, 0, rows.length);
        System.arraycopy(other.deadlines, 0, deadlines, 0, deadlines.length);
        count = other.count;
    }
}
