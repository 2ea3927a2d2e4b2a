package org.mpl4j.dns.secondary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mpl4j.dns.tsig.TsigKey;
import org.mpl4j.dns.zone.Texts;
import org.mpl4j.runtime.codec.DnsName;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TSIGRecord;

/** Primaries that do what they should not, beside one that is right. */
final class PrimaryTest {
    private static final DnsName APEX = DnsName.of("example");
    private static final String SECRET = "c2VjcmV0c2VjcmV0c2VjcmV0";
    private static final String SOA = "@ 300 SOA ns1 h 7 1 1 1 1\n";
    private static final String BODY = "@ 300 NS ns1\nns1 300 A 192.0.2.1\n";

    /** For what must come, in milliseconds. */
    private static final long PATIENCE = 60_000;

    private static final int DRIPS = 300;
    private static final long DRIP = 100;

    private ServerSocket server;

    /** Answers a query. */
    private interface Behaviour {
        void answer(Message query, DataOutputStream out) throws Exception;
    }

    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private Fetched transfer(@Nullable TsigKey key, Primary.Limits limits, Behaviour behaviour) throws IOException {
        Thread.ofVirtual().start(() -> {
            try (Socket socket = server.accept()) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                Message query = new Message(in.readNBytes(in.readUnsignedShort()));
                behaviour.answer(query, new DataOutputStream(socket.getOutputStream()));
            } catch (Exception e) {
                // The other side has seen enough.
            }
        });
        return new Primary((InetSocketAddress) server.getLocalSocketAddress(), key, limits).transfer(APEX, null);
    }

    private Fetched transfer(Behaviour behaviour) throws IOException {
        return transfer(null, limits(PATIENCE, PATIENCE, 1 << 20), behaviour);
    }

    private static Primary.Limits limits(long silence, long time, long octets) {
        return new Primary.Limits(Duration.ofMillis(silence), Duration.ofMillis(time), octets);
    }

    private static Message message(Message query, String records) {
        Message message = new Message(query.getHeader().getID());
        message.getHeader().setFlag(Flags.QR);
        message.addRecord(query.getQuestion(), Section.QUESTION);
        for (Record record : Texts.records("example.", records)) {
            message.addRecord(record, Section.ANSWER);
        }
        return message;
    }

    private static void send(DataOutputStream out, byte[] message) throws IOException {
        out.writeShort(message.length);
        out.write(message);
        out.flush();
    }

    @Test
    void hasTheZone() throws IOException {
        Fetched fetched = transfer((query, out) -> {
            send(out, message(query, SOA + BODY).toWire(0xffff));
            send(out, message(query, SOA).toWire(0xffff));
        });
        assertThat(fetched.zone().serial()).isEqualTo(7);
    }

    @Test
    void endsWithWhatIsCutOffMalformedOrOfAnotherQuestion() {
        assertThatThrownBy(() -> transfer((query, out) -> {})).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> transfer(
                        (query, out) -> send(out, message(query, SOA + BODY).toWire(0xffff))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ended the connection");
        assertThatThrownBy(() -> transfer((query, out) -> {
                    byte[] bytes = message(query, SOA + BODY + SOA).toWire(0xffff);
                    bytes[7] = 9;
                    send(out, bytes);
                }))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("malformed");
    }

    @Test
    void waitsForSilenceAndForDripsOnlySoLong() {
        assertThatThrownBy(() -> transfer(null, limits(200, 5000, 1 << 20), (query, out) -> Thread.sleep(2000)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("in time");
        long begin = System.nanoTime();
        assertThatThrownBy(() -> transfer(null, limits(1000, 500, 1 << 20), (query, out) -> {
                    send(out, message(query, SOA + BODY).toWire(0xffff));
                    for (int i = 0; i < DRIPS; i++) {
                        send(out, message(query, "a" + i + " 300 A 192.0.2.1\n").toWire(0xffff));
                        Thread.sleep(DRIP);
                    }
                }))
                .isInstanceOf(IOException.class);
        assertThat(System.nanoTime() - begin)
                .as("far less than all drips take")
                .isLessThan(DRIPS * DRIP / 2 * 1_000_000L);
    }

    @Test
    void takesNoMoreThanIsAllowed() {
        assertThatThrownBy(() -> transfer(null, limits(PATIENCE, PATIENCE, 5000), (query, out) -> {
                    send(out, message(query, SOA + BODY).toWire(0xffff));
                    for (int i = 0; i < 10_000; i++) {
                        send(out, message(query, "a" + i + " 300 A 192.0.2.1\n").toWire(0xffff));
                    }
                }))
                .isInstanceOf(TransferException.class)
                .hasMessageContaining("more than 5000 octets");
    }

    @Test
    void takesSignedMessagesOnlyIfThereIsAKey() throws IOException {
        TsigKey key = TsigKey.of("k.example:" + SECRET);
        Primary.Limits limits = limits(PATIENCE, PATIENCE, 1 << 20);
        for (int signed : List.of(0, 1, 2)) {
            Behaviour behaviour = (query, out) -> {
                TSIG tsig = new TSIG("hmac-sha256", "k.example.", SECRET);
                TSIGRecord prior = query.getTSIG();
                for (int i = 0; i < 2; i++) {
                    Message message = message(query, i == 0 ? SOA + BODY : SOA);
                    if (i < signed) {
                        tsig.apply(message, prior, i == 0);
                    }
                    byte[] bytes = message.toWire(0xffff);
                    prior = new Message(bytes).getTSIG();
                    send(out, bytes);
                }
            };
            if (signed == 2) {
                assertThat(transfer(key, limits, behaviour).zone().serial()).isEqualTo(7);
            } else {
                assertThatThrownBy(() -> transfer(key, limits, behaviour))
                        .isInstanceOf(TransferException.class)
                        .hasMessageContaining("not signed");
            }
        }
    }
}
