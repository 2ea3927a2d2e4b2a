package org.mpl4j.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.mpl4j.examples.dns.Dns;
import org.mpl4j.examples.dns.DnsQuestion;
import org.mpl4j.examples.dns.Rrtype;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.codec.DnsName;

class LookUpTest {
    private static final String HEADER = "1234 8180 0001 0003 0000 0000";
    private static final String QUESTION = "03777777 07 6578616d706c65 03636f6d 00 0001 0001";

    private static ByteBuffer message(String... parts) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(String.join("", parts).replace(" ", "")));
    }

    @Test
    void saysWhatTheRecordsAre() throws Exception {
        ByteBuffer message = message(
                HEADER,
                QUESTION,
                "c00c 0005 0001 0000003c 0006 03776562 c010",
                "c02d 0001 0001 00000e10 0004 c0000201",
                "c010 000f 0001 00000e10 0004 000a c02d");
        assertThat(LookUp.read(message))
                .containsExactly(
                        "www.example.com 60 s CNAME web.example.com",
                        "web.example.com 3600 s A 192.0.2.1",
                        "example.com 3600 s MX 10 web.example.com");
        assertThat(message.position()).isZero();
    }

    @Test
    void saysWhatTheServerSaysIsWrong() throws Exception {
        assertThat(LookUp.read(message("1234 8183 0000 0000 0000 0000"))).containsExactly("the server says NXDomain");
    }

    @Test
    void refusesAPointerThatPointsForward() {
        ByteBuffer message =
                message("1234 8180 0001 0001 0000 0000", QUESTION, "c040 0001 0001 00000e10 0004 c0000201");
        assertThatThrownBy(() -> LookUp.read(message))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("answers[0].rr.name");
    }

    @Test
    void queriesAreWhatTheRfcSays() {
        assertThat(LookUp.query(0x1234, DnsName.of("www.example.com"), Rrtype.A))
                .isEqualTo(message("1234 0100 0001 0000 0000 0000", QUESTION));
    }

    @Test
    void asksAServerOverUdp() throws Exception {
        try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> serve(server));
            InetSocketAddress address = new InetSocketAddress(server.getLocalAddress(), server.getLocalPort());
            assertThat(LookUp.ask(address, DnsName.of("ns.example.net"), Rrtype.A))
                    .containsExactly("ns.example.net 60 s A 192.0.2.53");
            served.join();
        }
    }

    /** Answers one query: first as if for somebody else, then rightly. */
    private static void serve(DatagramSocket server) {
        try {
            DatagramPacket query = new DatagramPacket(new byte[512], 512);
            server.receive(query);
            Dns asked = Dns.parse(ByteBuffer.wrap(query.getData(), 0, query.getLength()));
            for (int id : new int[] {asked.id() ^ 1, asked.id()}) {
                ByteBuffer answer = answer(id, asked.questions().get(0));
                server.send(new DatagramPacket(answer.array(), answer.limit(), query.getSocketAddress()));
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static ByteBuffer answer(int id, DnsQuestion question) {
        return Dns.builder(ByteBuffer.allocate(512))
                .id(id)
                .response(true)
                .questions(list -> list.add(q -> q.qname(question.qname()).qtype(question.qtype())))
                .answers(list -> list.add(rr ->
                        rr.name(question.qname()).asRecord().ttl(60).rdataAsA().address(0xc0000235L)))
                .build()
                .flip();
    }
}
