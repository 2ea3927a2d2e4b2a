package org.mpl4j.appliance.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.appliance.Images;
import org.mpl4j.appliance.image.ApplianceImage;

/** Skopeo, which podman reads images by, copies what is written, and checks the digests of all of it; the JVM of the copy starts in the folder of the layer alone. */
final class OciWriterTest {
    @TempDir
    Path folder;

    @AfterEach
    void unseal() throws Exception {
        Tree.makeWritable(folder);
    }

    @Test
    void skopeoReadsWhatIsWritten() throws Exception {
        for (String program : List.of("skopeo", "tar", "ldd")) {
            assumeTrue(
                    Stream.of("/usr/bin", "/bin").anyMatch(place -> Files.isExecutable(Path.of(place, program))),
                    program + " is not installed: this is not tested");
        }
        Path image = folder.resolve("image");
        ImageBuilder.assemble(Images.web(folder), image, line -> {});
        Path archive = folder.resolve("image.oci");
        OciWriter.write(ApplianceImage.open(image), archive, folder);
        Path again = folder.resolve("again.oci");
        OciWriter.write(ApplianceImage.open(image), again, folder);
        assertThat(Files.mismatch(archive, again)).isEqualTo(-1);

        String config = run("skopeo", "inspect", "--config", "oci-archive:" + archive);
        assertThat(config).contains("\"/appliance/runtime/bin/java\"", "\"80/tcp\"", "\"User\": \"61184:61184\"");
        run("skopeo", "--insecure-policy", "copy", "oci-archive:" + archive, "dir:" + folder.resolve("copy"));
        Path root = Files.createDirectory(folder.resolve("root"));
        run("tar", "-xzf", layer().toString(), "-C", root.toString());
        assertThat(Files.mismatch(
                        root.resolve("appliance/etc/appliance.settings"), image.resolve(ApplianceImage.SETTINGS)))
                .isEqualTo(-1);
        if (Files.getOwner(Path.of("/proc/self")).getName().equals("root")) {
            // As in a container, there is nothing but the layer, and /proc.
            assertThat(run(
                            "unshare",
                            "--fork",
                            "--pid",
                            "--mount-proc=" + root.resolve("proc"),
                            "chroot",
                            root.toString(),
                            "/appliance/runtime/bin/java",
                            "-Xshare:off",
                            "--version"))
                    .contains("25");
        }
    }

    private Path layer() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("copy"))) {
            return files.filter(file -> file.toFile().length() > 1 << 20)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(String.join(" ", command) + "\n" + said)
                .isZero();
        return said;
    }
}
