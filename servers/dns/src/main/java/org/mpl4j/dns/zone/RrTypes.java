package org.mpl4j.dns.zone;

import java.util.Set;
import org.mpl4j.dns.packets.dns.Rrtype;

/** Numbers of the types of records that a zone treats in a way of their own. */
public final class RrTypes {
    public static final int NS = number(Rrtype.NS);
    public static final int CNAME = number(Rrtype.CNAME);
    public static final int SOA = number(Rrtype.SOA);
    public static final int DNAME = number(Rrtype.DNAME);
    public static final int DS = number(Rrtype.DS);
    public static final int RRSIG = number(Rrtype.RRSIG);
    public static final int NSEC = number(Rrtype.NSEC);
    public static final int DNSKEY = number(Rrtype.DNSKEY);
    public static final int NSEC3 = number(Rrtype.NSEC3);
    public static final int NSEC3PARAM = number(Rrtype.NSEC3PARAM);

    /** Types that ask or that go with a message, and are never data (RFC 6895 section 3.1). */
    private static final Set<Integer> META = Set.of(
            number(Rrtype.OPT),
            number(Rrtype.NXNAME),
            number(Rrtype.TKEY),
            number(Rrtype.TSIG),
            number(Rrtype.IXFR),
            number(Rrtype.AXFR),
            number(Rrtype.MAILB),
            number(Rrtype.MAILA),
            number(Rrtype.ANY));

    /** Types whose data may have no octets. */
    private static final Set<Integer> MAY_BE_EMPTY = Set.of(number(Rrtype.NULL), number(Rrtype.APL));

    public static final int ANY = number(Rrtype.ANY);

    private RrTypes() {}

    private static int number(Rrtype type) {
        return (int) type.value();
    }

    /** The name of a type as zone files have it; {@code TYPE} and the number of a type without a name (RFC 3597). */
    public static String name(int type) {
        return Rrtype.of(type).tag().map(tag -> tag.replace('_', '-')).orElse("TYPE" + type);
    }

    /** Whether records of a type can be in a zone. */
    public static boolean isData(int type) {
        return type != 0 && !META.contains(type);
    }

    /** Whether data of a type may have no octets. Of a type that is not known, who can tell. */
    public static boolean mayBeEmpty(int type) {
        return MAY_BE_EMPTY.contains(type) || Rrtype.of(type) instanceof Rrtype.Unknown;
    }

    /** Whether records of a type may be beside a CNAME (RFC 4034 section 2.5; RFC 2181 section 10.1 for the older ones). */
    public static boolean goesWithCname(int type) {
        return type == CNAME
                || type == NSEC
                || type == number(Rrtype.KEY)
                || type == number(Rrtype.SIG)
                || type == number(Rrtype.NXT);
    }
}
