package org.mpl4j.servers.common.nativeio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is written comes out as it was, in its order, once, with a ring and without. */
class FrameInputOutputTest {
    private static final int SLOT = 256;
    private static final int LONGEST = 1_000;
    private static final int BURSTS = 2_000;

    private final ByteBuffer frame = ByteBuffer.allocateDirect(LONGEST);
    private final ByteBuffer into = ByteBuffer.allocateDirect(LONGEST);
    private FramePair files;

    @BeforeEach
    void open() throws IOException {
        FramePair.assumeRings();
        files = new FramePair();
    }

    @AfterEach
    void close() {
        if (files != null) {
            files.close();
        }
    }

    private FrameRing opened() {
        FrameRing ring = new FrameRing(files.left, 1);
        ring.moved(2);
        assertThat(ring.ring()).isNotNull();
        return ring;
    }

    /** Bursts of frames of all lengths, some too long to be kept; returns how many shared a call. */
    private long exchange(FrameRing ring) {
        Random random = new Random(7);
        int sent = 0;
        int got = 0;
        try (ring;
                FrameOutput out = new FrameOutput(files.left, ring, SLOT);
                FrameInput in = new FrameInput(files.right, ring)) {
            for (int burst = 0; burst < BURSTS; burst++) {
                int count = random.nextInt(10) == 0 ? random.nextInt(100) : random.nextInt(4);
                for (int i = 0; i < count; i++) {
                    int bytes = random.nextInt(8) == 0
                            ? SLOT + 1 + random.nextInt(LONGEST - SLOT)
                            : 8 + random.nextInt(SLOT - 7);
                    assertThat(out.write(FramePair.fill(frame, sent, bytes).putInt(bytes - 4, bytes)))
                            .isTrue();
                    sent++;
                }
                assertThat(out.flush()).isZero();
                while (in.read(into)) {
                    assertThat(into.position()).isZero();
                    assertThat(into.getInt(0)).isEqualTo(got++);
                    assertThat(into.getInt(into.limit() - 4)).isEqualTo(into.limit());
                }
                assertThat(in.isHolding()).isFalse();
                assertThat(got).isEqualTo(sent);
            }
            assertThat(sent).isGreaterThan(BURSTS);
            return ring.shared();
        }
    }

    @Test
    void bringsAllOnceWithARing() {
        assertThat(exchange(opened())).isGreaterThan(BURSTS);
    }

    @Test
    void opensTheRingWhenItIsWorthIt() {
        FrameRing ring = new FrameRing(files.left);
        ring.moved(1);
        ring.moved(1_000_000);
        assertThat(ring.ring()).isNotNull();
        ring.close();
        FrameRing idle = new FrameRing(files.left);
        for (int i = 0; i < 1_000; i++) {
            idle.moved(1);
        }
        assertThat(idle.ring()).isNull();
        assertThat(exchange(new FrameRing(files.left))).isPositive();
    }

    @Test
    void bringsAllWithoutIfItIsSwitchedOff() {
        System.setProperty(FrameRing.SWITCH, "false");
        try {
            assertThat(exchange(new FrameRing(files.left, 1))).isZero();
        } finally {
            System.clearProperty(FrameRing.SWITCH);
        }
    }

    @Test
    void bringsAllWithoutIfTheSystemRefuses() throws InterruptedException, ExecutionException {
        assertThat(RefusedRings.in(() -> exchange(new FrameRing(files.left, 1))))
                .isZero();
    }

    @Test
    void keepsFramesUntilTheyGoTogether() {
        try (FrameRing ring = opened();
                FrameOutput out = new FrameOutput(files.left, ring, SLOT);
                FrameInput in = new FrameInput(files.right, ring)) {
            out.write(FramePair.fill(frame, 1, 10));
            assertThat(in.read(into)).isFalse();
            out.flush();
            assertThat(in.read(into)).isTrue();
            assertThat(ring.shared()).as("one frame shares nothing").isZero();
            for (int i = 0; i < FrameOutput.MOST; i++) {
                assertThat(in.read(into)).isFalse();
                out.write(FramePair.fill(frame, i, 10));
            }
            assertThat(in.read(into)).as("a batch that is full goes at once").isTrue();
            assertThat(ring.shared()).isEqualTo(FrameOutput.MOST);
        }
    }

    @Test
    void countsWhatIsRefused() {
        try (FrameRing ring = opened();
                FrameOutput out = new FrameOutput(files.left, ring, SLOT);
                FrameInput in = new FrameInput(files.right, ring)) {
            int lost = 0;
            int sent = 0;
            while (lost == 0 && sent < 1_000_000) {
                for (int i = 0; i < 40; i++) {
                    out.write(FramePair.fill(frame, sent++, SLOT));
                }
                lost += out.flush();
            }
            assertThat(lost).isPositive();
            assertThat(out.flush()).isZero();
            int got = 0;
            while (in.read(into)) {
                got++;
            }
            assertThat(got).isEqualTo(sent - lost);
        }
    }

    @Test
    void givesAllThatItHasFetched() {
        try (FrameRing ring = opened();
                FrameOutput out = new FrameOutput(files.left, ring, SLOT);
                FrameInput in = new FrameInput(files.right, ring)) {
            for (int i = 0; i < 50; i++) {
                out.write(FramePair.fill(frame, i, 10));
            }
            out.flush();
            boolean hasHeld = false;
            int got = 0;
            while (got < 10 || in.isHolding()) {
                assertThat(in.read(into)).isTrue();
                assertThat(into.getInt(0)).isEqualTo(got++);
                hasHeld |= in.isHolding();
            }
            assertThat(hasHeld).isTrue();
            // Whoever reads from the file now has the rest.
            assertThat(files.right.read(NativeIo.address(frame), LONGEST)).isEqualTo(10);
            assertThat(frame.getInt(0)).isEqualTo(got);
        }
    }
}
