package org.mpl4j.tcpip.phy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultyDeviceTest {
    private static final int FRAMES = 2_000;
    private static final int LENGTH = 100;
    private static final long MILLISECOND = 1_000_000;

    private final MemoryLink link = new MemoryLink(1500, FRAMES * 2);

    /** Sends numbered frames, one each millisecond, and returns the numbers of those that arrived whole, with -1 for the others. */
    private List<Integer> send(Faults faults, long seed) {
        FaultyDevice device = new FaultyDevice(link.left(), faults, new Random(seed));
        List<Integer> received = new ArrayList<>();
        long now = 0;
        for (int i = 0; i < FRAMES; i++) {
            device.write(frame(i), now);
            now += MILLISECOND;
            device.advance(now);
        }
        while (device.nextDeadline() != Device.NEVER) {
            now = Math.max(now, device.nextDeadline());
            device.advance(now);
            if (link.left().nextDeadline() == 0) {
                break;
            }
        }
        ByteBuffer frame = ByteBuffer.allocateDirect(2_000);
        while (link.right().read(frame, now)) {
            int number = frame.getInt(0);
            received.add(frame.equals(frame(number)) ? number : -1);
        }
        return received;
    }

    private static ByteBuffer frame(int number) {
        ByteBuffer frame = ByteBuffer.allocateDirect(LENGTH);
        for (int i = 0; i < LENGTH; i += 4) {
            frame.putInt(i, number);
        }
        return frame;
    }

    private static List<Integer> all() {
        return IntStream.range(0, FRAMES).boxed().toList();
    }

    @Test
    void aGoodLinkBringsAll() {
        assertThat(send(Faults.NONE, 1)).isEqualTo(all());
        assertThat(send(Faults.NONE.delay(20 * MILLISECOND, 20 * MILLISECOND), 1))
                .isEqualTo(all());
    }

    @Test
    void losesItsShare() {
        assertThat(send(Faults.NONE.loss(0.1), 2)).hasSizeBetween(1_700, 1_900).isSorted();
    }

    @Test
    void sendsSomeTwice() {
        List<Integer> received = send(Faults.NONE.duplication(0.1), 3);
        assertThat(received).hasSizeBetween(2_100, 2_300).isSorted();
        assertThat(received.stream().distinct().toList()).isEqualTo(all());
    }

    @Test
    void letsFramesOvertake() {
        List<Integer> received = send(Faults.NONE.reordering(0.2), 4);
        assertThat(received).isNotEqualTo(all()).containsExactlyInAnyOrderElementsOf(all());
        long overtaken = IntStream.range(1, FRAMES)
                .filter(i -> received.get(i) < received.get(i - 1))
                .count();
        assertThat(overtaken).isBetween(200L, 400L);
    }

    @Test
    void turnsBits() {
        List<Integer> received = send(Faults.NONE.corruption(0.05), 5);
        assertThat(received).hasSize(FRAMES);
        assertThat(received.stream().filter(number -> number == -1).count()).isBetween(50L, 150L);
    }

    @Test
    void isAsSlowAsItShallBe() {
        long twoMilliseconds = 8L * LENGTH * 500;
        List<Integer> received = send(Faults.NONE.bandwidth(twoMilliseconds, 50), 6);
        assertThat(received).hasSizeBetween(FRAMES / 2, FRAMES / 2 + 60);
    }

    @Test
    void doesTheSameFromOneSeed() {
        Faults faults = Faults.NONE
                .loss(0.1)
                .duplication(0.1)
                .reordering(0.1)
                .corruption(0.1)
                .delay(0, MILLISECOND);
        assertThat(send(faults, 7)).isEqualTo(send(faults, 7)).isNotEqualTo(send(faults, 8));
    }

    @Test
    void refusesImpossibleShares() {
        assertThatThrownBy(() -> Faults.NONE.loss(1.5)).hasMessage("loss is a share, from 0 to 1, not 1.5");
    }
}
