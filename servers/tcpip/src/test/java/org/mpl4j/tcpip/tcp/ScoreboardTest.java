package org.mpl4j.tcpip.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scoreboard is what a list of segments would be, in random steps, also where numbers begin again. */
class ScoreboardTest {
    private static final int STEPS = 20_000;
    private static final int SEGMENT = 100;

    private static final class Sent {
        int begin;
        int end;
        long at;
        boolean isSacked;
        boolean isLost;
        boolean isAgain;
    }

    private final Scoreboard board = new Scoreboard();
    private final List<Sent> model = new ArrayList<>();
    private int next;
    private int begin;
    private int told;
    private int expected;

    private int bytes(boolean isSacked, boolean isLost) {
        return model.stream()
                .filter(sent -> sent.isSacked == isSacked && sent.isLost == isLost)
                .mapToInt(sent -> sent.end - sent.begin)
                .sum();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, Integer.MAX_VALUE - 50_000, -50_000})
    void isWhatAListWouldBe(int start) {
        Random random = new Random(start);
        next = start;
        begin = start;
        board.clear(start);
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(6)) {
                case 0, 1 -> send(random, step);
                case 2 -> acknowledge(random);
                case 3 -> sack(random);
                case 4 -> lose(random, step);
                default -> split(random);
            }
            compare();
        }
    }

    private void send(Random random, long now) {
        for (int i = random.nextInt(8); i > 0; i--) {
            Sent sent = new Sent();
            sent.begin = next;
            next += 1 + random.nextInt(SEGMENT);
            sent.end = next;
            sent.at = now;
            sent.isAgain = random.nextInt(10) == 0;
            model.add(sent);
            board.add(next, now, sent.isAgain);
        }
    }

    private void acknowledge(Random random) {
        int number = begin + random.nextInt(next - begin + 1) / (1 + random.nextInt(4));
        for (Iterator<Sent> all = model.iterator(); all.hasNext(); ) {
            Sent sent = all.next();
            if (sent.begin - number >= 0) {
                break;
            }
            expected += sent.isSacked ? 0 : Math.min(sent.end - sent.begin, number - sent.begin);
            if (sent.end - number <= 0) {
                all.remove();
            } else {
                sent.begin = number;
            }
        }
        begin = number;
        board.acknowledge(number, (segment, isCumulative) -> told += segment.length);
    }

    private void sack(Random random) {
        if (next == begin) {
            return;
        }
        int left = begin + random.nextInt(next - begin);
        int right = left + random.nextInt(next - left) + 1;
        for (Sent sent : model) {
            if (sent.begin - left >= 0 && sent.end - right <= 0 && !sent.isSacked) {
                sent.isSacked = true;
                sent.isLost = false;
                expected += sent.end - sent.begin;
            }
        }
        board.sack(left, right, SEGMENT, (segment, isCumulative) -> told += segment.length);
    }

    private void lose(Random random, long now) {
        for (int i = 0; i < model.size(); i++) {
            Sent sent = model.get(i);
            if (random.nextInt(8) == 0) {
                assertThat(board.lose(i)).isEqualTo(!sent.isLost && !sent.isSacked);
                sent.isLost |= !sent.isSacked;
            }
        }
        int lost = board.firstLost();
        assertThat(lost)
                .isEqualTo(model.indexOf(
                        model.stream().filter(sent -> sent.isLost).findFirst().orElse(null)));
        if (lost >= 0 && random.nextBoolean()) {
            board.sentAgain(lost, now);
            model.get(lost).isLost = false;
            model.get(lost).isAgain = true;
            model.get(lost).at = now;
        }
        if (random.nextInt(20) == 0) {
            board.forgetLosses();
            model.forEach(sent -> sent.isLost = false);
        }
        if (random.nextInt(20) == 0) {
            board.forgetSacks();
            model.forEach(sent -> sent.isSacked = false);
        }
    }

    private void split(Random random) {
        if (model.isEmpty()) {
            return;
        }
        int index = random.nextInt(model.size());
        Sent sent = model.get(index);
        if (sent.end - sent.begin > 1) {
            int length = 1 + random.nextInt(sent.end - sent.begin - 1);
            Sent rest = new Sent();
            rest.begin = sent.begin + length;
            rest.end = sent.end;
            rest.at = sent.at;
            rest.isAgain = sent.isAgain;
            rest.isLost = sent.isLost;
            rest.isSacked = sent.isSacked;
            sent.end = rest.begin;
            model.add(index + 1, rest);
            board.split(index, length);
        }
    }

    private void compare() {
        assertThat(board.count()).isEqualTo(model.size());
        assertThat(board.end()).isEqualTo(next);
        assertThat(board.outstanding()).isEqualTo(next - begin);
        assertThat(board.pipe()).isEqualTo(bytes(false, false));
        assertThat(board.sackedSegments())
                .isEqualTo((int) model.stream().filter(sent -> sent.isSacked).count());
        assertThat(board.isPlain())
                .isEqualTo(model.stream().noneMatch(sent -> sent.isSacked || sent.isLost || sent.isAgain));
        assertThat(told).isEqualTo(expected);
        for (int i = 0; i < model.size(); i++) {
            Sent sent = model.get(i);
            boolean isSame = board.begin(i) == sent.begin
                    && board.end(i) == sent.end
                    && board.sentAt(i) == sent.at
                    && board.isSacked(i) == sent.isSacked
                    && board.isLost(i) == sent.isLost
                    && board.wasRetransmitted(i) == sent.isAgain;
            assertThat(isSame).as("segment %d of %s", i, board).isTrue();
        }
    }
}
