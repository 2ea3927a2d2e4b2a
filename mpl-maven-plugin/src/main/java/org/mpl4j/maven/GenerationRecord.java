package org.mpl4j.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A file that remembers, from build to build, what a goal generated and from what, so that it need not be done again. Digests of content count, never times: a checkout of
 * another branch and back changes nothing.
 *
 * <p>A line is three fields separated by tabs: {@code input} or {@code output}, a digest, and a name. Names of outputs are paths below the project's
 * folder.
 */
final class GenerationRecord {
    private static final String INPUT = "input";
    private static final String OUTPUT = "output";

    private final Path project;
    private final Path file;

    /**
     * @param project the project's folder
     * @param file where it is kept
     */
    GenerationRecord(Path project, Path file) {
        this.project = project;
        this.file = file;
    }

    boolean exists() {
        return Files.isRegularFile(file);
    }

    /** Why something has to be generated, in words, or empty if all is as it was left. */
    Optional<String> reasonToGenerate(Fingerprint now) throws IOException {
        if (!exists()) {
            return Optional.of("nothing is generated yet");
        }
        Optional<String> difference = now.differenceFrom(new Fingerprint(read(INPUT)));
        if (difference.isPresent()) {
            return difference;
        }
        for (Map.Entry<String, String> output : read(OUTPUT).entrySet()) {
            String digest = Digest.of(project.resolve(output.getKey()));
            if (!digest.equals(output.getValue())) {
                return Optional.of(
                        output.getKey() + (digest.equals(Digest.NONE) ? " is missing" : " is not as it was generated"));
            }
        }
        return Optional.empty();
    }

    /** How many files there were. */
    int outputCount() throws IOException {
        return read(OUTPUT).size();
    }

    /** Remembers what was just generated. */
    void save(Fingerprint now, Iterable<Path> outputs) throws IOException {
        StringBuilder text = new StringBuilder();
        now.digests().forEach((name, digest) -> line(text, INPUT, digest, name));
        for (Path output : outputs) {
            line(text, OUTPUT, Digest.of(output), project.relativize(output).toString());
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text);
    }

    /** Forgets it: next time, all is generated. */
    void forget() throws IOException {
        Files.deleteIfExists(file);
    }

    private static void line(StringBuilder text, String kind, String digest, String name) {
        text.append(kind)
                .append('\t')
                .append(digest)
                .append('\t')
                .append(name.replace('\n', ' '))
                .append('\n');
    }

    private Map<String, String> read(String kind) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            String[] fields = line.split("\t", 3);
            if (fields.length == 3 && fields[0].equals(kind)) {
                digests.put(fields[2], fields[1]);
            }
        }
        return digests;
    }
}
