package org.mpl4j.dns.signing;

import java.nio.ByteBuffer;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata;
import org.mpl4j.dns.packets.signing.CanonicalName;
import org.mpl4j.dns.packets.signing.CanonicalNames;
import org.mpl4j.dns.packets.signing.CanonicalNaptr;
import org.mpl4j.dns.packets.signing.CanonicalPreference;
import org.mpl4j.dns.packets.signing.CanonicalPx;
import org.mpl4j.dns.packets.signing.CanonicalSoa;
import org.mpl4j.dns.packets.signing.CanonicalSrv;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;

/** The canonical form of names and of the data of records (RFC 4034 section 6.2, RFC 6840 section 5.1): names in lower case, in the types that are older than DNSSEC. */
final class Canonical {
    private static final int MAX_NAME = 255;

    private Canonical() {}

    /** A copy of a name in lower case. */
    static DnsName name(DnsName name) {
        byte[] wire = new byte[name.wireLength()];
        name.putCanonical(wire, 0);
        return DnsName.ofWire(Bytes.wrap(wire));
    }

    /** The data of a record; the same bytes if it is canonical as it is. */
    static Bytes rdata(DnsRr record) {
        Rdata data = record.asRecord().rdata();
        return switch (data) {
            case Rdata.NS ns -> name(data, ns.nsdname());
            case Rdata.MD md -> name(data, md.madname());
            case Rdata.MF mf -> name(data, mf.madname());
            case Rdata.CNAME cname -> name(data, cname.cname());
            case Rdata.MB mb -> name(data, mb.madname());
            case Rdata.MG mg -> name(data, mg.mgmname());
            case Rdata.MR mr -> name(data, mr.newname());
            case Rdata.PTR ptr -> name(data, ptr.ptrdname());
            case Rdata.DNAME dname -> name(data, dname.target());
            case Rdata.MINFO minfo -> names(data, minfo.rmailbx(), minfo.emailbx());
            case Rdata.RP rp -> names(data, rp.mbox(), rp.txt());
            case Rdata.MX mx -> preference(data, mx.preference(), mx.exchange());
            case Rdata.AFSDB afsdb -> preference(data, afsdb.subtypeRaw(), afsdb.hostname());
            case Rdata.RT rt -> preference(data, rt.preference(), rt.intermediateHost());
            case Rdata.KX kx -> preference(data, kx.preference(), kx.exchanger());
            case Rdata.PX px ->
                built(CanonicalPx.builder(room(data))
                        .preference(px.preference())
                        .map822(name(px.map822()))
                        .mapx400(name(px.mapx400()))
                        .build());
            case Rdata.SRV srv ->
                built(CanonicalSrv.builder(room(data))
                        .priority(srv.priority())
                        .weight(srv.weight())
                        .port(srv.port())
                        .target(name(srv.target()))
                        .build());
            case Rdata.NAPTR naptr ->
                built(CanonicalNaptr.builder(room(data))
                        .order(naptr.order())
                        .preference(naptr.preference())
                        .flags(naptr.flags())
                        .services(naptr.services())
                        .regexp(naptr.regexp())
                        .replacement(name(naptr.replacement()))
                        .build());
            case Rdata.SOA soa ->
                built(CanonicalSoa.builder(room(data))
                        .mname(name(soa.mname()))
                        .rname(name(soa.rname()))
                        .serial(soa.serial())
                        .refresh_(soa.refresh_())
                        .retry(soa.retry())
                        .expire(soa.expire())
                        .minimum(soa.minimum())
                        .build());
            default -> data.encoded();
        };
    }

    private static Bytes name(Rdata data, DnsName name) {
        return built(CanonicalName.builder(room(data)).name(name(name)).build());
    }

    private static Bytes names(Rdata data, DnsName first, DnsName second) {
        return built(CanonicalNames.builder(room(data))
                .first(name(first))
                .second(name(second))
                .build());
    }

    private static Bytes preference(Rdata data, int preference, DnsName name) {
        return built(CanonicalPreference.builder(room(data))
                .preference(preference)
                .name(name(name))
                .build());
    }

    /** Also for data with compressed names, of which there are two at most. */
    private static ByteBuffer room(Rdata data) {
        return ByteBuffer.allocate(data.byteLength() + 2 * MAX_NAME);
    }

    private static Bytes built(ByteBuffer buffer) {
        return Bytes.wrap(buffer.flip());
    }
}
