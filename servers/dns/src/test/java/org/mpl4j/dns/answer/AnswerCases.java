package org.mpl4j.dns.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.mpl4j.dns.middleware.Asking;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.service.Transport;
import org.mpl4j.dns.zone.Zone;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * Zones and questions with their answers, from a text, read by another implementation. A line {@code zone NAME [signed]} begins a zone, whose records follow. A line
 * {@code ? NAME TYPE [do] [tcp] [size=N]} is a question; below it are {@code CODE [aa] [tc]}, and the records, with {@code =} those of the answer, with {@code !} those of
 * the authority section, with {@code +} the additional ones. Times to live and the case of letters are left out, signatures are {@code RRSIG} and what they cover. Comments are as in zones.
 */
final class AnswerCases {
    private final List<Zone> zones = new ArrayList<>();
    private final List<Case> cases = new ArrayList<>();

    private record Case(String question, List<String> lines) {}

    /** What it is to ask. */
    record Question(String name, int type) {}

    private AnswerCases(String resource) {
        read(text(resource));
        assertThat(cases).isNotEmpty();
    }

    static AnswerCases load(String resource) {
        return new AnswerCases(resource);
    }

    List<Zone> zones() {
        return zones;
    }

    List<Question> questions() {
        return cases.stream()
                .map(one -> one.question().split(" "))
                .map(words -> new Question(words[1], Type.value(words[2])))
                .toList();
    }

    static Stream<DynamicTest> of(String resource) {
        AnswerCases all = new AnswerCases(resource);
        return all.cases.stream().map(one -> DynamicTest.dynamicTest(one.question(), () -> all.check(one)));
    }

    private static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(AnswerCases.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String text) {
        String zone = "";
        StringBuilder records = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (line.startsWith("zone ")) {
                end(zone, records);
                zone = line;
            } else if (line.startsWith("? ")) {
                cases.add(new Case(line, new ArrayList<>()));
            } else if (cases.isEmpty()) {
                records.append(line).append('\n');
            } else if (!line.isBlank() && !line.startsWith(";")) {
                cases.get(cases.size() - 1).lines().add(line);
            }
        }
        end(zone, records);
    }

    private void end(String zone, StringBuilder records) {
        if (!zone.isEmpty()) {
            String[] words = zone.split(" ");
            zones.add(SignedTexts.zone(words[1], records.toString(), words.length > 2));
            records.setLength(0);
        }
    }

    private void check(Case one) throws IOException {
        String[] words = one.question().split(" ");
        Asking asking = new Asking(Services.of(zones, null));
        for (int i = 3; i < words.length; i++) {
            switch (words[i].split("=")[0]) {
                case "do" -> asking.secure();
                case "tcp" -> asking.by(Transport.TCP);
                case "size" -> asking.edns(Integer.parseInt(words[i].split("=")[1]));
                default -> throw new AssertionError("no option: " + words[i]);
            }
        }
        Dns answer = Objects.requireNonNull(asking.ask(words[1], Type.value(words[2])));
        assertThat(lines(message(answer)))
                .isEqualTo(new TreeSet<>(
                        one.lines().stream().map(AnswerCases::spaced).toList()));
    }

    private static String spaced(String line) {
        return line.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    static Message message(Dns answer) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(answer.byteLength());
        answer.encoded().copyTo(bytes);
        return new Message(bytes.flip());
    }

    private static TreeSet<String> lines(Message message) {
        TreeSet<String> lines = new TreeSet<>();
        lines.add(spaced(Rcode.string(message.getRcode())
                + (message.getHeader().getFlag(Flags.AA) ? " aa" : "")
                + (message.getHeader().getFlag(Flags.TC) ? " tc" : "")));
        addTo(lines, message, Section.ANSWER, "=");
        addTo(lines, message, Section.AUTHORITY, "!");
        addTo(lines, message, Section.ADDITIONAL, "+");
        return lines;
    }

    private static void addTo(TreeSet<String> lines, Message message, int section, String mark) {
        for (Record record : message.getSection(section)) {
            String data = record instanceof RRSIGRecord signature
                    ? Type.string(signature.getTypeCovered())
                    : record.rdataToString();
            if (record.getType() != Type.OPT) {
                String line = spaced(mark + " " + record.getName() + " " + Type.string(record.getType()) + " " + data);
                assertThat(lines.add(line)).as("only once: %s", line).isTrue();
            }
        }
    }
}
