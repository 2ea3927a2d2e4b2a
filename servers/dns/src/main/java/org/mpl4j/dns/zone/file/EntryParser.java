package org.mpl4j.dns.zone.file;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.zone.RrTypes;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.TTL;
import org.xbill.DNS.TextParseException;

/**
 * Makes records of the entries of a file (RFC 1035 section 5.1), with what they leave out: owner, TTL and class of the entries before. TTL and class may come in either
 * order.
 */
final class EntryParser {
    private static final Map<String, Integer> CLASSES = classes();
    private static final long MAX_TTL = 0xffff_ffffL;

    /** What is done with a record. */
    interface Target {
        /**
         * Takes it.
         *
         * @param record good until the next one
         * @param isRight whether the record was made by {@link org.mpl4j.dns.zone.PlainRecords}, and so is one, and its owner is in the zone
         */
        void add(DnsName owner, Bytes record, boolean isRight);
    }

    private final RdataReader data;
    private final Target target;
    private final DnsName apex;

    private Name origin;
    private byte[] originWire;
    private boolean isOriginInside;
    private @Nullable DnsName owner;
    private boolean isOwnerInside;
    private int dclass = DClass.IN;

    /** The TTL of a $TTL entry (RFC 2308 section 4), or -1. */
    private long defaultTtl;

    /** The last TTL that was given, or -1. */
    private long lastTtl = -1;

    /**
     * Begins with a file.
     *
     * @param apex of the zone that it is of
     * @param origin that relative names are completed with
     * @param defaultTtl in seconds, or -1
     */
    EntryParser(RdataReader data, Target target, DnsName apex, Name origin, long defaultTtl) {
        this.data = data;
        this.target = target;
        this.apex = apex;
        this.origin = origin;
        originWire = origin.toWire();
        isOriginInside = isInside(originWire);
        this.defaultTtl = defaultTtl;
    }

    private static Map<String, Integer> classes() {
        Map<String, Integer> classes = new HashMap<>();
        classes.put("IN", DClass.IN);
        classes.put("CH", DClass.CH);
        classes.put("HS", DClass.HS);
        classes.put("CLASS" + DClass.IN, DClass.IN);
        return classes;
    }

    Name origin() {
        return origin;
    }

    long defaultTtl() {
        return defaultTtl;
    }

    void setOrigin(String text) throws MasterException {
        origin = name(text);
        originWire = origin.toWire();
        isOriginInside = isInside(originWire);
    }

    private boolean isInside(byte[] wire) {
        return DnsName.ofWire(Bytes.wrap(wire)).isAtOrBelow(apex);
    }

    void setTtl(String text) throws MasterException {
        long ttl = ttl(text);
        if (ttl < 0) {
            throw new MasterException("is no TTL: " + text);
        }
        defaultTtl = ttl;
    }

    /** The name that a text stands for, below the origin if it does not end with a dot. */
    Name name(String text) throws MasterException {
        try {
            return text.equals("@") ? origin : Name.fromString(text, origin);
        } catch (TextParseException e) {
            throw new MasterException(String.valueOf(e.getMessage()));
        }
    }

    private DnsName owner(Words words) throws MasterException {
        int begin = words.skipToNext();
        int end = words.position();
        DnsName name = PlainName.read(words.octets(), begin, end, originWire);
        if (name == null) {
            String text = new String(words.octets(), begin, end - begin, StandardCharsets.ISO_8859_1);
            name = DnsName.ofWire(Bytes.wrap(name(text).toWire()));
        }
        boolean isBelowOrigin = begin < end && words.octets()[end - 1] != '.';
        isOwnerInside = isBelowOrigin ? isOriginInside : name.isAtOrBelow(apex);
        return name;
    }

    /** Makes the record of an entry. */
    void parse(Words words) throws MasterException {
        if (!words.startsWith(' ')) {
            owner = owner(words);
        }
        DnsName name = owner;
        if (name == null) {
            throw new MasterException("the first record has no owner");
        }
        long ttl = -1;
        boolean hasClass = false;
        String word = words.next();
        while (true) {
            Integer itsClass = hasClass ? null : itsClass(word);
            long itsTtl = ttl >= 0 || itsClass != null ? -1 : ttl(word);
            if (itsClass != null) {
                dclass = itsClass;
                hasClass = true;
            } else if (itsTtl >= 0) {
                ttl = itsTtl;
            } else {
                break;
            }
            word = words.next();
        }
        int type = TypeNames.number(word);
        if (type < 0) {
            throw new MasterException(word.isEmpty() ? "the record has no type" : "no type of records: " + word);
        }
        Bytes record = data.read(type, dclass, ttl(ttl, type, words), words, origin);
        target.add(name, record, data.isMade() && isOwnerInside);
    }

    private static @Nullable Integer itsClass(String word) {
        Integer itsClass = CLASSES.get(word);
        // Most are written in capitals, and most words that are no class have fewer letters than any class in small
        // ones.
        return itsClass != null || word.length() < 2 ? itsClass : CLASSES.get(word.toUpperCase(Locale.ROOT));
    }

    /** The TTL of a record; of the first SOA record that has none, its last number (RFC 1035 section 3.3.13). */
    private long ttl(long given, int type, Words words) throws MasterException {
        if (given >= 0) {
            lastTtl = given;
            return given;
        }
        if (defaultTtl >= 0) {
            return defaultTtl;
        }
        if (lastTtl < 0 && type == RrTypes.SOA) {
            lastTtl = ttl(words.last());
        }
        if (lastTtl < 0) {
            throw new MasterException("the record has no TTL, and there is no $TTL before it");
        }
        return lastTtl;
    }

    /** The seconds of a text, {@code 3600} or {@code 1h30m}; -1 if it is none. */
    private static long ttl(String text) {
        if (text.isEmpty() || text.charAt(0) < '0' || text.charAt(0) > '9') {
            return -1;
        }
        long ttl = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9' || ttl > MAX_TTL) {
                return ttlWithUnits(text);
            }
            ttl = ttl * 10 + c - '0';
        }
        return ttl > MAX_TTL ? -1 : ttl;
    }

    private static long ttlWithUnits(String text) {
        try {
            return TTL.parseTTL(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
