package org.mpl4j.dns.zone;

import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata;
import org.mpl4j.runtime.codec.DnsName;

/** Compares what records say. */
public final class RecordContent {
    private RecordContent() {}

    /**
     * Whether one of some records of a type says the same as another one, whatever its TTL.
     *
     * @param records without compression
     * @param record of the same type
     */
    public static boolean isAmong(Iterable<DnsRr> records, DnsRr record) {
        for (DnsRr other : records) {
            if (isSame(other, record)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the data of two records of one type are the same to the DNS: in the types of RFC 4034 section 6.2 the case of names does not matter. */
    static boolean isSame(DnsRr one, DnsRr other) {
        Rdata a = one.asRecord().rdata();
        Rdata b = other.asRecord().rdata();
        return a.encoded().equals(b.encoded()) || (a.byteLength() == b.byteLength() && isSameButCase(a, b));
    }

    private static boolean isSameButCase(Rdata a, Rdata b) {
        if (a instanceof Rdata.NS x && b instanceof Rdata.NS y) {
            return isSame(x.nsdname(), y.nsdname());
        } else if (a instanceof Rdata.CNAME x && b instanceof Rdata.CNAME y) {
            return isSame(x.cname(), y.cname());
        } else if (a instanceof Rdata.DNAME x && b instanceof Rdata.DNAME y) {
            return isSame(x.target(), y.target());
        } else if (a instanceof Rdata.PTR x && b instanceof Rdata.PTR y) {
            return isSame(x.ptrdname(), y.ptrdname());
        } else if (a instanceof Rdata.MX x && b instanceof Rdata.MX y) {
            return x.preference() == y.preference() && isSame(x.exchange(), y.exchange());
        } else if (a instanceof Rdata.AFSDB x && b instanceof Rdata.AFSDB y) {
            return x.subtypeRaw() == y.subtypeRaw() && isSame(x.hostname(), y.hostname());
        } else if (a instanceof Rdata.KX x && b instanceof Rdata.KX y) {
            return x.preference() == y.preference() && isSame(x.exchanger(), y.exchanger());
        } else if (a instanceof Rdata.RP x && b instanceof Rdata.RP y) {
            return isSame(x.mbox(), y.mbox()) && isSame(x.txt(), y.txt());
        } else if (a instanceof Rdata.SRV x && b instanceof Rdata.SRV y) {
            return x.priority() == y.priority()
                    && x.weight() == y.weight()
                    && x.port() == y.port()
                    && isSame(x.target(), y.target());
        } else if (a instanceof Rdata.SOA x && b instanceof Rdata.SOA y) {
            return isSame(x.mname(), y.mname())
                    && isSame(x.rname(), y.rname())
                    && x.serial() == y.serial()
                    && x.refresh_() == y.refresh_()
                    && x.retry() == y.retry()
                    && x.expire() == y.expire()
                    && x.minimum() == y.minimum();
        }
        return false;
    }

    private static boolean isSame(DnsName a, DnsName b) {
        return a.equalsIgnoreCase(b);
    }
}
