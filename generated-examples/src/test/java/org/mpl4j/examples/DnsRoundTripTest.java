package org.mpl4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.mpl4j.examples.dns.Dns;
import org.mpl4j.examples.dns.DnsQuestion;
import org.mpl4j.examples.dns.DnsRr;
import org.mpl4j.examples.dns.DnsTcp;
import org.mpl4j.examples.dns.Rrtype;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.codec.DnsName;

/** DNS messages that the generated builder wrote: as its views read them, whole, cut short and damaged. */
class DnsRoundTripTest {
    /** A record, as its owner's name and what writes it. */
    record Some(DnsName name, DnsRr.Builder.Content content) {}

    @Provide
    Arbitrary<DnsName> names() {
        Arbitrary<String> label = Arbitraries.of("www", "mail", "example", "com", "net", "a", "ns1");
        return label.list().ofMinSize(0).ofMaxSize(4).map(labels -> DnsName.of(String.join(".", labels) + "."));
    }

    @Provide
    Arbitrary<Some> records() {
        Arbitrary<Long> ttls = Arbitraries.longs().between(0, 0xffff_ffffL);
        return Combinators.combine(
                        names(), ttls, names(), Arbitraries.integers().between(0, 4))
                .as((name, ttl, target, kind) -> new Some(name, rr -> {
                    var data = rr.name(name).asRecord().ttl(ttl);
                    return switch (kind) {
                        case 0 -> data.rdataAsA().address(ttl);
                        case 1 ->
                            data.rdataAsMX().preference((int) (ttl & 0xffff)).exchange(target);
                        case 2 ->
                            data.rdataAsTXT().strings(list -> list.add("v=spf1").add(target.toString()));
                        case 3 ->
                            data.rdataAsSOA()
                                    .mname(target)
                                    .rname(name)
                                    .serial(ttl)
                                    .refresh_(1)
                                    .retry(2)
                                    .expire(3)
                                    .minimum(4);
                        default ->
                            data.rdataAsUnknown(0xff00).data(target.toString().getBytes());
                    };
                }));
    }

    private static ByteBuffer message(int id, List<DnsName> questions, List<Some> answers) {
        ByteBuffer buffer = ByteBuffer.allocate(65_536);
        return Dns.builder(buffer)
                .id(id)
                .response(true)
                .questions(list ->
                        questions.forEach(name -> list.add(q -> q.qname(name).qtype(Rrtype.ANY))))
                .answers(list -> answers.forEach(answer -> list.add(answer.content())))
                .build()
                .flip();
    }

    @Property(tries = 300)
    void isReadAsItWasBuilt(
            @ForAll @IntRange(max = 0xffff) int id,
            @ForAll("names") DnsName question,
            @ForAll @Size(max = 12) List<@From("records") Some> answers)
            throws ParseException {
        Dns dns = Dns.parseStrict(message(id, List.of(question), answers));
        assertThat(dns.id()).isEqualTo(id);
        assertThat(dns.questions()).extracting(DnsQuestion::qname).containsExactly(question);
        assertThat(dns.answers())
                .extracting(DnsRr::name)
                .containsExactlyElementsOf(answers.stream().map(Some::name).toList());
    }

    @Property(tries = 300)
    void isTheSameBehindItsLengthOnAStream(
            @ForAll("names") DnsName question, @ForAll @Size(max = 8) List<@From("records") Some> answers)
            throws ParseException {
        ByteBuffer buffer = ByteBuffer.allocate(65_536);
        DnsTcp.builder(buffer)
                .message(dns -> dns.id(1)
                        .response(true)
                        .questions(list -> list.add(q -> q.qname(question).qtype(Rrtype.ANY)))
                        .answers(list -> answers.forEach(answer -> list.add(answer.content()))))
                .build();
        ByteBuffer plain = message(1, List.of(question), answers);
        assertThat(DnsTcp.parseStrict(buffer.flip()).message().encoded())
                .isEqualTo(Dns.parse(plain).encoded());
        assertThat(buffer.remaining()).isEqualTo(plain.remaining() + 2);
    }

    @Property(tries = 300)
    void damageIsFoundOrHarmless(
            @ForAll("names") DnsName question,
            @ForAll @Size(max = 6) List<@From("records") Some> answers,
            @ForAll @IntRange(max = 10_000) int place,
            @ForAll byte damage) {
        ByteBuffer message = message(7, List.of(question), answers);
        int at = place % message.limit();
        message.put(at, damage);
        read(message);
        read(message.limit(at));
    }

    private static void read(ByteBuffer message) {
        try {
            Dns dns = Dns.parse(message);
            assertThat(dns.toString()).isNotEmpty();
            assertThat(dns.violations()).isNotNull();
        } catch (ParseException expected) {
            assertThat(expected.getMessage()).isNotEmpty();
        }
    }
}
