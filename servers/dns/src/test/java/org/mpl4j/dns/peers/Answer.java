package org.mpl4j.dns.peers;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.client.Query;
import org.mpl4j.dns.dig.Mnemonics;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * What is compared of an answer, aspect by aspect, as text. It is read by dnsjava, so that a mistake of the generated codec does not hide one of the server.
 *
 * @param aspects the text of each
 */
public record Answer(Map<Aspect, String> aspects) {
    private static final int WITHOUT_EDNS = 512;

    /** What answers may differ in. */
    public enum Aspect {
        /** Whether there is an answer, and it is well-formed, and no datagram was larger than the client said. */
        FORM,
        RCODE,
        FLAGS,
        /** AD and CD. */
        SECURITY_FLAGS,
        /** Octet for octet: the case of the query comes back. */
        QUESTION,
        ANSWER,
        AUTHORITY,
        ADDITIONAL,
        EDNS
    }

    /**
     * Reads an answer.
     *
     * @param bytes the message, null if there was none
     * @param datagramSize how long the datagram was that came first
     */
    public static Answer of(TrialQuery query, byte @Nullable [] bytes, int datagramSize) {
        Map<Aspect, String> aspects = new EnumMap<>(Aspect.class);
        if (bytes == null) {
            aspects.put(Aspect.FORM, "none");
            return new Answer(aspects);
        }
        Message message;
        try {
            message = new Message(bytes);
        } catch (IOException e) {
            aspects.put(Aspect.FORM, "malformed: " + e.getMessage());
            return new Answer(aspects);
        }
        Query.Edns edns = query.query().edns();
        int limit = edns == null ? WITHOUT_EDNS : Math.max(WITHOUT_EDNS, edns.udpSize());
        aspects.put(Aspect.FORM, datagramSize > limit ? "larger than " + limit : "good");
        aspects.put(Aspect.RCODE, Mnemonics.rcode(message.getRcode()));
        aspects.put(Aspect.FLAGS, flags(message.getHeader(), Flags.QR, Flags.AA, Flags.TC, Flags.RD, Flags.RA));
        aspects.put(Aspect.SECURITY_FLAGS, flags(message.getHeader(), Flags.AD, Flags.CD));
        aspects.put(Aspect.QUESTION, question(message));
        aspects.put(Aspect.ANSWER, records(message, Section.ANSWER));
        aspects.put(Aspect.AUTHORITY, records(message, Section.AUTHORITY));
        aspects.put(Aspect.ADDITIONAL, records(message, Section.ADDITIONAL));
        aspects.put(Aspect.EDNS, edns(message.getOPT()));
        return new Answer(aspects);
    }

    /** The same with something else in one aspect. */
    public Answer with(Aspect aspect, String text) {
        Map<Aspect, String> other = new EnumMap<>(aspects);
        other.put(aspect, text);
        return new Answer(other);
    }

    String get(Aspect aspect) {
        return aspects.getOrDefault(aspect, "");
    }

    private static String flags(Header header, int... which) {
        StringBuilder flags = new StringBuilder();
        for (int flag : which) {
            if (header.getFlag(flag)) {
                flags.append(Flags.string(flag)).append(' ');
            }
        }
        return flags.toString().strip();
    }

    private static String question(Message message) {
        Record question = message.getQuestion();
        return question == null
                ? ""
                : question.getName() + " " + question.getDClass() + " " + Type.string(question.getType());
    }

    /** Records as a set, names in lower case, data in canonical form (RFC 4034 section 6.2). OPT is in an aspect of its own. */
    private static String records(Message message, int section) {
        SortedSet<String> lines = new TreeSet<>();
        for (Record record : message.getSection(section)) {
            if (record.getType() != Type.OPT) {
                lines.add(record.getName().toString().toLowerCase(Locale.ROOT) + " " + record.getTTL() + " "
                        + Type.string(record.getType()) + " " + data(record));
            }
        }
        return String.join("\n", lines);
    }

    private static String data(Record record) {
        byte[] canonical = record.rdataToWireCanonical();
        return canonical.length > 100
                ? record.rdataToString()
                                .substring(
                                        0, Math.min(40, record.rdataToString().length())) + " .. "
                        + Arrays.hashCode(canonical)
                : record.rdataToString().toLowerCase(Locale.ROOT);
    }

    private static String edns(@Nullable OPTRecord opt) {
        return opt == null ? "none" : "version " + opt.getVersion() + ((opt.getFlags() & 0x8000) != 0 ? " do" : "");
    }
}
