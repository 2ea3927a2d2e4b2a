package org.mpl4j.dns.tsig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.dns.client.Query;
import org.mpl4j.dns.client.QueryMessage;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.Rrtype;
import org.mpl4j.runtime.codec.DnsName;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;

/** The other side is dnsjava. */
class TsigTest {
    private static final String SECRET = "c2VjcmV0c2VjcmV0c2VjcmV0";
    private static final Query QUERY = Query.of(DnsName.of("www.example."), Rrtype.A);

    @ParameterizedTest
    @ValueSource(strings = {"hmac-sha1", "hmac-sha224", "hmac-sha256", "hmac-sha384", "hmac-sha512"})
    void signsSoThatTheLibraryAgrees(String algorithm) throws Exception {
        QueryMessage signed = new QueryMessage(7, QUERY, tsig(algorithm));
        byte[] bytes = bytes(signed.datagram());
        assertThat(library(algorithm).verify(new Message(bytes), bytes, null)).isZero();
        bytes[bytes.length - 20] ^= 1;
        assertThat(library(algorithm).verify(new Message(bytes), bytes, null)).isNotZero();
    }

    @Test
    void acceptsTheAnswerThatIsSignedAndNoOther() throws Exception {
        Tsig tsig = tsig("hmac-sha256");
        Message query = new Message(bytes(new QueryMessage(7, QUERY, tsig).datagram()));
        byte[] answer = answer(query, "192.0.2.1", library("hmac-sha256"));
        byte[] other = answer.clone();
        other[44] ^= 1; // the end of the address
        assertThat(verified("hmac-sha256", other)).isEqualTo("the signature is wrong");
        assertThat(tsig.verify(Dns.parse(ByteBuffer.wrap(answer)))).isNull();
        assertThat(tsig.isComplete()).isTrue();
    }

    @Test
    void refusesAnswersWithoutSignatureOfAnotherKeyOrAnotherTime() throws Exception {
        Message query = new Message(bytes(new QueryMessage(7, QUERY, tsig("hmac-sha256")).datagram()));
        Message unsigned = new Message(query.getHeader().getID());
        unsigned.getHeader().setFlag(Flags.QR);
        assertThat(verified("hmac-sha256", unsigned.toWire())).isEqualTo("not signed");
        byte[] answer = answer(query, "192.0.2.1", library("hmac-sha512"));
        assertThat(verified("hmac-sha256", answer)).startsWith("signed with the key k.example");
        Tsig later =
                new Tsig(key("hmac-sha256"), InstantSource.fixed(Instant.now().plusSeconds(1000)));
        Message queryOfLater = new Message(bytes(new QueryMessage(7, QUERY, later).datagram()));
        byte[] early = answer(queryOfLater, "192.0.2.1", library("hmac-sha256"));
        assertThat(later.verify(Dns.parse(ByteBuffer.wrap(early)))).contains("too far from now");
    }

    @Test
    void followsASignatureOverSeveralMessages() throws Exception {
        Tsig tsig = tsig("hmac-sha256");
        Message query = new Message(bytes(new QueryMessage(7, QUERY, tsig).datagram()));
        TSIG library = library("hmac-sha256");
        org.xbill.DNS.TSIGRecord prior = query.getTSIG();
        byte[] previous = null;
        for (int i = 0; i < 3; i++) {
            Message message = message(query, "192.0.2." + i);
            library.apply(message, prior, i == 0);
            byte[] bytes = message.toWire(0xffff);
            prior = new Message(bytes).getTSIG();
            assertThat(tsig.verify(Dns.parse(ByteBuffer.wrap(bytes))))
                    .as("message " + i)
                    .isNull();
            previous = bytes;
        }
        assertThat(tsig.verify(Dns.parse(ByteBuffer.wrap(previous)))).isEqualTo("the signature is wrong");
    }

    @Test
    void saysWhatIsWrongWithAKey() {
        for (String text : List.of("a", "hmac-sha3:a:c2Vj", "hmac-md5:a:c2Vj", "hmac-sha256:a:!", "a:", "a:b:c:d")) {
            assertThatThrownBy(() -> TsigKey.of(text)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(TsigKey.of("K.Example:" + SECRET).name())
                .hasToString(DnsName.of("k.example").toString());
    }

    private static String verified(String algorithm, byte[] answer) throws Exception {
        Tsig tsig = tsig(algorithm);
        new QueryMessage(7, QUERY, tsig).datagram();
        return tsig.verify(Dns.parse(ByteBuffer.wrap(answer)));
    }

    private static byte[] answer(Message query, String address, TSIG library) throws Exception {
        Message message = message(query, address);
        library.apply(message, query.getTSIG(), true);
        return message.toWire(0xffff);
    }

    private static Message message(Message query, String address) throws Exception {
        Message message = new Message(query.getHeader().getID());
        message.getHeader().setFlag(Flags.QR);
        message.addRecord(query.getQuestion(), Section.QUESTION);
        message.addRecord(
                Record.fromString(Name.fromString("www.example."), 1, 1, 60, address, Name.root), Section.ANSWER);
        return message;
    }

    private static Tsig tsig(String algorithm) {
        return new Tsig(key(algorithm), InstantSource.system());
    }

    private static TsigKey key(String algorithm) {
        return TsigKey.of(algorithm + ":k.example:" + SECRET);
    }

    private static TSIG library(String algorithm) {
        return new TSIG(algorithm, "k.example.", SECRET);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
