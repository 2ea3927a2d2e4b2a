package org.mpl4j.appliance.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KernelModulesTest {
    @TempDir
    Path folder;

    @Test
    void putsModulesBehindWhatTheyNeed() throws Exception {
        Files.writeString(folder.resolve("modules.dep"), """
                kernel/drivers/net/virtio_net.ko.xz: kernel/drivers/net/net_failover.ko.xz kernel/net/core/failover.ko.xz
                kernel/net/core/failover.ko.xz:
                kernel/drivers/net/net_failover.ko.xz: kernel/net/core/failover.ko.xz
                kernel/drivers/virtio/virtio-mmio.ko: kernel/drivers/virtio/virtio_ring.ko kernel/drivers/virtio/virtio.ko
                """);
        Files.writeString(folder.resolve("modules.builtin"), "kernel/drivers/virtio/virtio_pci.ko\n");
        KernelModules modules = new KernelModules(folder);
        assertThat(modules.files(List.of("virtio_mmio", "virtio_pci", "virtio_net", "failover")))
                .map(file -> file.getFileName().toString())
                .containsExactly(
                        "virtio.ko",
                        "virtio_ring.ko",
                        "virtio-mmio.ko",
                        "failover.ko.xz",
                        "net_failover.ko.xz",
                        "virtio_net.ko.xz");
        assertThat(modules.has("virtio_pci")).isTrue();
        assertThat(modules.has("virtio_mmio")).isTrue();
        assertThat(modules.has("virtio_blk")).isFalse();
    }

    @Test
    void saysThatNobodyHasListedThem() {
        assertThatThrownBy(() -> new KernelModules(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("modules.dep")
                .hasMessageContaining("`depmod " + folder.getFileName() + "`");
    }

    @Test
    void readsWhatIsCompressed() throws Exception {
        Path file = folder.resolve("a.ko.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("a module".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        assertThat(ModuleFile.plainName(file)).isEqualTo("a.ko");
        assertThat(ModuleFile.read(file)).asString().isEqualTo("a module");
        Files.writeString(file, "no gzip");
        assertThatThrownBy(() -> ModuleFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage("gzip cannot decompress " + file);
        assertThatThrownBy(() -> ModuleFile.read(folder.resolve("a.ko.lz4")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a.ko.lz4 is compressed in a way that is not known here");
    }
}
