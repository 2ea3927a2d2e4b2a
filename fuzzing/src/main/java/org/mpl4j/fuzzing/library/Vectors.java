package org.mpl4j.fuzzing.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads packets from the {@code .vectors} files of the protocols, and from files of the same form. */
public final class Vectors {
    /**
     * One packet.
     *
     * @param packet its name
     * @param arguments {@code name=value}
     * @param branch the branches that it is built with
     * @param json what it is built from; empty if that is not said
     * @param hex its bytes; empty if they are not said
     */
    public record Vector(String packet, List<String> arguments, String branch, String json, String hex) {}

    private Vectors() {}

    /** All files of a folder. */
    public static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".vectors"))
                    .sorted()
                    .toList();
        }
    }

    /** The packets of a file. */
    public static List<Vector> read(Path file) throws IOException {
        List<Vector> all = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("packet ")) {
                add(lines, all);
                lines.clear();
            }
            if (line.startsWith(" ") && !lines.isEmpty()) {
                lines.set(lines.size() - 1, lines.get(lines.size() - 1) + " " + line.strip());
            } else if (!line.isBlank() && !line.startsWith("#")) {
                lines.add(line);
            }
        }
        add(lines, all);
        return all;
    }

    private static void add(List<String> lines, List<Vector> all) {
        if (!lines.isEmpty()) {
            all.add(new Vector(
                    one(lines, "packet"),
                    values(lines, "arg"),
                    one(lines, "branch"),
                    one(lines, "json"),
                    one(lines, "hex").replace(" ", "")));
        }
    }

    private static String one(List<String> lines, String word) {
        return String.join(" ", values(lines, word));
    }

    private static List<String> values(List<String> lines, String word) {
        return lines.stream()
                .filter(line -> line.startsWith(word + " "))
                .map(line -> line.substring(word.length() + 1).strip())
                .toList();
    }
}
