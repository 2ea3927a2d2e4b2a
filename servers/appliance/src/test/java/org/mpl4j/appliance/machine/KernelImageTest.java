package org.mpl4j.appliance.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KernelImageTest {
    @TempDir
    Path folder;

    private Path kernel(String name, String version) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
        content.putInt(0x202, 0x5372_6448).putShort(0x20e, (short) 0x3000);
        content.put(0x3200, version.getBytes(StandardCharsets.US_ASCII));
        Files.createDirectories(folder.resolve("boot"));
        return Files.write(folder.resolve("boot").resolve(name), content.array());
    }

    @Test
    void takesTheNewestAndTheOneOfClouds() throws Exception {
        for (String release :
                new String[] {"6.1.0-9-amd64", "6.1.0-10-amd64", "6.1.0-10-cloud-amd64", "5.10.0-30-amd64"}) {
            kernel("vmlinuz-" + release, release + " (somebody) #1 SMP");
        }
        assertThat(KernelImage.newest(folder.resolve("boot")).release()).isEqualTo("6.1.0-10-cloud-amd64");
    }

    @Test
    void findsModulesBesideItAsInAPackage() throws Exception {
        KernelImage kernel = KernelImage.of(kernel("some-name", "9.9.9-test #1"));
        assertThat(kernel.release()).isEqualTo("9.9.9-test");
        assertThatThrownBy(kernel::modules)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("lib/modules/9.9.9-test")
                .hasMessageContaining("--kernel");
        Path modules = Files.createDirectories(folder.resolve("lib/modules/9.9.9-test"));
        assertThat(kernel.modules()).isEqualTo(modules.toRealPath());
    }

    @Test
    void saysWhatIsNoKernel() throws Exception {
        assertThatThrownBy(() -> KernelImage.newest(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no kernel at " + folder + "/vmlinuz-*")
                .hasMessageContaining("linux-image-cloud-amd64");
        Path text = Files.writeString(folder.resolve("text"), "no kernel");
        assertThatThrownBy(() -> KernelImage.of(text)).hasMessageContaining("is no kernel of Linux for x86-64");
        assertThatThrownBy(() -> KernelImage.of(folder.resolve("none"))).hasMessageContaining("there is no kernel");
        assertThatThrownBy(() -> KernelImage.of(kernel("nameless", "")))
                .hasMessageContaining("does not say which version");
    }
}
