package org.mpl4j.servers.common.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SystemRandomTest {
    private static final int COUNT = 10_000;

    @TempDir
    Path folder;

    @Test
    void givesOtherNumbersEachTime() {
        Set<Long> seen = new HashSet<>();
        SystemRandom one = new SystemRandom();
        SystemRandom two = new SystemRandom();
        for (int i = 0; i < COUNT; i++) {
            seen.add(one.nextLong());
            seen.add(two.nextLong());
        }
        assertThat(seen).hasSize(2 * COUNT);
        assertThat(seen.stream().mapToInt(Long::bitCount).average().orElseThrow())
                .isBetween(31.5, 32.5);
    }

    @Test
    void givesWhatTheDeviceHas() throws IOException {
        byte[] octets = new byte[256];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) i;
        }
        SystemRandom random = new SystemRandom(Files.write(folder.resolve("device"), octets));
        assertThat(random.nextLong()).isEqualTo(0x0706_0504_0302_0100L);
        assertThat(random.nextLong()).isEqualTo(0x0f0e_0d0c_0b0a_0908L);
    }

    /** A device that is missing, or ends, is never a reason for numbers that can be guessed. */
    @Test
    void hasAnotherSourceWhereThereIsNoDevice() throws IOException {
        Path ended = Files.write(folder.resolve("ended"), new byte[100]);
        for (Path device : new Path[] {folder.resolve("missing"), ended}) {
            SystemRandom random = new SystemRandom(device);
            Set<Long> seen = new HashSet<>();
            for (int i = 0; i < COUNT; i++) {
                seen.add(random.nextLong());
            }
            assertThat(seen).hasSize(COUNT);
        }
    }
}
