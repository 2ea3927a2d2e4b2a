package org.mpl4j.dns.zone.file;

import static java.util.Map.entry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata;
import org.mpl4j.dns.packets.dns.DnsRr.Builder.Complete;
import org.mpl4j.dns.packets.dns.DnsRr.Builder.RecordNeedsRdata;
import org.mpl4j.dns.packets.dns.Rrtype;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;
import org.mpl4j.runtime.text.Addresses;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Tokenizer;
import org.xbill.DNS.Type;

/** The text of data of types that dnsjava does not know, read into and printed from what the specification makes of them. */
final class OwnTypes {
    private static final int MAX_RECORD = 11 + 0xffff;

    /** By the numbers of the types. */
    private static final Map<Integer, Format> FORMATS = Map.ofEntries(
            entry(number(Rrtype.NID), new Format(OwnTypes::readNid, OwnTypes::printNid)),
            entry(number(Rrtype.L32), new Format(OwnTypes::readL32, OwnTypes::printL32)),
            entry(number(Rrtype.L64), new Format(OwnTypes::readL64, OwnTypes::printL64)),
            entry(number(Rrtype.LP), new Format(OwnTypes::readLp, OwnTypes::printLp)),
            entry(number(Rrtype.EUI48), new Format(OwnTypes::readEui48, data -> hyphens(((Rdata.EUI48) data).eui48()))),
            entry(number(Rrtype.EUI64), new Format(OwnTypes::readEui64, data -> hyphens(((Rdata.EUI64) data).eui64()))),
            entry(number(Rrtype.CSYNC), new Format(CsyncText::read, CsyncText::print)),
            entry(number(Rrtype.DSYNC), new Format(OwnTypes::readDsync, OwnTypes::printDsync)),
            entry(number(Rrtype.AMTRELAY), new Format(AmtrelayText::read, AmtrelayText::print)),
            entry(number(Rrtype.AVC), new Format(OwnTypes::readAvc, OwnTypes::printStrings)),
            entry(number(Rrtype.RESINFO), new Format(OwnTypes::readResinfo, OwnTypes::printStrings)),
            entry(number(Rrtype.TA), new Format(OwnTypes::readTa, OwnTypes::printTa)));

    private OwnTypes() {}

    /** How data of a type is read and printed. */
    record Format(Reader reader, Printer printer) {
        /** The record of a text, without compression and with the root as its owner. */
        Bytes read(int dclass, long ttl, Tokenizer tokens, Name origin) throws IOException {
            ByteBuffer buffer = ByteBuffer.allocate(MAX_RECORD);
            RecordNeedsRdata rr = DnsRr.builder(buffer)
                    .name(DnsName.ROOT)
                    .asRecord()
                    .aclass(dclass)
                    .ttl(ttl);
            ByteBuffer record = reader.read(rr, tokens, origin).build();
            tokens.getEOL();
            return Bytes.wrap(record.flip());
        }
    }

    /** Reads data. */
    interface Reader {
        Complete read(RecordNeedsRdata rr, Tokenizer tokens, Name origin) throws IOException;
    }

    /** Prints data. */
    interface Printer {
        String print(Rdata data);
    }

    static @Nullable Format format(int type) {
        return FORMATS.get(type);
    }

    private static int number(Rrtype type) {
        return (int) type.value();
    }

    static DnsName name(Tokenizer tokens, Name origin) throws IOException {
        return DnsName.ofWire(Bytes.wrap(tokens.getName(origin).toWire()));
    }

    /** A name as zone files have it, with the final dot. */
    static String absolute(DnsName name) {
        return name.isRoot() ? "." : name + ".";
    }

    private static Complete readNid(RecordNeedsRdata rr, Tokenizer tokens, Name origin) throws IOException {
        return rr.rdataAsNID().preference(tokens.getUInt16()).nodeId(colonHex(tokens));
    }

    private static String printNid(Rdata data) {
        Rdata.NID nid = (Rdata.NID) data;
        return nid.preference() + " " + colonHex(nid.nodeId());
    }

    private static Complete readL32(RecordNeedsRdata rr, Tokenizer tokens, Name origin) throws IOException {
        return rr.rdataAsL32().preference(tokens.getUInt16()).locator32(tokens.getIdentifier());
    }

    private static String printL32(Rdata data) {
        Rdata.L32 l32 = (Rdata.L32) data;
        return l32.preference() + " " + Addresses.ipv4((int) l32.locator32());
    }

    private static Complete readL64(RecordNeedsRdata rr, Tokenizer tokens, Name origin) throws IOException {
        return rr.rdataAsL64().preference(tokens.getUInt16()).locator64(colonHex(tokens));
    }

    private static String printL64(Rdata data) {
        Rdata.L64 l64 = (Rdata.L64) data;
        return l64.preference() + " " + colonHex(l64.locator64());
    }

    private static Complete readLp(RecordNeedsRdata rr, Tokenizer tokens, Name origin) throws IOException {
        return rr.rdataAsLP().preference(tokens.getUInt16()).fqdn(name(tokens, origin));
    }

    private static String printLp(Rdata data) {
        Rdata.LP lp = (Rdata.LP) data;
        return lp.preference() + " " + absolute(lp.fqdn());
    }

    /** RFC 6742 section 2.1.2: four groups of up to four hexadecimal digits. */
    private static long colonHex(Tokenizer tokens) throws IOException {
        String text = tokens.getIdentifier();
        String[] groups = text.split(":", -1);
        long value = 0;
        for (String group : groups) {
            if (groups.length != 4 || !group.matches("[0-9A-Fa-f]{1,4}")) {
                throw tokens.exception("wanted are four groups of hexadecimal digits, as 14:4fff:ff20:ee64: " + text);
            }
            value = value << Short.SIZE | Integer.parseInt(group, 16);
        }
        return value;
    }

    private static String colonHex(long value) {
        return "%04x:%04x:%04x:%04x"
                .formatted(value >>> 48, value >>> 32 & 0xffff, value >>> 16 & 0xffff, value & 0xffff);
    }

    private static Complete readEui48(RecordNeedsRdata rr, Tokenizer tokens, Name origin) throws IOException {
        return rr.rdataAsEUI48().eui48(octets(tokens, 6));
    }

    private static Complete readEui64(RecordNeedsRdata rr, Tokenizer tokens, Name origin) throws IOException {
        return rr.rdataAsEUI64().eui64(octets(tokens, 8));
    }

    /** RFC 7043 section 3.2: octets with hyphens between them. */
    private static byte[] octets(Tokenizer tokens, int count) throws IOException {
        String text = tokens.getIdentifier();
        if (!text.matches("[0-9A-Fa-f]{2}(-[0-9A-Fa-f]{2}){" + (count - 1) + "}")) {
            throw tokens.exception("wanted are " + count + " octets, as 00-00-5e-00-53-2a: " + text);
        }
        return HexFormat.ofDelimiter("-").parseHex(text);
    }

    private static String hyphens(Bytes octets) {
        return HexFormat.ofDelimiter("-").formatHex(octets.toArray());
    }

    private static Complete readDsync(RecordNeedsRdata rr, Tokenizer tokens, Name origin) throws IOException {
        int type = type(tokens);
        String scheme = tokens.getIdentifier();
        int number;
        if (scheme.equalsIgnoreCase("NOTIFY")) {
            number = (int) Rdata.DSYNC.Scheme.NOTIFY.value();
        } else {
            tokens.unget();
            number = tokens.getUInt8();
        }
        return rr.rdataAsDSYNC()
                .rrType(type)
                .scheme(number)
                .port(tokens.getUInt16())
                .target(name(tokens, origin));
    }

    private static String printDsync(Rdata data) {
        Rdata.DSYNC dsync = (Rdata.DSYNC) data;
        String scheme = dsync.scheme().tag().orElse(Integer.toString(dsync.schemeRaw()));
        return Type.string(dsync.rrTypeRaw()) + " " + scheme + " " + dsync.port() + " " + absolute(dsync.target());
    }

    private static int type(Tokenizer tokens) throws IOException {
        String text = tokens.getIdentifier();
        int type = TypeNames.number(text);
        if (type < 0) {
            throw tokens.exception("no type of records: " + text);
        }
        return type;
    }

    private static Complete readAvc(RecordNeedsRdata rr, Tokenizer tokens, Name origin) throws IOException {
        List<byte[]> strings = strings(tokens, origin);
        return rr.rdataAsAVC().strings(list -> strings.forEach(list::add));
    }

    private static Complete readResinfo(RecordNeedsRdata rr, Tokenizer tokens, Name origin) throws IOException {
        List<byte[]> strings = strings(tokens, origin);
        return rr.rdataAsRESINFO().strings(list -> strings.forEach(list::add));
    }

    /** As the data of TXT records. */
    private static List<byte[]> strings(Tokenizer tokens, Name origin) throws IOException {
        TXTRecord txt = (TXTRecord) Record.fromString(Name.root, Type.TXT, DClass.IN, 0, tokens, origin);
        tokens.unget();
        List<byte[]> strings = new ArrayList<>();
        for (Object string : txt.getStringsAsByteArrays()) {
            strings.add((byte[]) string);
        }
        return strings;
    }

    private static String printStrings(Rdata data) {
        ByteBuffer record = DnsRr.builder(ByteBuffer.allocate(MAX_RECORD))
                .name(DnsName.ROOT)
                .asRecord()
                .ttl(0)
                .rdataAsTXT()
                .strings(list -> {
                    if (data instanceof Rdata.AVC avc) {
                        avc.strings().forEach(string -> list.add(string.text()));
                    } else if (data instanceof Rdata.RESINFO resinfo) {
                        resinfo.strings().forEach(string -> list.add(string.text()));
                    }
                })
                .build();
        try {
            return RdataPrinter.byDnsjava(Bytes.wrap(record.flip()));
        } catch (IOException e) {
            throw new IllegalStateException("strings are the data of a TXT record", e);
        }
    }

    private static Complete readTa(RecordNeedsRdata rr, Tokenizer tokens, Name origin) throws IOException {
        DSRecord ds = (DSRecord) Record.fromString(Name.root, Type.DS, DClass.IN, 0, tokens, origin);
        tokens.unget();
        return rr.rdataAsTA()
                .keyTag(ds.getFootprint())
                .algorithm(ds.getAlgorithm())
                .digestType(ds.getDigestID())
                .digest(ds.getDigest());
    }

    private static String printTa(Rdata data) {
        Rdata.TA ta = (Rdata.TA) data;
        byte[] digest = ta.digest().toArray();
        return new DSRecord(Name.root, DClass.IN, 0, ta.keyTag(), ta.algorithmRaw(), ta.digestTypeRaw(), digest)
                .rdataToString();
    }
}
