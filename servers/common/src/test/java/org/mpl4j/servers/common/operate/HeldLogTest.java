package org.mpl4j.servers.common.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class HeldLogTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final System.Logger logger = HeldLog.logger("org.example.Start");

    private void setLogs() {
        Logs.set(new PrintStream(written, true, StandardCharsets.UTF_8), false, System.Logger.Level.INFO);
    }

    private String written() {
        return written.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatWasSaidBeforeIsWrittenWhenItIsKnownWhere() throws Exception {
        HeldLog.hold();
        logger.log(System.Logger.Level.INFO, "first");
        logger.log(System.Logger.Level.WARNING, "{0} of {1}", 2, 3);
        logger.log(System.Logger.Level.DEBUG, () -> "too small to be written");
        Instant said = Instant.now();
        Thread.sleep(50);
        setLogs();
        logger.log(System.Logger.Level.INFO, "later");
        String[] lines = written().split("\n");
        assertThat(lines).hasSize(3);
        assertThat(lines[0]).endsWith(" info Start: first");
        assertThat(Instant.parse(lines[0].substring(0, lines[0].indexOf(' ')))).isBeforeOrEqualTo(said);
        assertThat(lines[1]).endsWith(" warning Start: 2 of 3");
        assertThat(lines[2]).endsWith(" info Start: later");
    }

    @Test
    void nothingIsKeptUnlessThatWasAskedFor() {
        setLogs();
        logger.log(System.Logger.Level.INFO, "at once");
        assertThat(written()).endsWith(" info Start: at once\n");
    }

    @Test
    void moreThanCanBeKeptIsWritten() {
        setLogs();
        HeldLog.hold();
        for (int i = 0; i <= 10_000; i++) {
            logger.log(System.Logger.Level.INFO, "line " + i);
        }
        assertThat(written().lines()).hasSize(10_001).last().asString().endsWith("line 10000");
    }

    @Test
    void anExceptionIsKeptToo() {
        HeldLog.hold();
        logger.log(System.Logger.Level.ERROR, "failed", new IllegalStateException("because"));
        setLogs();
        assertThat(written()).contains("failed").contains("because");
    }
}
