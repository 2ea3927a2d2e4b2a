package org.mpl4j.appliance.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * What takes the space of an image.
 *
 * @param parts with their sizes, in bytes
 */
public record SizeReport(Map<String, Size> parts) {
    private static final double MEBIBYTE = 1 << 20;

    /**
     * How large a part is.
     *
     * @param plain as it is
     * @param compressed as gzip compresses it by itself, which is close to what it takes in an archive
     */
    public record Size(long plain, long compressed) {
        Size plus(Size other) {
            return new Size(plain + other.plain, compressed + other.compressed);
        }
    }

    private static final List<String> PARTS = List.of(
            "the JVM",
            "modules of the JDK",
            "other files of the runtime",
            "classes of the server",
            "cache of classes",
            "configuration and content");

    /** Measures an image. */
    public static SizeReport of(ApplianceImage image) throws IOException {
        if (MachineImage.is(image)) {
            return MachineSizes.of(new MachineImage(image));
        }
        Map<String, Size> parts = empty(List.of());
        try (Stream<Path> all = Files.walk(image.folder())) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                String name = image.folder().relativize(file).toString();
                try (InputStream in = Files.newInputStream(file)) {
                    parts.merge(part(name), size(in), Size::plus);
                }
            }
        }
        return new SizeReport(parts);
    }

    /** {@return all parts of an image, and those that come before them, with nothing in them yet} */
    static Map<String, Size> empty(List<String> before) {
        Map<String, Size> parts = new LinkedHashMap<>();
        before.forEach(part -> parts.put(part, new Size(0, 0)));
        PARTS.forEach(part -> parts.put(part, new Size(0, 0)));
        return parts;
    }

    /** {@return the part that a file of an image belongs to} */
    static String part(String name) {
        if (name.endsWith("libjvm.so")) {
            return "the JVM";
        }
        if (name.startsWith(ApplianceImage.RUNTIME)) {
            return name.endsWith("/modules") ? "modules of the JDK" : "other files of the runtime";
        }
        return switch (name) {
            case ApplianceImage.JAR, ApplianceImage.CLASSES -> "classes of the server";
            case ApplianceImage.CACHE -> "cache of classes";
            default -> "configuration and content";
        };
    }

    /** Measures what a stream has. */
    static Size size(InputStream in) throws IOException {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try (DeflaterOutputStream out = new DeflaterOutputStream(OutputStream.nullOutputStream(), deflater)) {
            in.transferTo(out);
            out.finish();
            return new Size(deflater.getBytesRead(), deflater.getBytesWritten());
        } finally {
            deflater.end();
        }
    }

    /** {@return the sum of all} */
    public Size total() {
        return parts.values().stream().reduce(new Size(0, 0), Size::plus);
    }

    /** {@return a table} */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("%-28s %10s %10s".formatted("", "MiB", "gzip"));
        parts.forEach((part, size) -> lines.add(line(part, size)));
        lines.add(line("all", total()));
        return lines;
    }

    private static String line(String part, Size size) {
        return "%-28s %10.2f %10.2f".formatted(part, size.plain / MEBIBYTE, size.compressed / MEBIBYTE);
    }
}
