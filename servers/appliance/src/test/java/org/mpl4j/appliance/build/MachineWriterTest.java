package org.mpl4j.appliance.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.appliance.Images;
import org.mpl4j.appliance.boot.Settings;
import org.mpl4j.appliance.image.ApplianceImage;
import org.mpl4j.appliance.image.MachineImage;
import org.mpl4j.appliance.image.SizeReport;
import org.mpl4j.appliance.machine.KernelImage;

/** Folders for virtual machines, of a small image and what looks like a kernel. */
final class MachineWriterTest {
    private static final String RELEASE = "9.9.9-test";
    private static final int PAGE_BYTES = 5_000;

    @TempDir
    Path folder;

    @BeforeEach
    void isThisProcessor() {
        assumeTrue(
                System.getProperty("os.arch").equals("amd64"),
                "images for virtual machines are made on x86-64: this is not tested");
    }

    @AfterEach
    void unseal() throws IOException {
        Tree.makeWritable(folder);
    }

    private ApplianceImage image(Path place, String... secrets) throws IOException {
        Path program = place.resolve("runtime/bin/java");
        Files.createDirectories(program.getParent());
        Files.copy(Path.of(System.getProperty("java.home"), "bin/java"), program);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("r-xr-xr-x"));
        Files.createDirectories(place.resolve("lib"));
        Files.write(place.resolve(ApplianceImage.JAR), new byte[1]);
        Files.createDirectories(place.resolve("site"));
        Path page = Files.write(place.resolve("site/page"), new byte[PAGE_BYTES]);
        Files.setLastModifiedTime(page, FileTime.from(Instant.ofEpochSecond(1_234_567_890)));
        Files.createDirectories(place.resolve("etc"));
        Settings settings = new Settings()
                .add("server", "web")
                .add("name", "small")
                .add("served", "site")
                .add("mac", "02:00:00:00:00:07")
                .add("mtu", 1400)
                .add("offload", true)
                .add("memory", 96);
        for (String secret : secrets) {
            settings.add("secret", secret);
        }
        Files.writeString(place.resolve(ApplianceImage.SETTINGS), settings.text());
        Tree.seal(place, settings);
        return ApplianceImage.open(place);
    }

    private KernelImage kernel(String modules) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
        content.putInt(0x202, 0x5372_6448).putShort(0x20e, (short) 0x3000);
        content.put(0x3200, (RELEASE + " #1").getBytes(StandardCharsets.US_ASCII));
        Path boot = Files.createDirectories(folder.resolve("tree/boot"));
        Path lib = Files.createDirectories(folder.resolve("tree/lib/modules/" + RELEASE));
        Files.writeString(lib.resolve("modules.dep"), modules);
        Files.writeString(lib.resolve("card.ko"), "a card");
        Files.writeString(lib.resolve("virtio_net.ko"), "a net");
        Files.writeString(lib.resolve("virtio_mmio.ko"), "a bus");
        return KernelImage.of(Files.write(boot.resolve("vmlinuz"), content.array()));
    }

    private static List<String> files(Path machine) throws IOException {
        List<String> files = new ArrayList<>();
        for (Path each : Tree.all(machine)) {
            files.add(machine.relativize(each) + " " + Files.getLastModifiedTime(each) + " "
                    + PosixFilePermissions.toString(Files.getPosixFilePermissions(each)));
        }
        return files;
    }

    @Test
    void writesTheSameOfTheSame() throws Exception {
        KernelImage kernel = kernel("virtio_net.ko: card.ko\nvirtio_mmio.ko:\ncard.ko:\n");
        Path first = folder.resolve("first");
        Path second = folder.resolve("elsewhere/second");
        MachineWriter.write(image(folder.resolve("image1")), kernel, first);
        MachineWriter.write(image(folder.resolve("image2")), kernel, second);
        assertThat(files(first)).isEqualTo(files(second)).hasSize(6);
        for (Path each : Tree.all(first)) {
            if (Files.isRegularFile(each)) {
                Path other = second.resolve(first.relativize(each).toString());
                assertThat(Files.mismatch(each, other)).as(each.toString()).isEqualTo(-1);
            }
        }
    }

    @Test
    void tellsWhatTakesTheSpace() throws Exception {
        Path machine = folder.resolve("machine");
        MachineWriter.write(
                image(folder.resolve("image")), kernel("virtio_net.ko: card.ko\nvirtio_mmio.ko:\ncard.ko:\n"), machine);
        ApplianceImage image = ApplianceImage.open(machine);
        assertThat(MachineImage.is(image)).isTrue();
        assertThat(new MachineImage(image).release()).isEqualTo(RELEASE);
        SizeReport report = SizeReport.of(image);
        assertThat(report.parts().get("the kernel, as it is").plain()).isEqualTo(1 << 16);
        assertThat(report.parts().get("modules of the kernel").plain()).isEqualTo(6 + 5 + 5);
        assertThat(report.parts().get("configuration and content").plain()).isGreaterThan(PAGE_BYTES);
        assertThat(report.parts().get("libraries of C").plain()).isGreaterThan(1 << 20);
        assertThat(report.parts().get("the first program").plain()).isGreaterThan(4096);
    }

    @Test
    void whatHasSomethingSecretInItIsReadByTheApplianceAlone() throws Exception {
        Path machine = folder.resolve("machine");
        MachineWriter.write(
                image(folder.resolve("image"), "site/page"),
                kernel("virtio_net.ko: card.ko\nvirtio_mmio.ko:\ncard.ko:\n"),
                machine);
        assertThat(ApplianceImage.open(machine).secrets()).containsExactly(MachineImage.INITRAMFS);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(machine.resolve(MachineImage.INITRAMFS))))
                .isEqualTo("r--r-----");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(machine.resolve(MachineImage.KERNEL))))
                .isEqualTo("r--r--r--");
    }

    @Test
    void refusesKernelsThatHaveNoNetworkCard() throws Exception {
        ApplianceImage image = image(folder.resolve("image"));
        KernelImage kernel = kernel("virtio_mmio.ko:\n");
        assertThatThrownBy(() -> MachineWriter.write(image, kernel, folder.resolve("machine")))
                .isInstanceOf(BuildException.class)
                .hasMessageContaining("has no virtio_net");
    }

    @Test
    void otherFormsHaveNoKernel() throws Exception {
        BuildPlan plan = Images.web(folder);
        Path kernel = kernel("").file();
        assertThatThrownBy(() -> ImageWriter.write(
                        plan, ImageFormat.OCI, Optional.of(kernel), folder.resolve("out"), line -> {}))
                .isInstanceOf(BuildException.class)
                .hasMessage("--kernel is for --format vm only");
    }
}
