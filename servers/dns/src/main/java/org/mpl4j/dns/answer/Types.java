package org.mpl4j.dns.answer;

import org.mpl4j.dns.packets.dns.Rrtype;

/** Numbers of types that are asked for, or looked at, in a way of their own. */
final class Types {
    static final int A = number(Rrtype.A);
    static final int NS = number(Rrtype.NS);
    static final int CNAME = number(Rrtype.CNAME);
    static final int SOA = number(Rrtype.SOA);
    static final int AAAA = number(Rrtype.AAAA);
    static final int DNAME = number(Rrtype.DNAME);
    static final int DS = number(Rrtype.DS);
    static final int RRSIG = number(Rrtype.RRSIG);
    static final int NSEC = number(Rrtype.NSEC);
    static final int NSEC3 = number(Rrtype.NSEC3);
    static final int IXFR = number(Rrtype.IXFR);
    static final int AXFR = number(Rrtype.AXFR);
    static final int MAILB = number(Rrtype.MAILB);
    static final int MAILA = number(Rrtype.MAILA);
    static final int ANY = number(Rrtype.ANY);

    private Types() {}

    private static int number(Rrtype type) {
        return (int) type.value();
    }
}
