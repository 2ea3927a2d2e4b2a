package org.mpl4j.dns.middleware;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.runtime.codec.DnsName;

/** What is answered to messages that are no queries, and to operations that are not known. */
class FormTest {
    private final Pipelines pipelines = new Pipelines();

    @Test
    void dropsWhatHasNoHeader() {
        ByteBuffer query = pipelines.asking().query("example.org", Pipelines.A);
        for (int length = 0; length < 12; length++) {
            assertThat(pipelines.asking().send(query.duplicate().limit(length))).isNull();
        }
    }

    @Test
    void dropsResponses() {
        assertThat(pipelines.asking().header(h -> h.response(true)).ask("example.org", Pipelines.A))
                .isNull();
        ByteBuffer cutOff = pipelines.asking().header(h -> h.response(true)).query("example.org", Pipelines.A);
        assertThat(pipelines.asking().send(cutOff.limit(14))).isNull();
    }

    @Test
    void saysFormerrToWhatIsCutOff() {
        ByteBuffer query =
                pipelines.asking().id(77).header(h -> h.recursionDesired(true)).query("example.org", Pipelines.A);
        int whole = query.limit();
        for (int length = 12; length < whole; length++) {
            Dns answer = Objects.requireNonNull(
                    pipelines.asking().send(query.duplicate().limit(length)));
            assertThat(answer.rcode()).isEqualTo(Dns.Rcode.FormErr);
            assertThat(answer.id()).isEqualTo(77);
            assertThat(answer.response()).isTrue();
            assertThat(answer.recursionDesired()).isTrue();
            assertThat(answer.byteLength()).isEqualTo(12);
        }
    }

    @Test
    void saysFormerrToWhatHasMoreBehindIt() {
        ByteBuffer query = pipelines.asking().query("example.org", Pipelines.A);
        ByteBuffer longer = ByteBuffer.allocate(query.limit() + 1).put(query).rewind();
        assertThat(Objects.requireNonNull(pipelines.asking().send(longer)).rcode())
                .isEqualTo(Dns.Rcode.FormErr);
    }

    @Test
    void saysFormerrToNoQuestionAndToSeveral() {
        for (int count : new int[] {0, 2, 3}) {
            ByteBuffer query = ByteBuffer.allocate(512);
            Dns.builder(query)
                    .id(1)
                    .questions(list -> {
                        for (int i = 0; i < count; i++) {
                            list.add(q -> q.qname(DnsName.of("example.org")).qtype(Pipelines.A));
                        }
                    })
                    .build();
            Dns answer = Objects.requireNonNull(pipelines.asking().send(query.flip()));
            assertThat(answer.rcode()).isEqualTo(Dns.Rcode.FormErr);
            assertThat(answer.qdcount()).isZero();
        }
    }

    @Test
    void saysNotimpToOperationsThatNobodyHandles() {
        for (int opcode = 1; opcode < 16; opcode++) {
            int code = opcode;
            Asking asking = pipelines.asking().header(h -> h.opcode(code));
            Dns answer = Objects.requireNonNull(
                    opcode == 6 ? asking.send(stateful()) : asking.ask("example.org", Pipelines.A));
            assertThat(answer.rcode()).as("opcode %s", opcode).isEqualTo(Dns.Rcode.NotImp);
            assertThat(answer.opcodeRaw()).isEqualTo(opcode);
        }
    }

    private static ByteBuffer stateful() {
        ByteBuffer query = ByteBuffer.allocate(512);
        Dns.builder(query).id(1).opcode(Dns.Opcode.DSO).dso(list -> {}).build();
        return query.flip();
    }

    @Test
    void sendsOperationsToWhoHandlesThem() {
        pipelines.operations = Map.of(4, (query, answer) -> {
            assertThat(query.message().opcode()).isEqualTo(Dns.Opcode.Notify);
            answer.setAuthoritative(true);
            return Stage.Verdict.ANSWERED;
        });
        Dns answer = Objects.requireNonNull(
                pipelines.asking().header(h -> h.opcode(Dns.Opcode.Notify)).ask("example.org", 6));
        assertThat(answer.rcode()).isEqualTo(Dns.Rcode.NoError);
        assertThat(answer.authoritative()).isTrue();
        assertThat(answer.questions().get(0).qname()).isEqualTo(DnsName.of("example.org"));
    }

    @Test
    void repeatsTheQuestionInItsCase() {
        Dns answer = Objects.requireNonNull(pipelines
                .asking()
                .header(h -> h.recursionDesired(true).checkingDisabled(true).authenticData(true))
                .ask("eXaMPle.oRG", 28));
        assertThat(answer.rcode()).isEqualTo(Dns.Rcode.Refused);
        assertThat(answer.questions().get(0).qname()).isEqualTo(DnsName.of("eXaMPle.oRG"));
        assertThat(answer.questions().get(0).qtypeRaw()).isEqualTo(28);
        assertThat(answer.recursionDesired()).isTrue();
        assertThat(answer.checkingDisabled()).isTrue();
        assertThat(answer.authenticData()).isFalse();
        assertThat(answer.recursionAvailable()).isFalse();
        assertThat(answer.authoritative()).isFalse();
    }

    @Test
    void neverFailsAtBytesThatWereChanged() {
        Random random = new Random(4);
        Asking asking = pipelines.asking();
        int answered = 0;
        for (int i = 0; i < 20_000; i++) {
            ByteBuffer query = pipelines
                    .asking()
                    .option(o -> o.dataAsNSID().nsid(new byte[0]))
                    .query("www.example.org", random.nextInt(300));
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                query.put(random.nextInt(query.limit()), (byte) random.nextInt(256));
            }
            answered += asking.send(query) == null ? 0 : 1;
        }
        assertThat(answered).isBetween(10_000, 20_000);
    }
}
