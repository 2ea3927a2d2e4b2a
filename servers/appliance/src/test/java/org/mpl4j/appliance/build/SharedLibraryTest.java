package org.mpl4j.appliance.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SharedLibraryTest {
    private static final int HEADER = 64;

    @TempDir
    Path folder;

    /** That a JVM runs whose libraries were cut is seen wherever an appliance is started. */
    @Test
    void cutsOffWhatIsNotLoaded() throws IOException {
        Path original = Path.of(System.getProperty("java.home"), "lib", "server", "libjvm.so");
        assumeTrue(Files.isRegularFile(original), "this JDK has no libjvm.so: this is not tested");
        Path library = Files.copy(original, folder.resolve("libjvm.so"));
        SharedLibrary.strip(library);
        byte[] before = Files.readAllBytes(original);
        byte[] after = Files.readAllBytes(library);
        assertThat(after.length).isLessThan(before.length);
        assertThat(Arrays.copyOfRange(after, HEADER, after.length))
                .isEqualTo(Arrays.copyOfRange(before, HEADER, after.length));
        // Nothing is left to cut off.
        SharedLibrary.strip(library);
        assertThat(Files.readAllBytes(library)).isEqualTo(after);
    }

    @Test
    void leavesOtherFilesAsTheyAre() throws IOException {
        for (String text : new String[] {"", "INPUT(libc.so.6)\n", "\u007fELF and no more"}) {
            Path file = Files.writeString(folder.resolve("other.so"), text);
            SharedLibrary.strip(file);
            assertThat(file).hasContent(text);
        }
    }
}
