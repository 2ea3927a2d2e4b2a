package org.mpl4j.appliance.machine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A kernel of Linux as its boot protocol has it (bzImage).
 *
 * @param file where it is
 * @param release what {@code uname -r} says, such as {@code 6.1.0-18-cloud-amd64}, by which its modules are found
 */
public record KernelImage(Path file, String release) {
    private static final String ADVICE =
            "install one (on Debian, `apt install linux-image-cloud-amd64`), or name it by --kernel FILE";
    private static final Pattern NUMBERS = Pattern.compile("\\d+");
    private static final int WIDTH = 10;

    // Documentation/arch/x86/boot.rst
    private static final int MAGIC = 0x202;
    private static final int MAGIC_VALUE = 0x5372_6448;
    private static final int VERSION = 0x20e;
    private static final int VERSION_BASE = 0x200;
    private static final int READ = 1 << 16;

    /**
     * Finds the newest kernel of a folder. Of two of one version that of clouds is taken, which is smaller.
     *
     * @throws IOException if there is none, with what to do about it
     */
    public static KernelImage newest(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (var files = Files.newDirectoryStream(folder, "vmlinuz-*")) {
                files.forEach(found::add);
            }
        }
        Path newest = found.stream()
                .max(Comparator.comparing(KernelImage::sortable))
                .orElseThrow(
                        () -> new IOException("there is no kernel at " + folder.resolve("vmlinuz-*") + ": " + ADVICE));
        return of(newest);
    }

    /** Numbers get one width. */
    private static String sortable(Path file) {
        return NUMBERS.matcher(file.getFileName().toString())
                .replaceAll(number ->
                        "0".repeat(Math.max(0, WIDTH - number.group().length())) + number.group());
    }

    /**
     * Looks at a kernel.
     *
     * @throws IOException if it is none for x86-64
     */
    public static KernelImage of(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no kernel " + file + ": " + ADVICE);
        }
        ByteBuffer begin;
        try (InputStream in = Files.newInputStream(file)) {
            begin = ByteBuffer.wrap(in.readNBytes(READ)).order(ByteOrder.LITTLE_ENDIAN);
        }
        if (begin.capacity() < READ || begin.getInt(MAGIC) != MAGIC_VALUE) {
            throw new IOException(file + " is no kernel of Linux for x86-64 (a bzImage): " + ADVICE);
        }
        int at = VERSION_BASE + Short.toUnsignedInt(begin.getShort(VERSION));
        int end = at;
        while (end < begin.capacity() && begin.get(end) > ' ') {
            end++;
        }
        if (at == VERSION_BASE || end == at || end >= begin.capacity()) {
            throw new IOException(file + " does not say which version of Linux it is");
        }
        return new KernelImage(file, new String(begin.array(), at, end - at, StandardCharsets.US_ASCII));
    }

    /**
     * {@return the folder of its modules} That of the same tree comes first, as when a package was unpacked somewhere.
     *
     * @throws IOException if there is none
     */
    public Path modules() throws IOException {
        Path boot = file.toRealPath().getParent();
        Path tree = boot == null ? null : boot.getParent();
        List<Path> places = new ArrayList<>();
        for (Path root : tree == null ? List.of(Path.of("/")) : List.of(tree, Path.of("/"))) {
            places.add(root.resolve("lib/modules").resolve(release));
            places.add(root.resolve("usr/lib/modules").resolve(release));
        }
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                return place;
            }
        }
        throw new IOException("there are no modules for the kernel " + file + " at " + places.getFirst()
                + ": install the package that has them, or name another kernel by --kernel FILE");
    }
}
