package org.mpl4j.dns.zone.file;

import java.io.IOException;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata;
import org.mpl4j.runtime.Bytes;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** Prints the data of records as zone files have it: dnsjava does it, and {@link OwnTypes} for the types that it does not know. */
public final class RdataPrinter {
    private RdataPrinter() {}

    /**
     * The text of the data of a record.
     *
     * @param record without compression, so that it lies in one piece
     * @return what a zone file has behind the type; the octets if the data is not what its type says (RFC 3597 section 5)
     */
    public static String print(DnsRr record) {
        Rdata data = record.asRecord().rdata();
        OwnTypes.Format format = OwnTypes.format(record.atypeRaw());
        if (data instanceof Rdata.Empty) {
            return generic(data);
        }
        return format != null ? format.printer().print(data) : byDnsjava(record);
    }

    /** The text that dnsjava has for a record, or its octets if that can't read it. */
    private static String byDnsjava(DnsRr record) {
        try {
            return byDnsjava(record.encoded());
        } catch (IOException | IllegalArgumentException e) {
            return generic(record.asRecord().rdata());
        }
    }

    static String byDnsjava(Bytes record) throws IOException {
        return Record.fromWire(record.toArray(), Section.ANSWER).rdataToString();
    }

    /** Data as octets, which any type may have (RFC 3597 section 5). */
    static String generic(Rdata data) {
        Bytes octets = data.encoded();
        return octets.isEmpty() ? "\\# 0" : "\\# " + octets.length() + " " + octets.hex();
    }
}
