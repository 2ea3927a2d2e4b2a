package org.mpl4j.appliance.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * An image that a virtual machine boots: a kernel, an initramfs with the folder of an image and a first program, and what was baked in, once more, where {@link ApplianceImage#open} finds it.
 *
 * @param image as it was opened
 */
public record MachineImage(ApplianceImage image) {
    /** The kernel, below the folder. */
    public static final String KERNEL = "vmlinuz";

    /** The first file system, below the folder. */
    public static final String INITRAMFS = "initramfs";

    /** What there is below the folder. */
    static final List<String> PARTS = List.of(KERNEL, INITRAMFS);

    /** The setting that says which kernel it is; images without it run as processes. */
    public static final String RELEASE = "machine-kernel";

    /** The setting that says how much memory the machine has, in MiB. */
    public static final String MEMORY = "machine-memory";

    /** Where the folder of the image is in the machine. */
    public static final String PLACE = "/appliance";

    /** Whether an image is one. */
    public static boolean is(ApplianceImage image) {
        return !image.settings().all(RELEASE).isEmpty();
    }

    /** {@return the kernel's file} */
    public Path kernel() {
        return image.folder().resolve(KERNEL);
    }

    /** {@return the file of its first file system} */
    public Path initramfs() {
        return image.folder().resolve(INITRAMFS);
    }

    /** {@return which kernel it is} */
    public String release() throws IOException {
        return image.settings().get(RELEASE);
    }

    /**
     * {@return how much memory the machine has, in MiB}
     *
     * @param forServer how much the server may take
     */
    public int memoryMegabytes(int forServer) throws IOException {
        return (int) image.settings().number(MEMORY) - image.memoryMegabytes() + forServer;
    }
}
