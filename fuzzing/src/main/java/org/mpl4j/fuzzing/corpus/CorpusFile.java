package org.mpl4j.fuzzing.corpus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

/**
 * A corpus as a file for people: an input a line, in hexadecimal, or, where all of it can be printed, as text behind a quote, in which {@code \n}, {@code \t}, {@code \r} and {@code \\}
 * are written so. Lines that start with {@code #} say something. Short inputs come first; the same inputs make the same file.
 */
public final class CorpusFile {
    /** Longer inputs are not kept: people read these files, too. */
    public static final int MOST_BYTES = 450;

    private static final char TEXT = '"';

    private CorpusFile() {}

    /** The inputs of a file; none if it is not there. */
    public static List<byte[]> read(Path file) throws IOException {
        List<byte[]> inputs = new ArrayList<>();
        if (!Files.exists(file)) {
            return inputs;
        }
        for (String line : Files.readAllLines(file)) {
            if (!line.startsWith("#") && !line.isEmpty()) {
                inputs.add(
                        line.charAt(0) == TEXT
                                ? bytes(line.substring(1))
                                : HexFormat.of().parseHex(line));
            }
        }
        return inputs;
    }

    /**
     * Writes a file.
     *
     * @param target whose inputs these are
     */
    public static void write(Path file, String target, Collection<byte[]> inputs) throws IOException {
        TreeSet<String> lines =
                new TreeSet<>(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
        inputs.stream().filter(input -> input.length > 0).forEach(input -> lines.add(line(input)));
        StringBuilder text = new StringBuilder(
                "# Inputs of the target " + target + ": each reached something that none before did.\n");
        lines.forEach(line -> text.append(line).append('\n'));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text);
    }

    private static String line(byte[] input) {
        for (byte octet : input) {
            boolean isPrintable = octet >= ' ' && octet < 0x7f || octet == '\n' || octet == '\t' || octet == '\r';
            if (!isPrintable) {
                return HexFormat.of().formatHex(input);
            }
        }
        return TEXT
                + new String(input, StandardCharsets.US_ASCII)
                        .replace("\\", "\\\\")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                        .replace("\r", "\\r");
    }

    private static byte[] bytes(String written) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            char letter = written.charAt(i);
            if (letter != '\\') {
                text.append(letter);
                continue;
            }
            char escaped = written.charAt(++i);
            text.append(
                    switch (escaped) {
                        case 'n' -> '\n';
                        case 't' -> '\t';
                        case 'r' -> '\r';
                        default -> escaped;
                    });
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
