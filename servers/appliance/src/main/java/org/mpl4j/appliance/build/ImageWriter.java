package org.mpl4j.appliance.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.appliance.image.ApplianceImage;
import org.mpl4j.appliance.machine.KernelImage;
import org.mpl4j.appliance.run.UserNumbers;
import org.mpl4j.servers.common.config.ConfigException;

/** Makes an image beside its place, and puts it there when it is whole. */
public final class ImageWriter {
    private static final Path KERNELS = Path.of("/boot");

    private ImageWriter() {}

    /** The same with the newest kernel of this system. */
    public static void write(BuildPlan plan, ImageFormat format, Path output, Consumer<String> say)
            throws IOException, ConfigException, BuildException {
        write(plan, format, Optional.empty(), output, say);
    }

    /**
     * Makes it.
     *
     * @param kernel that a virtual machine boots; the newest one of this system, if empty. Other forms have none
     * @param output is not there yet
     * @param say is told what was made, a line each
     */
    public static void write(
            BuildPlan plan, ImageFormat format, Optional<Path> kernel, Path output, Consumer<String> say)
            throws IOException, ConfigException, BuildException {
        if (format != ImageFormat.VM) {
            if (kernel.isPresent()) {
                throw new BuildException("--kernel is for --format " + ImageFormat.VM + " only");
            }
            make(plan, format, output, say, null);
        } else {
            // If there is none, that is told before the work begins.
            make(
                    plan,
                    format,
                    output,
                    say,
                    kernel.isPresent() ? KernelImage.of(kernel.get()) : KernelImage.newest(KERNELS));
        }
    }

    private static void make(
            BuildPlan plan, ImageFormat format, Path output, Consumer<String> say, @Nullable KernelImage kernel)
            throws IOException, ConfigException, BuildException {
        Path place = output.toAbsolutePath();
        Path scratch = Files.createTempDirectory(place.getParent(), ".mpl-appliance");
        Path image = scratch.resolve("image");
        try {
            ApplianceImage built = ImageBuilder.build(plan, image, scratch, say);
            say.accept("%s appliance %s at %s, ports %s, MAC %s"
                    .formatted(
                            built.server(),
                            built.name(),
                            String.join(", ", built.addresses()),
                            String.join(", ", built.ports()),
                            built.mac()));
            switch (format) {
                case DIR -> move(image, place);
                case VM -> {
                    Path machine = scratch.resolve("machine");
                    MachineWriter.write(built, Objects.requireNonNull(kernel), machine);
                    say.accept("it boots Linux " + kernel.release());
                    move(machine, place);
                }
                case TAR -> {
                    Path tar = scratch.resolve("tar");
                    try (TarWriter out = new TarWriter(TarWriter.gzip(Files.newOutputStream(tar)))) {
                        out.addImage(built.name() + "/", built, UserNumbers.of(built.name()));
                    }
                    Files.move(tar, place, StandardCopyOption.ATOMIC_MOVE);
                }
                case OCI -> {
                    Path tar = scratch.resolve("oci");
                    OciWriter.write(built, tar, scratch);
                    Files.move(tar, place, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        } finally {
            Tree.makeWritable(scratch);
            RuntimeLinker.delete(scratch);
        }
    }

    /** A folder that nobody may write to cannot be moved. */
    private static void move(Path image, Path place) throws IOException {
        Tree.open(image);
        Files.move(image, place, StandardCopyOption.ATOMIC_MOVE);
        Tree.close(place);
    }
}
