package org.mpl4j.compiler.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mpl4j.compiler.dissect.note.NoteTable;

/** What tables note of a packet counts for later packets of its flow. */
class FlowNotesTest {
    private static final int IPV4 = 228;
    private static final int CLIENT = 0x0a000001;
    private static final int SERVER = 0x0a000002;
    private static final String HELLO = "01";
    private static final String DATA = "02 aabb";

    private static final String SPEC = """
            packet talk(int version) {
              kind: byte;
              classify (kind) {
              |1:"Hello" -> hello: packet hello();
              |_:"Data" -> data: byte[remaining()];
              };
            }
            packet hello() { version: byte; level: byte when (remaining() > 0); }
            packet plain() { data: byte[remaining()]; }
            packet fancy() { data: byte[remaining()]; }
            """;

    private static final String TABLE = """
            udp.payload by dest_port, source_port: 4711 -> talk(flow.talk_version)
            tcp.payload by dest_port, source_port: 4711 -> stream talk(flow.talk_version)
            note hello.version of talk as talk_version else 7
            note hello.level * 10 + 1 of talk when hello.version == 3 as talk_level else 0
            note 5 of talk when hello as talk_level else 0
            talk.data -> fancy when flow.talk_level >= 5
            talk.data -> plain when flow.talk_version == 7
            """;

    private final DissectionLibrary library = new Memory()
            .with("own/talk.mpl", SPEC)
            .with("own/own.layers", TABLE)
            .load();
    private final NoteTable notes = new NoteTable();

    private static String ip(int protocol, int from, int to, String payload) {
        int length = 20 + payload.replace(" ", "").length() / 2;
        return "4500%04x 00010000 40%02x0000 %08x %08x %s".formatted(length, protocol, from, to, payload);
    }

    private static String udp(int from, int fromPort, int to, int toPort, String payload) {
        int length = 8 + payload.replace(" ", "").length() / 2;
        return ip(17, from, to, "%04x %04x %04x 0000 %s".formatted(fromPort, toPort, length, payload));
    }

    private static String tcp(int flags, String payload) {
        return ip(6, CLIENT, SERVER, "1000 1267 00000001 00000000 50%02x ffff 0000 0000 %s".formatted(flags, payload));
    }

    private static String toServer(String payload) {
        return udp(CLIENT, 1000, SERVER, 4711, payload);
    }

    private static String toClient(String payload) {
        return udp(SERVER, 4711, CLIENT, 1000, payload);
    }

    private Dissection dissect(String frame) {
        return Memory.dissect(library, IPV4, frame, notes);
    }

    private long version(String frame) {
        Dissection dissection = dissect(frame);
        assertThat(dissection.faults()).isEmpty();
        return dissection.layer(2).arguments().number(0);
    }

    @Test
    void countsForBothDirectionsOfTheFlowFromTheNextPacketOn() {
        assertThat(version(toServer(DATA))).isEqualTo(7);
        assertThat(version(toServer(HELLO + "03"))).isEqualTo(7);
        assertThat(version(toServer(DATA))).isEqualTo(3);
        assertThat(version(toClient(DATA))).isEqualTo(3);
        assertThat(version(toClient(HELLO + "09"))).isEqualTo(3);
        assertThat(version(toServer(DATA))).isEqualTo(9);
    }

    @Test
    void countsForNoOtherFlow() {
        assertThat(version(toServer(HELLO + "03"))).isEqualTo(7);
        assertThat(version(udp(CLIENT, 1001, SERVER, 4711, DATA))).isEqualTo(7);
        assertThat(version(udp(CLIENT, 4711, SERVER, 1000, DATA))).isEqualTo(7);
        assertThat(version(udp(CLIENT + 2, 1000, SERVER, 4711, DATA))).isEqualTo(7);
        assertThat(version(tcp(0x10, DATA))).isEqualTo(7);
    }

    @Test
    void choosesPackets() {
        assertThat(Memory.layers(dissect(toServer(DATA)))).endsWith("talk@28:1 plain@29:2");
        dissect(toServer(HELLO + "01"));
        assertThat(Memory.layers(dissect(toClient(DATA)))).endsWith("talk@28:1 fancy@29:2");
    }

    @Test
    void ofSeveralStatementsForANoteTheFirstCountsThatHasANumber() {
        dissect(toServer(HELLO + "03 00"));
        assertThat(Memory.layers(dissect(toClient(DATA)))).endsWith("talk@28:3");
        dissect(toServer(HELLO + "03"));
        assertThat(Memory.layers(dissect(toClient(DATA)))).endsWith("fancy@29:2");
    }

    @Test
    void takesNoNoteOfAPacketThatIsNotComplete() {
        assertThat(dissect(toServer(HELLO)).faults()).hasSize(1);
        assertThat(version(toServer(DATA))).isEqualTo(7);
    }

    @Test
    void isForgottenWhenTheFlowBeginsAnew() {
        assertThat(version(tcp(0x10, HELLO + "03"))).isEqualTo(7);
        assertThat(version(tcp(0x10, DATA))).isEqualTo(3);
        dissect(tcp(0x12, ""));
        assertThat(version(tcp(0x10, DATA))).isEqualTo(3);
        dissect(tcp(0x02, ""));
        assertThat(version(tcp(0x10, DATA))).isEqualTo(7);
    }

    @Test
    void ownTablesSayWhatCountsBefore() {
        DissectionLibrary own = new Memory()
                .with("own/own.layers", "note 9 of mqtt when flow.mqtt_version == 77 as mqtt_version else 5\n")
                .load();
        Dissection dissection =
                Memory.dissect(own, IPV4, tcp(0x10, "e0 02 81 00").replace("1267", "075b"));
        assertThat(dissection.faults()).isEmpty();
        assertThat(dissection.layer(2).arguments().number(0)).isEqualTo(5);
    }

    /** RFC 4419 section 5: the server's answer to a request of the old kind has the number that is Reply of other methods. */
    @Test
    void readsTheOldGroupExchangeOfSsh() {
        String request = "0000000c 06 1e 00000400 000000000000";
        String group = "00000014 08 1f 00000001 17 00000001 05 0000000000000000";
        String kexInit = "00000014 0d 14" + "00".repeat(18);
        String init = "00000014 0d 1e 00000001 aa" + "00".repeat(13);
        assertThat(layersOfSsh(request)).endsWith("ssh_kex_gex");
        assertThat(layersOfSsh(group)).endsWith("ssh_kex_gex");
        assertThat(layersOfSsh(kexInit)).endsWith("ssh_transport");
        assertThat(layersOfSsh(init)).endsWith("ssh_kex_ecdh");
    }

    private String layersOfSsh(String payload) {
        String frame = tcp(0x10, payload).replace("1267", "0016");
        return Memory.layers(dissect(frame)).replaceAll("@[0-9:+]+", "");
    }
}
