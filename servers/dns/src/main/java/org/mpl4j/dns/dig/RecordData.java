package org.mpl4j.dns.dig;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata;
import org.mpl4j.dns.packets.dns.Rrtype;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;
import org.mpl4j.runtime.text.Addresses;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;
import org.xbill.DNS.UNKRecord;

/**
 * Data of a record as a master file has it. Names that may be compressed come from the view; most other types are printed by dnsjava from their bytes, those that it
 * does not know by {@link NewerTypes}, and what nobody knows as RFC 3597 section 5 says.
 */
public final class RecordData {
    /** An address of eight groups, in APL records behind the number of its family. */
    private static final Pattern LONG_ADDRESS =
            Pattern.compile("(?<![\\w:])(2:)?([0-9a-f]{1,4}(?::[0-9a-f]{1,4}){7})(?![\\w:])");

    private RecordData() {}

    /** The data of a record that is not OPT. */
    public static String text(DnsRr rr) {
        DnsRr.AtypeBranch.Record record = rr.asRecord();
        Bytes bytes = record.rdata().encoded();
        return switch (record.rdata()) {
            case Rdata.Empty empty -> "\\# 0";
            case Rdata.A a -> Addresses.ipv4((int) a.address());
            case Rdata.AAAA aaaa -> Addresses.ipv6(aaaa.address());
            case Rdata.ChaosA a -> name(a.domain()) + " " + Integer.toOctalString(a.chaosAddress());
            case Rdata.NS ns -> name(ns.nsdname());
            case Rdata.MD md -> name(md.madname());
            case Rdata.MF mf -> name(mf.madname());
            case Rdata.CNAME alias -> name(alias.cname());
            case Rdata.MB mb -> name(mb.madname());
            case Rdata.MG mg -> name(mg.mgmname());
            case Rdata.MR mr -> name(mr.newname());
            case Rdata.PTR ptr -> name(ptr.ptrdname());
            case Rdata.MX mx -> mx.preference() + " " + name(mx.exchange());
            case Rdata.MINFO info -> name(info.rmailbx()) + " " + name(info.emailbx());
            case Rdata.SOA soa -> soa(soa);
            case Rdata.RP rp -> name(rp.mbox()) + " " + name(rp.txt());
            case Rdata.AFSDB afsdb -> afsdb.subtypeRaw() + " " + name(afsdb.hostname());
            case Rdata.RT rt -> rt.preference() + " " + name(rt.intermediateHost());
            case Rdata.PX px -> px.preference() + " " + name(px.map822()) + " " + name(px.mapx400());
            case Rdata.NULL data -> unknown(bytes);
            // They look as TXT records do, which the library knows.
            case Rdata.AVC avc -> byLibrary(Rrtype.TXT, bytes);
            case Rdata.RESINFO info -> byLibrary(Rrtype.TXT, bytes);
            default -> {
                String newer = NewerTypes.text(record.rdata());
                yield newer != null ? newer : byLibrary(rr.atype(), bytes);
            }
        };
    }

    private static String byLibrary(Rrtype type, Bytes bytes) {
        try {
            Record record = Record.newRecord(Name.root, (int) type.value(), 1, 0, bytes.length(), bytes.toArray());
            // The library's mnemonics are of types that it has a class for, and of a few more.
            return record instanceof UNKRecord
                            || Type.string((int) type.value()).startsWith("TYPE")
                    ? unknown(bytes)
                    : withShortAddresses(record.rdataToString());
        } catch (IllegalArgumentException e) {
            return unknown(bytes);
        }
    }

    /** RFC 5952, which the library does not follow. */
    private static String withShortAddresses(String text) {
        return LONG_ADDRESS
                .matcher(text)
                .replaceAll(found -> (found.group(1) == null ? "" : found.group(1)) + shortened(found.group(2)));
    }

    private static String shortened(String address) {
        try {
            return Addresses.ipv6(Bytes.wrap(InetAddress.getByName(address).getAddress()));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of eight groups", e);
        }
    }

    private static String soa(Rdata.SOA soa) {
        return new StringJoiner(" ")
                .add(name(soa.mname()))
                .add(name(soa.rname()))
                .add(Long.toString(soa.serial()))
                .add(Long.toString(soa.refresh_()))
                .add(Long.toString(soa.retry()))
                .add(Long.toString(soa.expire()))
                .add(Long.toString(soa.minimum()))
                .toString();
    }

    /** A name with the dot at its end. */
    static String name(DnsName name) {
        String text = name.toString();
        return text.endsWith(".") && !text.endsWith("\\.") ? text : text + ".";
    }

    /** RFC 3597 section 5. */
    static String unknown(Bytes bytes) {
        return "\\# " + bytes.length() + (bytes.isEmpty() ? "" : " " + hex(bytes));
    }

    static String hex(Bytes bytes) {
        return bytes.hex().toUpperCase(Locale.ROOT);
    }
}
