package org.mpl4j.dns.tsig;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.dns.answer.Authority;
import org.mpl4j.dns.client.QueryMessage;
import org.mpl4j.dns.middleware.EdnsStage;
import org.mpl4j.dns.middleware.FormStage;
import org.mpl4j.dns.middleware.Memo;
import org.mpl4j.dns.middleware.Pipeline;
import org.mpl4j.dns.middleware.Stage;
import org.mpl4j.dns.middleware.TsigStage;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.Rrtype;
import org.mpl4j.dns.service.Request;
import org.mpl4j.dns.service.Transport;
import org.mpl4j.dns.zone.Texts;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.runtime.codec.DnsName;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TSIGRecord;

/** The server's side; clients are dnsjava, which knows RFC 8945 from somebody else, and our own. */
final class TsigCheckTest {
    private static final String SECRET = "c2VjcmV0c2VjcmV0c2VjcmV0";
    private static final long NOW = System.currentTimeMillis() / 1000;

    private static final Zone ZONE = Texts.zone("example.", """
            @ 3600 SOA ns1 hostmaster 7 7200 900 1209600 300
            @ 3600 NS ns1
            ns1 3600 A 192.0.2.1
            www 3600 A 192.0.2.2
            long 3600 TXT "%1$s" "%1$s"
            """.formatted("x".repeat(200)));

    private final Pipeline pipeline = pipeline(new TsigCheck(
            () -> new TsigKeys(List.of(
                    TsigKey.of("hmac-sha1:sha1.example:" + SECRET),
                    TsigKey.of("hmac-sha224:sha224.example:" + SECRET),
                    TsigKey.of("K.Example:" + SECRET),
                    TsigKey.of("hmac-sha384:sha384.example:" + SECRET),
                    TsigKey.of("hmac-sha512:sha512.example:" + SECRET))),
            () -> NOW));

    @ParameterizedTest
    @ValueSource(strings = {"sha1", "sha224", "sha384", "sha512"})
    void signsAnswersSoThatTheLibraryAgrees(String hash) throws Exception {
        TSIG library = new TSIG("hmac-" + hash, hash + ".example.", SECRET);
        Message query = query();
        library.apply(query, null);
        byte[] answer = answer(query.toWire(0xffff));
        Message read = new Message(answer);
        assertThat(library.verify(read, answer, query.getTSIG())).isZero();
        assertThat(read.getHeader().getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(read.getSection(org.xbill.DNS.Section.ANSWER)).isNotEmpty();
        answer[answer.length / 3] ^= 1;
        assertThat(library.verify(new Message(answer), answer, query.getTSIG())).isNotZero();
    }

    @Test
    void keepsRoomForTheSignature() throws Exception {
        TSIG library = library("k.example.");
        Message query = Message.newQuery(Record.newRecord(Name.fromString("long.example."), 16, 1));
        library.apply(query, null);
        byte[] answer = answer(query.toWire(0xffff));
        assertThat(answer.length).isLessThanOrEqualTo(512);
        assertThat(library.verify(new Message(answer), answer, query.getTSIG())).isZero();
        assertThat(new Message(answer).getHeader().getFlag(org.xbill.DNS.Flags.TC))
                .isTrue();
    }

    @Test
    void saysWithoutSignatureThatAKeyIsNotKnown() throws Exception {
        Message query = query();
        library("other.example.").apply(query, null);
        expectError(answer(query.toWire(0xffff)), Rcode.BADKEY, 0);
        Message otherAlgorithm = query();
        new TSIG("hmac-sha512", "k.example.", SECRET).apply(otherAlgorithm, null);
        expectError(answer(otherAlgorithm.toWire(0xffff)), Rcode.BADKEY, 0);
    }

    @Test
    void saysWithoutSignatureThatASignatureIsWrong() throws Exception {
        Message query = query();
        new TSIG("hmac-sha256", "k.example.", "b3RoZXJvdGhlcm90aGVy").apply(query, null);
        expectError(answer(query.toWire(0xffff)), Rcode.BADSIG, 0);
    }

    @Test
    void saysItsOwnTimeIfTheClientHasAnother() throws Exception {
        for (long seconds : List.of(-1000L, 1000L)) {
            Tsig tsig = new Tsig(
                    TsigKey.of("k.example:" + SECRET),
                    InstantSource.offset(InstantSource.system(), Duration.ofSeconds(seconds)));
            QueryMessage query =
                    new QueryMessage(7, org.mpl4j.dns.client.Query.of(DnsName.of("www.example."), Rrtype.A), tsig);
            byte[] bytes = bytes(query.datagram());
            byte[] answer = answer(bytes);
            TSIGRecord record = expectError(answer, Rcode.BADTIME, 32);
            assertThat(record.getTimeSigned())
                    .isEqualTo(new Message(bytes).getTSIG().getTimeSigned());
            byte[] other = record.getOther();
            assertThat(other).hasSize(6);
            assertThat(ByteBuffer.wrap(other, 2, 4).getInt()).isEqualTo((int) NOW);
            assertThat(tsig.verify(Dns.parse(ByteBuffer.wrap(answer)))).isEqualTo("the server says BADTIME");
        }
    }

    @Test
    void takesNoShortenedSignature() throws Exception {
        Message query = query();
        library("k.example.").apply(query, null);
        expectError(answer(withMac(query, 16)), Rcode.BADTRUNC, 32);
        for (int length : new int[] {0, 9, 15}) {
            Message answer = new Message(answer(withMac(query, length)));
            assertThat(answer.getHeader().getRcode()).as(length + " octets").isEqualTo(Rcode.FORMERR);
            assertThat(answer.getTSIG()).isNull();
        }
    }

    @Test
    void takesNoSignatureThatIsNotTheLastRecord() throws Exception {
        Message query = query();
        library("k.example.").apply(query, null);
        query.addRecord(
                Record.fromString(Name.fromString("a."), 1, 1, 0, "192.0.2.1", Name.root),
                org.xbill.DNS.Section.ADDITIONAL);
        assertThat(new Message(answer(query.toWire(0xffff))).getHeader().getRcode())
                .isEqualTo(Rcode.FORMERR);
    }

    @Test
    void signsEachOfSeveralMessages() throws Exception {
        Tsig tsig = new Tsig(TsigKey.of("k.example:" + SECRET), InstantSource.system());
        ByteBuffer query = new QueryMessage(7, org.mpl4j.dns.client.Query.of(DnsName.of("example."), Rrtype.AXFR), tsig)
                .datagram();
        TsigAnswer answer = new TsigCheck(() -> new TsigKeys(List.of(TsigKey.of("k.example:" + SECRET))), () -> NOW)
                .check(Dns.parse(query));
        for (int i = 0; i < 3; i++) {
            ByteBuffer message = ByteBuffer.allocate(512).position(5);
            Dns.builder(message).id(7).response(true).build();
            int unsigned = message.position();
            answer.sign(message, 5);
            assertThat(message.position() - unsigned).isEqualTo(answer.size());
            assertThat(tsig.verify(Dns.parse(message.flip().position(5)))).isNull();
        }
        assertThat(tsig.isComplete()).isTrue();
    }

    private static Pipeline pipeline(TsigCheck check) {
        List<Stage> before = List.of(new FormStage(), new EdnsStage(1232), new TsigStage(check));
        return new Pipeline(
                new Pipeline.Stages(before, List.of(new Authority(name -> ZONE)), List.of()),
                new Memo(() -> 0, 4, 1232, 1 << 24),
                1232,
                System::currentTimeMillis,
                failure -> {
                    throw new AssertionError(failure);
                });
    }

    private static TSIG library(String name) {
        return new TSIG("hmac-sha256", name, SECRET);
    }

    private static Message query() throws Exception {
        return Message.newQuery(Record.newRecord(Name.fromString("www.example."), 1, 1));
    }

    /** The same with a part of the signature only. */
    private static byte[] withMac(Message signed, int length) throws Exception {
        TSIGRecord whole = signed.getTSIG();
        Message message = signed.clone();
        message.removeRecord(whole, org.xbill.DNS.Section.ADDITIONAL);
        message.addRecord(
                new TSIGRecord(
                        whole.getName(),
                        whole.getDClass(),
                        whole.getTTL(),
                        whole.getAlgorithm(),
                        whole.getTimeSigned(),
                        whole.getFudge(),
                        Arrays.copyOf(whole.getSignature(), length),
                        whole.getOriginalID(),
                        whole.getError(),
                        new byte[0]),
                org.xbill.DNS.Section.ADDITIONAL);
        return message.toWire();
    }

    private static TSIGRecord expectError(byte[] answer, int error, int macLength) throws Exception {
        Message message = new Message(answer);
        assertThat(message.getHeader().getRcode()).isEqualTo(Rcode.NOTAUTH);
        assertThat(message.getSection(org.xbill.DNS.Section.ANSWER)).isEmpty();
        TSIGRecord record = message.getTSIG();
        assertThat(record.getError()).isEqualTo(error);
        assertThat(record.getSignature().length).isEqualTo(macLength);
        return record;
    }

    private byte[] answer(byte[] query) {
        Request request = new Request();
        request.set(ByteBuffer.wrap(query), Transport.UDP, 0, 0xffff_c000_0201L, 5353, 0);
        ByteBuffer response = ByteBuffer.allocate(2048).position(3);
        assertThat(pipeline.answer(request, response)).isTrue();
        return bytes(response.flip().position(3));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
