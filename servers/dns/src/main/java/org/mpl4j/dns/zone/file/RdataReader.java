package org.mpl4j.dns.zone.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.Bytes;
import org.xbill.DNS.DNSOutput;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Tokenizer;
import org.xbill.DNS.Type;

/** Makes a record of the text of its data: {@link PlainData} if there is nothing to it, dnsjava else, and {@link OwnTypes} for the types that dnsjava does not know. */
final class RdataReader {
    /** Data in which there are types, and where. */
    private static final Map<Integer, UnaryOperator<String>> HAVE_TYPES = Map.of(
            Type.NSEC, text -> TypeNames.known(text, 1, Integer.MAX_VALUE),
            Type.NSEC3, text -> TypeNames.known(text, 5, Integer.MAX_VALUE),
            Type.RRSIG, text -> TypeNames.known(text, 0, 1),
            Type.SIG, text -> TypeNames.known(text, 0, 1));

    private final PlainData plain = new PlainData();
    private final Text text = new Text();
    private boolean isMade;
    private Name lastOrigin = Name.root;
    private byte[] lastOriginWire = Name.root.toWire();
    private Tokenizer tokens = new Tokenizer(text);

    /**
     * Makes a record.
     *
     * @param type of the record
     * @param dclass its class
     * @param ttl its TTL
     * @param entry where the text of the data is, behind its words so far
     * @param origin that relative names are completed with
     * @return the record in wire form, with the root as its owner; good until the next one
     * @throws MasterException if the text is not data of this type
     */
    Bytes read(int type, int dclass, long ttl, Words entry, Name origin) throws MasterException {
        Bytes record = plain.read(type, dclass, ttl, entry, wire(origin));
        isMade = record != null;
        return record == null ? readAny(type, dclass, ttl, entry.all(), entry.position(), origin) : record;
    }

    /** Whether the record that was read last was made by {@link PlainData}. */
    boolean isMade() {
        return isMade;
    }

    private byte[] wire(Name origin) {
        if (origin != lastOrigin) {
            lastOrigin = origin;
            lastOriginWire = origin.toWire();
        }
        return lastOriginWire;
    }

    private Bytes readAny(int type, int dclass, long ttl, String entry, int from, Name origin) throws MasterException {
        boolean isGeneric = isGeneric(entry, from);
        if (!isGeneric && HAVE_TYPES.containsKey(type)) {
            text.set(HAVE_TYPES.get(type).apply(entry.substring(from)), 0);
        } else {
            text.set(entry, from);
        }
        try {
            if (isGeneric) {
                return generic(type, dclass, ttl);
            }
            OwnTypes.Format format = OwnTypes.format(type);
            if (format != null) {
                return format.read(dclass, ttl, tokens, origin);
            }
            Record record = Record.fromString(Name.root, type, dclass, ttl, tokens, origin);
            return Bytes.wrap(record.toWire(Section.ANSWER));
        } catch (IOException | BuildException | IllegalArgumentException e) {
            tokens = new Tokenizer(text);
            throw new MasterException(withoutPlace(e.getMessage()));
        }
    }

    /** Whether data is given as octets (RFC 3597 section 5). */
    private static boolean isGeneric(String entry, int from) {
        int at = from;
        while (at < entry.length() && entry.charAt(at) == ' ') {
            at++;
        }
        return entry.startsWith("\\# ", at);
    }

    /** A record of octets; whether they are data of the type is seen when it is added to a zone. */
    private Bytes generic(int type, int dclass, long ttl) throws IOException {
        tokens.getIdentifier();
        int length = tokens.getUInt16();
        byte[] octets = tokens.getHex();
        tokens.getEOL();
        int given = octets == null ? 0 : octets.length;
        if (given != length) {
            throw tokens.exception("there are " + given + " octets and not " + length);
        }
        DNSOutput out = new DNSOutput();
        Name.root.toWire(out, null);
        out.writeU16(type);
        out.writeU16(dclass);
        out.writeU32(ttl);
        out.writeU16(length);
        if (octets != null) {
            out.writeByteArray(octets);
        }
        return Bytes.wrap(out.toByteArray());
    }

    /** dnsjava writes file and line before its messages, which are not those of our file; once for each of its layers. */
    private static String withoutPlace(@Nullable String message) {
        if (message == null) {
            return "is not data of this type";
        }
        String rest = message;
        while (rest.startsWith("<none>:") && rest.indexOf(": ") > 0) {
            rest = rest.substring(rest.indexOf(": ") + 2);
        }
        return rest;
    }

    /** What dnsjava reads: the rest of an entry, and an end. Buffered already, since it would be put into a buffer otherwise. */
    private static final class Text extends BufferedInputStream {
        private String entry = "";
        private int at;

        Text() {
            super(InputStream.nullInputStream(), 1);
        }

        void set(String newEntry, int from) {
            entry = newEntry;
            at = from;
        }

        @Override
        public int read() {
            return at < entry.length() ? entry.charAt(at++) : -1;
        }
    }
}
