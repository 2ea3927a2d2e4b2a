package org.mpl4j.dns.signing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.zone.RrTypes;
import org.mpl4j.runtime.codec.DnsName;

/** A name of the signed version of a zone: its sets, and what it is to proofs of what is not there. */
final class NameDraft {
    private final DnsName name;
    private final boolean isAuthoritative;
    private final boolean isDelegation;
    private final List<SetDraft> sets = new ArrayList<>(2);

    /**
     * A name without any sets so far.
     *
     * @param name the name
     * @param isAuthoritative whether the zone answers for it, if only that it is delegated
     * @param isDelegation whether it is delegated
     */
    NameDraft(DnsName name, boolean isAuthoritative, boolean isDelegation) {
        this.name = name;
        this.isAuthoritative = isAuthoritative;
        this.isDelegation = isDelegation;
    }

    DnsName name() {
        return name;
    }

    boolean isAuthoritative() {
        return isAuthoritative;
    }

    List<SetDraft> sets() {
        return sets;
    }

    boolean isEmpty() {
        return sets.isEmpty();
    }

    void add(SetDraft set) {
        sets.add(set);
    }

    @Nullable
    SetDraft set(int type) {
        for (SetDraft set : sets) {
            if (set.type() == type) {
                return set;
            }
        }
        return null;
    }

    void replace(SetDraft set) {
        sets.replaceAll(other -> other.type() == set.type() ? set : other);
    }

    /** Whether it is delegated to a zone that the parent does not know to be signed. */
    boolean isInsecureDelegation() {
        return isDelegation && set(RrTypes.DS) == null;
    }

    /** Whether it has a hash (RFC 5155 section 7.1); an empty name has one only if a name below it does. */
    boolean hasHash(boolean isOptOut) {
        return isAuthoritative && !isEmpty() && !(isOptOut && isInsecureDelegation());
    }

    /** The types that the zone answers for here, with RRSIG if there is any signature: at a delegation, not what belongs to the other zone. */
    BitSet types() {
        BitSet types = new BitSet();
        for (SetDraft set : sets) {
            if (!isDelegation || set.isSigned() || set.type() == RrTypes.NS) {
                types.set(set.type());
            }
            if (set.isSigned()) {
                types.set(RrTypes.RRSIG);
            }
        }
        return types;
    }
}
