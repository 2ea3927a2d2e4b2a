package org.mpl4j.dns.middleware;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.zone.RrSet;
import org.mpl4j.runtime.codec.DnsName;

/** What a section of an answer will have: sets of records with their owners, in order. Holds references only, and is used again and again. */
public final class Section {
    private static final int INITIAL_ITEMS = 16;

    private @Nullable DnsName[] owners = new DnsName[INITIAL_ITEMS];
    private @Nullable RrSet[] sets = new RrSet[INITIAL_ITEMS];
    private DnsRr.Builder.@Nullable Content[] contents = new DnsRr.Builder.Content[INITIAL_ITEMS];
    private long[] ttls = new long[INITIAL_ITEMS];
    private boolean[] isEssential = new boolean[INITIAL_ITEMS];
    private int size;

    Section() {}

    void clear() {
        if (size == 0) {
            return;
        }
        // What is not held any more can be collected when its zone is replaced.
        Arrays.fill(owners, 0, size, null);
        Arrays.fill(sets, 0, size, null);
        Arrays.fill(contents, 0, size, null);
        size = 0;
    }

    /**
     * Adds a set, unless it is there.
     *
     * @param owner the name that its records get
     * @param set the set
     */
    public void add(DnsName owner, RrSet set) {
        add(owner, set, set.ttl());
    }

    /**
     * Adds a set, unless it is there.
     *
     * @param owner the name that its records get
     * @param set the set
     * @param ttl the time to live that they get
     */
    public void add(DnsName owner, RrSet set, long ttl) {
        if (!contains(owner, set)) {
            append(owner, set, null, ttl);
        }
    }

    /**
     * Adds a set without which the answer is of no use: it is truncated if the set does not fit (RFC 9471 section 3).
     *
     * @param owner the name that its records get
     * @param set the set
     */
    public void addEssential(DnsName owner, RrSet set) {
        if (!contains(owner, set)) {
            append(owner, set, null, set.ttl());
            isEssential[size - 1] = true;
        }
    }

    /**
     * Adds a record that no zone has.
     *
     * @param content what writes it
     */
    public void add(DnsRr.Builder.Content content) {
        append(null, null, content, 0);
    }

    private void append(
            @Nullable DnsName owner, @Nullable RrSet set, DnsRr.Builder.@Nullable Content content, long ttl) {
        if (size == sets.length) {
            grow();
        }
        owners[size] = owner;
        sets[size] = set;
        contents[size] = content;
        ttls[size] = ttl;
        isEssential[size] = false;
        size++;
    }

    private void grow() {
        int capacity = size * 2;
        owners = Arrays.copyOf(owners, capacity);
        sets = Arrays.copyOf(sets, capacity);
        contents = Arrays.copyOf(contents, capacity);
        ttls = Arrays.copyOf(ttls, capacity);
        isEssential = Arrays.copyOf(isEssential, capacity);
    }

    /** Whether a set is there, for this owner. */
    public boolean contains(DnsName owner, RrSet set) {
        for (int i = 0; i < size; i++) {
            DnsName there = owners[i];
            // Of one set there are several owners only where a wildcard is expanded.
            if (sets[i] == set && there != null && (there == owner || there.equalsIgnoreCase(owner))) {
                return true;
            }
        }
        return false;
    }

    /** How many sets there are. */
    public int size() {
        return size;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** The owner of a set; null where the {@link #content} knows it. */
    @Nullable
    DnsName owner(int index) {
        return owners[index];
    }

    /** A set; null where there is a {@link #content}. */
    @Nullable
    RrSet set(int index) {
        return sets[index];
    }

    DnsRr.Builder.@Nullable Content content(int index) {
        return contents[index];
    }

    long ttl(int index) {
        return ttls[index];
    }

    boolean isEssential(int index) {
        return isEssential[index];
    }
}
