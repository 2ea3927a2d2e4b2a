package org.mpl4j.dns.zone.file;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.DnsRr.Builder.Complete;
import org.mpl4j.dns.packets.dns.DnsRr.Builder.RecordNeedsRdata;
import org.mpl4j.dns.packets.dns.Dnsclass;
import org.mpl4j.dns.packets.dns.Rrtype;
import org.mpl4j.dns.zone.AddressRecords;
import org.mpl4j.dns.zone.PlainRecords;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;
import org.mpl4j.runtime.text.Addresses;

/**
 * Makes records of the types that most zones consist of, if their text is as plain as it mostly is: addresses, names, numbers. What is anything else, also whatever is wrong, is left to those who read all. A zone with nothing else in it is read without
 * dnsjava's class of records, which takes the tables of languages of the JDK with it when it is loaded.
 */
final class PlainData {
    private static final int A = (int) Rrtype.A.value();
    private static final int AAAA = (int) Rrtype.AAAA.value();
    private static final int NS = (int) Rrtype.NS.value();
    private static final int CNAME = (int) Rrtype.CNAME.value();
    private static final int SOA = (int) Rrtype.SOA.value();
    private static final int PTR = (int) Rrtype.PTR.value();
    private static final int MX = (int) Rrtype.MX.value();
    private static final int IN = (int) Dnsclass.IN.value();

    private static final int OCTETS = 4;
    private static final int MOST_OCTET = 255;
    private static final int TIMES = 4;
    private static final long MOST_TIME = Integer.MAX_VALUE;
    private static final long MOST_SHORT = 0xffff;
    private static final long MOST_INT = 0xffff_ffffL;

    /** Of a SOA record, which has most of both. */
    private static final int NAMES = 2;

    private static final int NUMBERS = 1 + TIMES;

    private final PlainRecords records = new PlainRecords();
    private final AddressRecords addresses = new AddressRecords(records);
    private final DnsName[] names = new DnsName[NAMES];
    private final long[] numbers = new long[NUMBERS];
    private Bytes longAddress = Bytes.EMPTY;
    private int nameCount;
    private int numberCount;
    private byte[] entry = {};
    private int end;
    private int at;

    /**
     * Makes a record.
     *
     * @param type of the record
     * @param dclass its class
     * @param ttl its TTL
     * @param text where the text of the data is, behind its words so far
     * @param origin that relative names are completed with, in wire form
     * @return the record in wire form, with the root as its owner, good until the next one; null if somebody else has to look at it
     */
    @Nullable
    Bytes read(int type, int dclass, long ttl, Words text, byte[] origin) {
        if (dclass != IN || ttl > MOST_TIME) {
            return null;
        }
        entry = text.octets();
        end = text.length();
        at = text.position();
        nameCount = 0;
        numberCount = 0;
        return isRead(type, origin) && isAtEnd() ? record(type, ttl) : null;
    }

    private Bytes record(int type, long ttl) {
        if (type == A) {
            return addresses.ipv4(ttl, numbers[0]);
        }
        if (type == AAAA) {
            return addresses.ipv6(ttl, longAddress);
        }
        return records.make(ttl, record -> data(record, type));
    }

    /** What was read, as the data of a record. */
    private Complete data(RecordNeedsRdata record, int type) {
        if (type == NS) {
            return record.rdataAsNS().nsdname(names[0]);
        }
        if (type == CNAME) {
            return record.rdataAsCNAME().cname(names[0]);
        }
        if (type == PTR) {
            return record.rdataAsPTR().ptrdname(names[0]);
        }
        if (type == MX) {
            return record.rdataAsMX().preference((int) numbers[0]).exchange(names[0]);
        }
        int next = 0;
        return record.rdataAsSOA()
                .mname(names[0])
                .rname(names[1])
                .serial(numbers[next++])
                .refresh_(numbers[next++])
                .retry(numbers[next++])
                .expire(numbers[next++])
                .minimum(numbers[next]);
    }

    private boolean isRead(int type, byte[] origin) {
        if (type == A) {
            return isAddress();
        }
        if (type == AAAA) {
            return isLongAddress();
        }
        if (type == NS || type == CNAME || type == PTR) {
            return isName(origin);
        }
        if (type == MX) {
            return isShort() && isName(origin);
        }
        return type == SOA && isName(origin) && isName(origin) && isInt(MOST_INT) && areTimes();
    }

    private boolean areTimes() {
        for (int i = 0; i < TIMES; i++) {
            if (!isInt(MOST_TIME)) {
                return false;
            }
        }
        return true;
    }

    private void skipBlanks() {
        while (at < end && entry[at] == ' ') {
            at++;
        }
    }

    private boolean isAtEnd() {
        skipBlanks();
        return at == end;
    }

    /** Four numbers with dots between them, without zeros before them. */
    private boolean isAddress() {
        skipBlanks();
        long address = 0;
        for (int i = 0; i < OCTETS; i++) {
            if (i > 0 && (at == end || entry[at++] != '.')) {
                return false;
            }
            int begin = at;
            int number = 0;
            while (at < end && isDigit(entry[at]) && number <= MOST_OCTET) {
                number = number * 10 + entry[at++] - '0';
            }
            boolean hasZeroBefore = at - begin > 1 && entry[begin] == '0';
            if (at == begin || hasZeroBefore || number > MOST_OCTET) {
                return false;
            }
            address = address << Byte.SIZE | number;
        }
        numbers[0] = address;
        return isBehindWord();
    }

    /** Digits and colons alone. */
    private boolean isLongAddress() {
        skipBlanks();
        int begin = at;
        for (; !isBehindWord(); at++) {
            byte c = entry[at];
            if (c != ':' && !HexFormat.isHexDigit(c)) {
                return false;
            }
        }
        try {
            longAddress = Addresses.parseIpv6(new String(entry, begin, at - begin, StandardCharsets.ISO_8859_1));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    private boolean isBehindWord() {
        return at == end || entry[at] == ' ';
    }

    /** The next number; -1 if it is none, or more than that. */
    private long number(long most) {
        skipBlanks();
        int begin = at;
        long number = 0;
        while (at < end && isDigit(entry[at]) && number <= most) {
            number = number * 10 + entry[at++] - '0';
        }
        return at == begin || number > most || !isBehindWord() ? -1 : number;
    }

    private boolean isShort() {
        return isInt(MOST_SHORT);
    }

    private boolean isInt(long most) {
        long number = number(most);
        numbers[numberCount++] = number;
        return number >= 0;
    }

    /** A name in which nothing is quoted or escaped. */
    private boolean isName(byte[] origin) {
        skipBlanks();
        int begin = at;
        while (!isBehindWord()) {
            at++;
        }
        DnsName name = PlainName.read(entry, begin, at, origin);
        if (name == null) {
            return false;
        }
        names[nameCount++] = name;
        return true;
    }
}
