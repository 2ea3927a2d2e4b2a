package org.mpl4j.dns.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.dns.middleware.Asking;
import org.mpl4j.dns.middleware.Memo;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.EdnsOption;
import org.mpl4j.dns.service.Service;
import org.mpl4j.dns.service.Transport;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;

/** Answers that are given again are the same as those that are made anew. */
class MemoTest {
    private static final int A = 1;
    private final AtomicLong version = new AtomicLong();

    private Memo memo(int sizeLog2) {
        return new Memo(version::get, sizeLog2, 1232, 1 << 24);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.txt", "rfc4592.txt", "rfc4035.txt", "rfc5155.txt"})
    void makesNoDifference(String resource) {
        AnswerCases cases = AnswerCases.load(resource);
        Service anew = Services.of(cases.zones(), null);
        Random random = new Random(11);
        for (int sizeLog2 : new int[] {2, 4, 12}) {
            Service again = Services.of(cases.zones(), memo(sizeLog2));
            for (int i = 0; i < 4000; i++) {
                AnswerCases.Question question =
                        cases.questions().get(random.nextInt(cases.questions().size()));
                long seed = random.nextLong();
                assertThat(ask(again, question, new Random(seed)))
                        .as("%s, seed %s", question, seed)
                        .isEqualTo(ask(anew, question, new Random(seed)));
            }
        }
    }

    @Test
    void holdsNoMoreThanItMay() {
        AnswerCases cases = AnswerCases.load("plain.txt");
        Service anew = Services.of(cases.zones(), null);
        Memo memo = new Memo(version::get, 12, 1232, 20_000);
        Service again = Services.of(cases.zones(), memo);
        Random random = new Random(13);
        for (int i = 0; i < 4000; i++) {
            AnswerCases.Question question =
                    cases.questions().get(random.nextInt(cases.questions().size()));
            assertThat(ask(again, question, new Random(i))).isEqualTo(ask(anew, question, new Random(i)));
        }
        assertThat(memo.total()).isBetween(10_000, 20_000);
    }

    /** Names that do not exist, of all lengths, at and below all kinds of names; each time others. */
    @ParameterizedTest
    @ValueSource(strings = {"plain.txt", "rfc4592.txt", "rfc4035.txt", "rfc5155.txt"})
    void deniesNamesAsOthersWereDenied(String resource) {
        AnswerCases cases = AnswerCases.load(resource);
        Service anew = Services.of(cases.zones(), null);
        Service again = Services.of(cases.zones(), memo(12));
        Random random = new Random(12);
        for (int i = 0; i < 8000; i++) {
            AnswerCases.Question known =
                    cases.questions().get(random.nextInt(cases.questions().size()));
            String below =
                    known.name().substring(random.nextInt(3) == 0 ? known.name().indexOf('.') + 1 : 0);
            String label = "n".repeat(random.nextInt(30)) + random.nextInt(1000);
            String name = (random.nextInt(4) == 0 ? label + "." + label : label) + "." + below;
            AnswerCases.Question question = new AnswerCases.Question(name, known.type());
            long seed = random.nextLong();
            List<String> expected = ask(anew, question, new Random(seed));
            assertThat(ask(again, question, new Random(seed)))
                    .as("%s, seed %s", question, seed)
                    .isEqualTo(expected);
        }
    }

    private static List<String> ask(Service service, AnswerCases.Question question, Random random) {
        Asking asking = new Asking(service)
                .id(random.nextInt(0x1_0000))
                .by(Transport.values()[random.nextInt(3)])
                .header(h -> h.recursionDesired(random.nextBoolean()).checkingDisabled(random.nextBoolean()));
        if (random.nextBoolean()) {
            asking.edns(random.nextInt(1400));
        }
        if (random.nextBoolean()) {
            asking.secure();
        }
        if (random.nextInt(4) == 0) {
            asking.option(o -> o.dataAsNSID().nsid(new byte[0]));
        }
        if (random.nextInt(4) == 0) {
            asking.option(o -> o.dataAsPadding().padding(new byte[1]));
        }
        if (random.nextInt(4) == 0) {
            asking.option(EdnsOption.Builder.NeedsData::dataAsKeepalive);
        }
        Dns answer = asking.ask(inSomeCase(question.name(), random), question.type());
        return answer == null ? List.of() : content(answer);
    }

    /**
     * All that an answer says. An answer that denies a name may be compressed otherwise than one that is made for this name alone, and padded otherwise for that; other
     * answers are the same to the byte.
     */
    private static List<String> content(Dns answer) {
        if (answer.rcode() != Dns.Rcode.NXDomain) {
            return List.of(answer.encoded().hex());
        }
        List<String> content = new ArrayList<>();
        content.add(answer.id() + " " + answer.authoritative() + answer.truncated() + answer.recursionDesired()
                + answer.checkingDisabled() + answer.opcode());
        answer.questions().forEach(question -> content.add(question.toString()));
        answer.answers().forEach(rr -> content.add(uncompressed(rr)));
        answer.authority().forEach(rr -> content.add(uncompressed(rr)));
        for (DnsRr rr : answer.additional()) {
            DnsRr.AtypeBranch.OPT opt = rr.asOPT();
            content.add("OPT " + opt.udpSize() + opt.dnssecOk() + opt.extRcode());
            for (EdnsOption option : opt.options()) {
                content.add(
                        option.data() instanceof EdnsOption.Data.Padding
                                ? "padding"
                                : option.encoded().hex());
            }
        }
        return content;
    }

    private static String uncompressed(DnsRr rr) {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        PacketWriter out = new PacketWriter(buffer);
        out.setPointingToNames(false);
        DnsRr.Builder.Content copy = record -> record.name(rr.name())
                .asRecord()
                .ttl(rr.asRecord().ttl())
                .rdata(rr.asRecord().rdata());
        new DnsRr.Writer().write(out, copy);
        for (int i = 0; i < out.position(); i++) {
            // What points into the question has its case.
            buffer.put(i, (byte) Character.toLowerCase(buffer.get(i)));
        }
        return Bytes.between(buffer, 0, out.position()).hex();
    }

    private static String inSomeCase(String name, Random random) {
        StringBuilder changed = new StringBuilder(name);
        for (int i = random.nextInt(3) * name.length(); i > 0; i--) {
            int at = random.nextInt(name.length());
            changed.setCharAt(
                    at, name.substring(at, at + 1).toUpperCase(Locale.ROOT).charAt(0));
        }
        return changed.toString();
    }

    @Test
    void forgetsWhenZonesChange() {
        List<Zone> zones = new ArrayList<>(AnswerCases.load("rfc4592.txt").zones());
        Asking asking = new Asking(Services.of(zones, memo(4)));
        assertThat(ancount(asking)).isEqualTo(1);
        zones.clear();
        assertThat(ancount(asking)).isEqualTo(1);
        version.incrementAndGet();
        assertThat(ancount(asking)).isZero();
    }

    private static int ancount(Asking asking) {
        return Objects.requireNonNull(asking.ask("host1.example", A)).ancount();
    }
}
