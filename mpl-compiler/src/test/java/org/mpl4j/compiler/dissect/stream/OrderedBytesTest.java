package org.mpl4j.compiler.dissect.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OrderedBytesTest {
    private static final long NUMBERS = 1L << 32;

    private record Segment(int from, int to) {}

    /** What comes in order, as it is used up a part at a time. */
    private static final class Reader {
        private final OrderedBytes bytes = new OrderedBytes();
        private final ByteArrayOutputStream read = new ByteArrayOutputStream();
        private long frame;

        boolean add(long number, byte[] content, int from, int to) {
            boolean isMore = bytes.add(number % NUMBERS, ByteBuffer.wrap(content), from, to, ++frame);
            // One byte stays: the beginning of a packet that is not complete.
            int upTo = Math.max(bytes.start(), bytes.end() - 1);
            read.write(bytes.buffer().array(), bytes.start(), upTo - bytes.start());
            bytes.use(upTo);
            return isMore;
        }

        byte[] all() {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(read.toByteArray());
            all.write(bytes.buffer().array(), bytes.start(), bytes.end() - bytes.start());
            return all.toByteArray();
        }
    }

    @Property(tries = 500)
    void anyOrderOfAnySegmentsGivesTheStream(
            @ForAll @Size(min = 1, max = 300) byte[] content,
            @ForAll @LongRange(max = NUMBERS - 1) long first,
            @ForAll @IntRange(max = 10_000) int seed) {
        Random random = new Random(seed);
        Reader reader = new Reader();
        reader.bytes.restart(first);
        for (Segment segment : segments(content.length, random)) {
            reader.add(first + segment.from, content, segment.from, segment.to);
        }
        assertThat(reader.all()).isEqualTo(content);
    }

    /** Overlapping segments that together have all bytes, shuffled, some of them twice. */
    private static List<Segment> segments(int length, Random random) {
        List<Segment> segments = new ArrayList<>();
        int at = 0;
        while (at < length) {
            int from = Math.max(0, at - random.nextInt(4));
            int to = Math.min(length, at + 1 + random.nextInt(40));
            segments.add(new Segment(from, to));
            if (random.nextInt(5) == 0) {
                segments.add(new Segment(from, to));
            }
            at = to;
        }
        Collections.shuffle(segments, random);
        return segments;
    }

    @Test
    void whatIsTakenForTheStartIsWhatComesFirst() {
        Reader reader = new Reader();
        assertThat(reader.add(5000, new byte[] {1, 2, 3}, 0, 3)).isTrue();
        assertThat(reader.add(4998, new byte[] {8, 9, 1, 2, 3}, 0, 5)).isFalse();
        assertThat(reader.add(5003, new byte[] {4}, 0, 1)).isTrue();
        assertThat(reader.all()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void knowsWhichFramesBroughtWhat() {
        OrderedBytes bytes = new OrderedBytes();
        bytes.restart(0);
        bytes.add(3, ByteBuffer.wrap(new byte[] {4, 5}), 0, 2, 7);
        bytes.add(0, ByteBuffer.wrap(new byte[] {1, 2, 3}), 0, 3, 8);
        assertThat(bytes.framesOf(0, 5)).containsExactly(8L, 7L);
        assertThat(bytes.framesOf(0, 3)).containsExactly(8L);
        bytes.use(3);
        bytes.add(5, ByteBuffer.wrap(new byte[] {6}), 0, 1, 9);
        assertThat(bytes.placeOf(bytes.start())).isEqualTo(3);
        assertThat(bytes.framesOf(bytes.start(), bytes.end())).containsExactly(7L, 9L);
    }

    @Test
    void givesUpWhatIsMissingWhenTooMuchWaits() {
        OrderedBytes bytes = new OrderedBytes();
        bytes.restart(0);
        byte[] segment = new byte[1000];
        long number = 1;
        int count = 0;
        while (!bytes.add(number, ByteBuffer.wrap(segment), 0, segment.length, ++count)) {
            number += segment.length;
            assertThat(bytes.keptBytes()).isLessThanOrEqualTo(OrderedBytes.MOST_EARLY + segment.length);
        }
        assertThat(bytes.placeOf(bytes.start())).isEqualTo(1);
        assertThat(bytes.end() - bytes.start()).isEqualTo(count * segment.length);
    }

    @Test
    void keepsNoPacketWithoutAnEnd() {
        OrderedBytes bytes = new OrderedBytes();
        bytes.restart(0);
        byte[] segment = new byte[1 << 16];
        for (int i = 0; i < 200; i++) {
            bytes.add((long) i * segment.length, ByteBuffer.wrap(segment), 0, segment.length, i);
        }
        assertThat(bytes.keptBytes()).isLessThanOrEqualTo(OrderedBytes.MOST_PENDING + 2L * segment.length);
    }

    @Test
    void forgetsTheStreamsThatHaveBeenQuietForLongest() {
        StreamTable table = new StreamTable(2);
        OrderedBytes first = table.of("a");
        table.of("b");
        assertThat(table.of("a")).isSameAs(first);
        table.of("c");
        assertThat(table.count()).isEqualTo(2);
        assertThat(table.of("a")).isSameAs(first);
    }

    @Test
    void isInStepFromItsBeginningUntilSomethingIsMissed() {
        OrderedBytes met = new OrderedBytes();
        ByteBuffer bytes = ByteBuffer.wrap(new byte[OrderedBytes.MOST_EARLY + 1]);
        met.add(5, bytes, 0, 4, 1);
        assertThat(met.isInStep()).isFalse();
        met.restart(100);
        met.add(100, bytes, 0, 4, 2);
        assertThat(met.isInStep()).isTrue();
        met.add(110, bytes, 0, bytes.limit(), 3);
        assertThat(met.isInStep()).isFalse();
    }
}
