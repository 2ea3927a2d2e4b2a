package org.mpl4j.servers.common.conduit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Conduits between processes. {@code -Dmpl.conduit.megabytes=1024} sends a gigabyte each way. */
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ConduitProcessTest {
    private static final long BYTES = Long.getLong("mpl.conduit.megabytes", 48) << 20;
    private static final int KILLS = Integer.getInteger("mpl.conduit.kills", 4);
    private static final int MOST_MILLIS = 400;

    @TempDir
    private Path folder;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void endAll() {
        processes.forEach(Process::destroyForcibly);
    }

    /** A process that is there, and its output. */
    private record Side(Process process, BufferedReader output) {
        String line() throws IOException {
            String line = output.readLine();
            assertThat(line).as("a line of " + process.info().commandLine()).isNotNull();
            return line;
        }
    }

    private Side start(String role, Path path, long bytes, long seed) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=" + (bytes < 0 ? 1 : 4),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ConduitProcess.class.getName(),
                        role,
                        path.toString(),
                        Long.toString(bytes),
                        Long.toString(seed))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        processes.add(process);
        Side side = new Side(process, process.inputReader());
        assertThat(side.line()).isEqualTo("ready");
        return side;
    }

    @Test
    void eachGetsWhatTheOtherSent() throws Exception {
        Path path = folder.resolve("c");
        Side listening = start("listen", path, BYTES, 1);
        Side connected = start("connect", path, BYTES, 2);
        String[] one = listening.line().split(" ");
        String[] other = connected.line().split(" ");
        assertThat(one[1]).hasSize(64).isEqualTo(other[3]);
        assertThat(other[1]).hasSize(64).isEqualTo(one[3]).isNotEqualTo(one[1]);
        assertThat(listening.process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(path).doesNotExist();
    }

    @Test
    void theOtherSideFindsOutThatOneWasKilled() throws Exception {
        Random random = new Random();
        for (int i = 0; i < KILLS; i++) {
            Path path = folder.resolve("c" + i);
            boolean isListenerKilled = i % 2 == 0;
            Side listening = start("listen", path, -1, 1);
            Side connected = start("connect", path, -1, 2);
            Side victim = isListenerKilled ? listening : connected;
            Side other = isListenerKilled ? connected : listening;
            int pause = random.nextInt(MOST_MILLIS);
            Thread.sleep(pause);
            victim.process.destroyForcibly().waitFor();
            assertThat(other.line())
                    .as("killed after %d ms", pause)
                    .isEqualTo("sent (the process at the other end of the conduit is gone) received"
                            + " (the process at the other end of the conduit is gone)");
            assertThat(other.process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }
}
