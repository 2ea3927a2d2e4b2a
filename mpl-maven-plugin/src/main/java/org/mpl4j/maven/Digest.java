package org.mpl4j.maven;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** SHA-256 in hexadecimal, of texts, files, and folders with all that is in them. */
final class Digest {
    /** For a file that is not there. */
    static final String NONE = "-";

    private final MessageDigest digest;

    private Digest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static String of(String text) {
        Digest digest = new Digest();
        digest.digest.update(text.getBytes(StandardCharsets.UTF_8));
        return digest.hex();
    }

    /** Of a file's content; of a folder's files and their names; {@link #NONE} if there is neither. */
    static String of(Path path) throws IOException {
        if (!Files.exists(path)) {
            return NONE;
        }
        Digest digest = new Digest();
        if (Files.isDirectory(path)) {
            digest.addFolder(path);
        } else {
            digest.addFile(path);
        }
        return digest.hex();
    }

    private void addFolder(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            digest.update(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            addFile(file);
        }
    }

    private void addFile(Path file) throws IOException {
        byte[] buffer = new byte[1 << 14];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
    }

    private String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
