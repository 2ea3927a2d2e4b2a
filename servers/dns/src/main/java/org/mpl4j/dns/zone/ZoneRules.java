package org.mpl4j.dns.zone;

import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.codec.DnsName;

/** What the sets of a name must keep to, each by itself and beside the others. */
final class ZoneRules {
    private final DnsName apex;
    private final Problems problems;

    ZoneRules(DnsName apex, Problems problems) {
        this.apex = apex;
        this.problems = problems;
    }

    /**
     * Checks the sets of a name.
     *
     * @param name in the zone
     * @param sets what it has
     * @param isApex whether it is the apex
     * @param places where a record of a type comes from
     */
    void check(DnsName name, RrSet[] sets, boolean isApex, IntToLongFunction places) {
        for (RrSet set : sets) {
            checkSet(name, set, isApex, places);
        }
        if (find(sets, RrTypes.CNAME) != null) {
            checkAlias(name, sets, places.applyAsLong(RrTypes.CNAME));
        }
        if (!isApex && find(sets, RrTypes.DNAME) != null && find(sets, RrTypes.NS) != null) {
            long place = places.applyAsLong(RrTypes.DNAME);
            problems.error(
                    name, RrTypes.DNAME, place, "a name with a DNAME has no NS but at the apex (RFC 6672 section 2.3)");
        }
    }

    private void checkSet(DnsName name, RrSet set, boolean isApex, IntToLongFunction places) {
        int type = set.type();
        if (type == RrTypes.SOA && !isApex) {
            problems.error(name, type, places.applyAsLong(type), "only the apex, " + apex + ", has a SOA record");
        }
        boolean isSingle = type == RrTypes.SOA
                || type == RrTypes.CNAME
                || type == RrTypes.DNAME
                || type == RrTypes.NSEC
                || type == RrTypes.NSEC3;
        if (isSingle && set.size() > 1) {
            problems.error(
                    name,
                    type,
                    places.applyAsLong(type),
                    "there are " + set.size() + " different ones; a name has one only");
        }
    }

    private void checkAlias(DnsName name, RrSet[] sets, long place) {
        for (RrSet set : sets) {
            if (!RrTypes.goesWithCname(set.type())) {
                problems.error(
                        name,
                        RrTypes.CNAME,
                        place,
                        "the name has " + RrTypes.name(set.type())
                                + " records too; an alias has no other data (RFC 2181 section 10.1)");
            }
        }
    }

    /** Checks that the apex has what makes a zone. */
    void checkApex(RrSet[] sets) {
        if (find(sets, RrTypes.SOA) == null) {
            problems.error(apex, RrTypes.SOA, 0, "the apex has no SOA record");
        }
        if (find(sets, RrTypes.NS) == null) {
            problems.error(apex, RrTypes.NS, 0, "the apex has no NS records");
        }
    }

    private static @Nullable RrSet find(RrSet[] sets, int type) {
        for (RrSet set : sets) {
            if (set.type() == type) {
                return set;
            }
        }
        return null;
    }
}
