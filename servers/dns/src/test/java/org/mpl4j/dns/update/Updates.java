package org.mpl4j.dns.update;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Makes updates of texts: a line is a name, TTL, class, type and perhaps data, as RFC 2136 has it. Messages are made by dnsjava. */
final class Updates {
    private static final Name APEX = name("example.org.");

    private Updates() {}

    private static Name name(String text) {
        try {
            return Name.fromString(text, Name.root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A message with prerequisites and updates, separated by {@code ;}. */
    static Message of(String prerequisites, String updates) {
        return of("example.org.", prerequisites, updates);
    }

    static Message of(String zone, String prerequisites, String updates) {
        Message message = new Message();
        message.getHeader().setOpcode(Opcode.UPDATE);
        message.addRecord(Record.newRecord(name(zone), Type.SOA, DClass.IN), Section.QUESTION);
        add(message, Section.PREREQ, prerequisites);
        add(message, Section.UPDATE, updates);
        return message;
    }

    private static void add(Message message, int section, String lines) {
        for (String line : lines.split(";")) {
            if (!line.isBlank()) {
                message.addRecord(record(line.strip()), section);
            }
        }
    }

    private static Record record(String line) {
        String[] words = line.split("\\s+", 5);
        Name owner = absolute(words[0]);
        long ttl = Long.parseLong(words[1]);
        int type = Type.value(words[3], true);
        int dclass = DClass.value(words[2]);
        try {
            return words.length < 5
                    ? Record.newRecord(owner, type, dclass, ttl)
                    : Record.newRecord(
                            owner,
                            type,
                            dclass,
                            ttl,
                            Record.fromString(owner, type, DClass.IN, ttl, words[4], APEX)
                                    .rdataToWireCanonical());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Name absolute(String text) {
        try {
            return text.equals("@") ? APEX : Name.fromString(text, APEX);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
