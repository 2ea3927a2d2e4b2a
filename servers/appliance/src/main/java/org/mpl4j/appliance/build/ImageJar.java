package org.mpl4j.appliance.build;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes the jars of an image: not compressed, as the archive around them is, in the order of names, and with one date. */
final class ImageJar {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final LocalDateTime DATE = LocalDateTime.of(1980, 1, 1, 0, 0);

    private ImageJar() {}

    /**
     * Writes the jar that an appliance is started by, in which there are no classes. Java reads the whole directory of that jar before anything else, and keeps it, so that the classes have another one, which is not
     * opened as long as they come out of the cache. Packages of the JDK are opened by the manifest, as options for that would keep the JVM from taking its modules out of the cache.
     *
     * @param mainClass what it begins with
     * @param classes the jar of the classes, by its name beside this one
     * @param files other files, by name
     */
    static void writeStarter(Path to, String mainClass, String classes, SortedMap<String, byte[]> files)
            throws IOException {
        write(
                to,
                "Main-Class: " + mainClass + "\r\nClass-Path: " + classes
                        + "\r\nAdd-Opens: java.base/java.nio java.base/sun.nio.ch\r\nEnable-Native-Access: ALL-UNNAMED\r\n",
                files);
    }

    /**
     * Writes a jar.
     *
     * @param fields further ones of its manifest
     * @param files by name
     */
    static void write(Path to, String fields, SortedMap<String, byte[]> files) throws IOException {
        String manifest = "Manifest-Version: 1.0\r\n" + fields + "\r\n";
        try (OutputStream out = Files.newOutputStream(to);
                ZipOutputStream jar = new ZipOutputStream(out)) {
            jar.setMethod(ZipOutputStream.STORED);
            put(jar, MANIFEST, manifest.getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                put(jar, file.getKey(), file.getValue());
            }
        }
    }

    private static void put(ZipOutputStream jar, String name, byte[] content) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(DATE);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        jar.putNextEntry(entry);
        jar.write(content);
        jar.closeEntry();
    }
}
