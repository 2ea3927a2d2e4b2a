package org.mpl4j.appliance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes over a machine's console gets this system's time, and becomes the stages of a start. */
final class ConsoleClockTest {
    @BeforeEach
    void canMakePipes() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "mkfifo is not installed: this is not tested");
    }

    @Test
    void measuresStagesByTheClockOfThisSystem() throws Exception {
        long begin = BootTimer.now();
        List<String> lines;
        Path pipe;
        try (ConsoleClock console = ConsoleClock.open()) {
            pipe = console.pipe();
            try (OutputStream out = Files.newOutputStream(pipe)) {
                for (String line : List.of(
                        "a word of the kernel",
                        "name: the kernel is up",
                        "name: the interface is up",
                        "stage main 17",
                        "stage stack 18",
                        "stage serving 19")) {
                    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
            }
            lines = console.lines();
        }
        long end = BootTimer.now();
        assertThat(pipe).doesNotExist();
        assertThat(pipe.getParent()).doesNotExist();
        assertThat(lines).hasSize(6).first().isEqualTo("a word of the kernel");
        BootTimes times = BootTimes.of(lines, begin, end, 1, 2);
        assertThat(times.stages().keySet())
                .containsExactly(
                        "machine and kernel", "interface", "process and JVM", "stack", "server", BootTimes.ANSWER);
        assertThat(List.copyOf(times.stages().values())).isSorted().allMatch(time -> time >= 0 && time <= end - begin);
    }

    @Test
    void startsOfProcessesHaveNoStagesOfMachines() throws Exception {
        List<String> lines = List.of("stage main 11", "stage stack 12", "stage serving 13");
        assertThat(BootTimes.of(lines, 10, 14, 1, 2).stages().keySet())
                .containsExactly("process and JVM", "stack", "server", BootTimes.ANSWER);
        assertThatThrownBy(() -> BootTimes.of(lines.subList(0, 2), 10, 14, 1, 2))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("`serving`");
    }
}
