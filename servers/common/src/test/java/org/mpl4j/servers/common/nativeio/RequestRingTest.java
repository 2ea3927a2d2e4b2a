package org.mpl4j.servers.common.nativeio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestRingTest {
    private static final int ENTRIES = 16;
    private static final int BYTES = 64;

    private final ByteBuffer memory = ByteBuffer.allocateDirect(ENTRIES * BYTES);
    private final long at = NativeIo.address(memory);
    private FramePair files;
    private RequestRing ring;

    @BeforeEach
    void open() throws IOException {
        FramePair.assumeRings();
        files = new FramePair();
        ring = RequestRing.open(ENTRIES);
    }

    @AfterEach
    void close() {
        if (ring != null) {
            ring.close();
            files.close();
        }
    }

    /** Asks for a frame that begins with a number to be written. */
    private int write(int place, int number) {
        memory.putInt(place * BYTES, number);
        return ring.request(RequestRing.WRITE, files.left.descriptor(), at + (long) place * BYTES, BYTES);
    }

    private int read(int place) {
        return ring.request(RequestRing.READ, files.right.descriptor(), at + (long) place * BYTES, BYTES);
    }

    @Test
    void carriesOutInOrderWhateverTheNumber() {
        Random random = new Random(1);
        int sent = 0;
        int got = 0;
        for (int round = 0; round < 1_000; round++) {
            int count = random.nextInt(ENTRIES) + 1;
            for (int i = 0; i < count; i++) {
                assertThat(write(i, sent++)).isEqualTo(i);
            }
            assertThat(ring.submit()).isEqualTo(count);
            for (int i = 0; i < count; i++) {
                assertThat(ring.result(i)).isEqualTo(BYTES);
            }
            memory.clear();
            for (int i = 0; i < ENTRIES; i++) {
                read(i);
            }
            assertThat(ring.submit()).isEqualTo(ENTRIES);
            for (int i = 0; i < ENTRIES; i++) {
                assertThat(ring.result(i)).isEqualTo(i < count ? BYTES : -Errno.EAGAIN);
                if (i < count) {
                    assertThat(memory.getInt(i * BYTES)).isEqualTo(got++);
                }
            }
        }
        assertThat(got).isEqualTo(sent);
        assertThat(ring.submitted()).isEqualTo(sent + 1_000L * ENTRIES);
    }

    @Test
    void goesOnBehindARequestThatIsRefused() {
        write(0, 1);
        ring.request(RequestRing.WRITE, -1, at, BYTES);
        write(2, 2);
        assertThat(ring.submit()).isEqualTo(3);
        assertThat(ring.result(0)).isEqualTo(BYTES);
        assertThat(ring.result(1)).isEqualTo(-Errno.EBADF);
        assertThat(ring.result(2)).isEqualTo(BYTES);
    }

    @Test
    void tellsWhenAFileIsFull() {
        int accepted = 0;
        int refused = 0;
        while (refused == 0 && accepted < 1_000_000) {
            for (int i = 0; i < ENTRIES; i++) {
                write(i, i);
            }
            ring.submit();
            for (int i = 0; i < ENTRIES; i++) {
                if (ring.result(i) == BYTES) {
                    assertThat(refused).isZero();
                    accepted++;
                } else {
                    assertThat(ring.result(i)).isEqualTo(-Errno.EAGAIN);
                    refused++;
                }
            }
        }
        assertThat(refused).isPositive();
        long there = 0;
        while (files.right.read(at, BYTES) == BYTES) {
            there++;
        }
        assertThat(there).isEqualTo(accepted);
    }

    @Test
    void hasRoomForSoManyRequests() {
        for (int i = 0; i < ENTRIES; i++) {
            write(i, i);
        }
        assertThatThrownBy(() -> read(0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the ring has room for 16 requests, which are there");
        assertThat(ring.submit()).isEqualTo(ENTRIES);
        assertThat(ring.submit()).isZero();
    }

    @Test
    void leavesUndoneWhatWasNotSubmitted() throws IOException {
        try (RequestRing closed = RequestRing.open(ENTRIES)) {
            closed.request(RequestRing.WRITE, files.left.descriptor(), at, BYTES);
        }
        assertThat(files.right.read(at, BYTES)).isEqualTo(-Errno.EAGAIN);
    }

    @Test
    void isForOneThreadAfterTheOther() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            int number = i;
            Thread.ofPlatform()
                    .start(() -> {
                        write(0, number);
                        write(1, number);
                        ring.submit();
                    })
                    .join();
            assertThat(ring.result(1)).isEqualTo(BYTES);
            assertThat(files.right.read(at, BYTES)).isEqualTo(BYTES);
            assertThat(files.right.read(at, BYTES)).isEqualTo(BYTES);
            assertThat(memory.getInt(0)).isEqualTo(number);
        }
    }

    @Test
    void allocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 200 && least > 1_000; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int turn = 0; turn < 1_000; turn++) {
                for (int i = 0; i < ENTRIES / 2; i++) {
                    write(i, i);
                }
                for (int i = ENTRIES / 2; i < ENTRIES; i++) {
                    read(i);
                }
                ring.submit();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).as("bytes in 1,000 turns").isLessThanOrEqualTo(1_000);
    }

    @Test
    void saysWhyThereIsNone() throws InterruptedException, ExecutionException {
        assertThatThrownBy(() -> RequestRing.open(1 << 20))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot open an io_uring: invalid argument (EINVAL)");
        String reason = RefusedRings.in(() -> {
            try (RequestRing opened = RequestRing.open(1)) {
                return "it has " + opened.entries();
            } catch (IOException e) {
                return e.getMessage();
            }
        });
        assertThat(reason)
                .isEqualTo("cannot open an io_uring: operation not permitted (EPERM); `sysctl kernel.io_uring_disabled`"
                        + " or the seccomp profile of a container does not allow it");
    }
}
