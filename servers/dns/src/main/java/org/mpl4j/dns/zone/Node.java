package org.mpl4j.dns.zone;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.codec.DnsName;

/** A name that exists in a zone, and what it has. It exists if it has records, or if a name below it has (RFC 4592 section 2.2.2). Immutable once its zone is made. */
public final class Node {
    private static final RrSet[] NOTHING = {};

    private final DnsName name;
    private final int hash;

    /** An {@link RrSet}, or an array if there are more or none: most names have one. */
    private final Object sets;

    /** What ends the authority of the zone here: this node or one above it with NS records but the apex, or one above it with a DNAME record. */
    private @Nullable Node above;

    private @Nullable Node wildcard;

    Node(DnsName name, RrSet[] sets) {
        this(name, name.hashCodeIgnoreCase(), sets);
    }

    /** For who knows the hash of the name whatever its case. */
    Node(DnsName name, int hash, RrSet[] sets) {
        this.name = name;
        this.hash = hash;
        this.sets = sets.length == 0 ? NOTHING : sets.length == 1 ? sets[0] : sets;
    }

    /**
     * Tells a new node where it is.
     *
     * @param parent the node right above it, null for the apex
     */
    void linkTo(@Nullable Node parent) {
        if (parent == null) {
            return;
        }
        if (parent.above != null) {
            above = parent.above;
        } else if (parent.set(RrTypes.DNAME) != null) {
            above = parent;
        } else if (set(RrTypes.NS) != null) {
            above = this;
        }
        if (name.isWildcard()) {
            parent.wildcard = this;
        }
    }

    /** Keeps the wildcard of the version before, which has not changed. */
    void keepWildcard(@Nullable Node same) {
        wildcard = same;
    }

    int nameHash() {
        return hash;
    }

    /** All sets, in the order of their types; not to be written to. */
    RrSet[] sets() {
        return sets instanceof RrSet only ? new RrSet[] {only} : (RrSet[]) sets;
    }

    /** The name, in the case in which it was first given. */
    public DnsName name() {
        return name;
    }

    /**
     * The records of a type.
     *
     * @param type its number; not RRSIG, whose records are with the sets that they cover
     * @return null if the name has none
     */
    public @Nullable RrSet set(int type) {
        if (sets instanceof RrSet only) {
            return only.type() == type ? only : null;
        }
        for (RrSet set : (RrSet[]) sets) {
            if (set.type() == type) {
                return set;
            }
        }
        return null;
    }

    /** How many types of records the name has, without RRSIG. */
    public int setCount() {
        return sets instanceof RrSet[] several ? several.length : 1;
    }

    /**
     * The records of one type, in the order of their numbers.
     *
     * @param index from 0 on
     * @return at least one record
     */
    public RrSet setAt(int index) {
        Objects.checkIndex(index, setCount());
        return sets instanceof RrSet only ? only : ((RrSet[]) sets)[index];
    }

    /** Whether the name has no records of its own, only names below it (RFC 8499 section 7). */
    public boolean isEmptyNonTerminal() {
        return setCount() == 0;
    }

    /** Whether what is below this name is another zone: it has NS records, and is not the apex; nor is it itself in another zone. */
    public boolean isDelegation() {
        return above == this;
    }

    /** The topmost delegation that this name is at or below; null if there is none. At the delegation only DS and NSEC are authoritative, below it nothing is. */
    public @Nullable Node cut() {
        return above != null && above.isDelegation() ? above : null;
    }

    /** The name above this one that has a DNAME record and so hides this one (RFC 6672 section 2.4), null if there is none. */
    public @Nullable Node dname() {
        return above != null && !above.isDelegation() ? above : null;
    }

    /** The child {@code *}, which answers for children that do not exist (RFC 4592); null if there is none. */
    public @Nullable Node wildcard() {
        return wildcard;
    }

    /** The NSEC record, null if there is none. */
    public @Nullable RrSet nsec() {
        return set(RrTypes.NSEC);
    }

    @Override
    public String toString() {
        return name.toString();
    }
}
