package org.mpl4j.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressBarTest {
    private static final long SECOND = 1_000_000_000;
    private static final String CLEAR = "\r\u001b[K";
    private static final int COLUMNS = 80;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private long now = 7;

    private ProgressBar bar(long size, boolean outIsTerminal, boolean errIsTerminal) {
        PrintStream data = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        PrintStream messages = new PrintStream(shown, true, StandardCharsets.UTF_8);
        Streams streams =
                new Streams(new ByteArrayInputStream(new byte[0]), data, messages, outIsTerminal, errIsTerminal);
        return new ProgressBar(streams, size, () -> now);
    }

    private String text() {
        return shown.toString(StandardCharsets.UTF_8);
    }

    @Test
    void showsNothingOfWhatIsDoneAtOnce() {
        ProgressBar bar = bar(1000, false, true);
        now += SECOND / 4;
        bar.at(500, 10);
        bar.clear();
        assertThat(text()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"false,false,false", "true,false,false", "true,true,false", "false,true,true"})
    void isShownOnlyWhereItIsSeenAndNotBetweenTheResult(boolean outIsTerminal, boolean errIsTerminal, boolean isShown) {
        ProgressBar bar = bar(1000, outIsTerminal, errIsTerminal);
        now += SECOND;
        bar.at(500, 10);
        bar.clear();
        assertThat(!text().isEmpty()).isEqualTo(isShown);
    }

    @Test
    void saysHowFarItIsAndTakesItselfAway() {
        ProgressBar bar = bar(1000, false, true);
        now += 2 * SECOND;
        bar.at(500, 10);
        assertThat(text()).isEqualTo("\r[" + "#".repeat(15) + " ".repeat(15) + "] 50%  10 frames, 5/s\u001b[K");
        bar.clear();
        assertThat(text()).endsWith(CLEAR);
        shown.reset();
        bar.clear();
        assertThat(text()).isEmpty();
    }

    @Test
    void isWrittenAtMostTenTimesASecond() {
        ProgressBar bar = bar(1000, false, true);
        now += SECOND;
        for (int i = 0; i < 1000; i++) {
            bar.at(i, i);
            now += SECOND / 1000;
        }
        assertThat(text().chars().filter(c -> c == '\r')).hasSize(10);
    }

    @ParameterizedTest
    @CsvSource({"-1, 5", "0, 5", "1, 9223372036854775", "1000, 100000", "900000000000, 900000000000"})
    void fitsInALineWhateverTheSize(long size, long offset) {
        ProgressBar bar = bar(size, false, true);
        now += SECOND;
        bar.at(offset, 9_999_999_999L);
        String line = text().replace("\u001b[K", "").replace("\r", "");
        assertThat(line).hasSizeLessThan(COLUMNS).contains("9999999999 frames").doesNotContain("101%");
    }
}
