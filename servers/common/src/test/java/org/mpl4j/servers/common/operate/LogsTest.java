package org.mpl4j.servers.common.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class LogsTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    private String log(boolean isJson, String message) {
        Logs.set(new PrintStream(written, true, StandardCharsets.UTF_8), isJson, System.Logger.Level.WARNING);
        System.Logger logger = System.getLogger("org.example.Part");
        logger.log(System.Logger.Level.INFO, "not important");
        logger.log(System.Logger.Level.ERROR, message);
        return written.toString(StandardCharsets.UTF_8);
    }

    @Test
    void writesALineOfText() {
        assertThat(log(false, "zone\nof two lines")).matches("\\S+Z error Part: zone\\\\nof two lines\n");
    }

    @Test
    void writesALineOfJson() {
        assertThat(log(true, "a \"zone\"\n\u0001"))
                .endsWith("\"level\":\"error\",\"source\":\"Part\",\"message\":\"a \\\"zone\\\"\\n\\u0001\"}\n");
    }
}
