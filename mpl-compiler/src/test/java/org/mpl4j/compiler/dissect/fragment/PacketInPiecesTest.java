package org.mpl4j.compiler.dissect.fragment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mpl4j.compiler.capture.Frame;
import org.mpl4j.compiler.capture.Timestamp;
import org.mpl4j.runtime.Bytes;

class PacketInPiecesTest {
    private static final String TEXT = "what is cut into pieces is put together";

    private static Bytes part(int from, int to) {
        return Bytes.ofUtf8(TEXT.substring(from, to));
    }

    private static String add(PacketInPieces packet, int from, int to, long frame) {
        return packet.add(from, part(from, to), to == TEXT.length(), frame);
    }

    private static Frame frame(long number, long seconds) {
        return new Frame(number, new Timestamp(seconds, 0, 6), 1, 0, 0, 0);
    }

    @Test
    void comesInAnyOrderAndTwice() {
        Random random = new Random(4);
        for (int run = 0; run < 200; run++) {
            PacketInPieces packet = new PacketInPieces(run % 2 == 0);
            List<int[]> pieces = new ArrayList<>();
            for (int from = 0, to; from < TEXT.length(); from = to) {
                to = Math.min(TEXT.length(), from + 1 + random.nextInt(9));
                pieces.add(new int[] {from, to});
            }
            pieces.addAll(pieces.subList(0, random.nextInt(pieces.size())));
            Collections.shuffle(pieces, random);
            Set<Integer> missing = new HashSet<>();
            pieces.forEach(piece -> missing.add(piece[0]));
            for (int[] piece : pieces) {
                assertThat(packet.isComplete()).isEqualTo(missing.isEmpty());
                assertThat(add(packet, piece[0], piece[1], 1)).isEmpty();
                missing.remove(piece[0]);
            }
            assertThat(packet.isComplete()).isTrue();
            assertThat(packet.content().utf8()).isEqualTo(TEXT);
        }
    }

    @Test
    void saysWhatIsMissing() {
        PacketInPieces packet = new PacketInPieces(false);
        assertThat(packet.missing()).isEqualTo("bytes from 0 on");
        add(packet, 8, 16, 2);
        assertThat(packet.missing()).isEqualTo("bytes 0 to 7");
        add(packet, 0, 8, 3);
        assertThat(packet.missing()).isEqualTo("bytes from 16 on");
        add(packet, 24, TEXT.length(), 9);
        assertThat(packet.missing()).isEqualTo("bytes 16 to 23");
        add(packet, 16, 24, 5);
        assertThat(packet.isComplete()).isTrue();
        assertThat(packet.frames()).containsExactly(2L, 3L, 5L, 9L);
    }

    @Test
    void keepsTheBytesThatCameFirst() {
        PacketInPieces packet = new PacketInPieces(false);
        assertThat(add(packet, 8, 16, 1)).isEmpty();
        assertThat(add(packet, 4, 20, 2)).isEmpty();
        assertThat(packet.add(12, Bytes.ofUtf8("------------"), false, 3))
                .isEqualTo("bytes 12 to 15 of the packet are not those that frame 1 has brought, which count");
        assertThat(add(packet, 0, 4, 4)).isEmpty();
        assertThat(add(packet, 24, TEXT.length(), 5)).isEmpty();
        assertThat(packet.content().utf8()).isEqualTo(TEXT.substring(0, 20) + "----" + TEXT.substring(24));
    }

    @Test
    void dropsAStrictPacketWhosePiecesOverlap() {
        PacketInPieces packet = new PacketInPieces(true);
        add(packet, 0, 16, 1);
        assertThat(add(packet, 0, 16, 2)).isEmpty();
        assertThat(add(packet, 8, 24, 3))
                .isEqualTo(
                        "this piece overlaps the one in frame 1: the packet is dropped, with all its pieces (RFC 8200 section 4.5)");
        assertThat(add(packet, 0, TEXT.length(), 4)).isEmpty();
        assertThat(packet.isComplete()).isFalse();
        assertThat(packet.isDropped()).isTrue();
    }

    @Test
    void leavesOutPiecesThatLie() {
        PacketInPieces packet = new PacketInPieces(false);
        assertThat(packet.add(65528, part(0, 8), false, 1))
                .isEqualTo(
                        "the packet that this is a piece of would have 65536 bytes or more, and can't have more than 65535");
        assertThat(packet.add(Long.MAX_VALUE - 20, part(0, 8), false, 1)).contains("65535");
        assertThat(packet.add(-8, part(0, 8), false, 1)).contains("65535");
        add(packet, 16, 24, 2);
        assertThat(packet.add(8, part(8, 16), true, 3))
                .isEqualTo(
                        "the packet can't end with this piece at byte 16: frame 2 has brought bytes up to 24; it is left out");
        assertThat(packet.add(24, part(24, 28), true, 4)).isEmpty();
        assertThat(packet.add(24, part(24, 32), false, 5))
                .isEqualTo(
                        "this piece ends at byte 32 of its packet, which ends at byte 28 according to frame 4: it is left out");
        assertThat(packet.add(16, part(16, 24), true, 6)).contains("ends at byte 28 according to frame 4");
        add(packet, 0, 16, 7);
        assertThat(packet.content().utf8()).isEqualTo(TEXT.substring(0, 28));
    }

    @Test
    void takesAnEndWithoutBytes() {
        PacketInPieces packet = new PacketInPieces(true);
        packet.add(0, part(0, 8), false, 1);
        assertThat(packet.add(8, Bytes.EMPTY, true, 2)).isEmpty();
        assertThat(packet.isComplete()).isTrue();
        assertThat(packet.frames()).containsExactly(1L, 2L);
    }

    @Test
    void isGivenUpAfterAMinute() {
        FragmentTable table = new FragmentTable();
        PacketInPieces old = table.of("a", "ipv4", false, frame(1, 100));
        add(old, 8, 16, 1);
        assertThat(table.of("a", "ipv4", false, frame(2, 160))).isSameAs(old);
        PacketInPieces young = table.of("a", "ipv4", false, frame(3, 161));
        assertThat(young).isNotSameAs(old);
        assertThat(table.reports())
                .containsExactly(
                        "the ipv4 that begins to come with frame 1 never comes completely: bytes 0 to 7 are missing");
        table.done("a");
        table.end();
        assertThat(table.incomplete()).isEqualTo(1);
    }

    @Test
    void forgetsTheOldestWhereThereAreTooMany() {
        FragmentTable table = new FragmentTable(100, 5_000);
        for (int i = 0; i < 10_000; i++) {
            PacketInPieces packet = table.of("" + i, "ipv4", i % 2 == 0, frame(i, 0));
            long before = packet.keptBytes();
            add(packet, 8, 16, i);
            table.kept(packet.keptBytes() - before);
            assertThat(table.count()).isLessThanOrEqualTo(24);
        }
        table.end();
        assertThat(table.incomplete()).isEqualTo(10_000);
        assertThat(table.reports()).hasSize(10);
    }
}
