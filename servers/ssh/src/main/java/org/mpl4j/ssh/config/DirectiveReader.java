package org.mpl4j.ssh.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads a file and those that it includes into directives, each with the conditions that it stands under. */
final class DirectiveReader {
    private static final int DEEPEST = 16;

    private final Path folder;
    private final Problems problems;
    private final List<Directive> directives = new ArrayList<>();

    /**
     * Prepares.
     *
     * @param folder what relative paths begin at, also in included files
     */
    DirectiveReader(Path folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** {@return what was read} */
    List<Directive> directives() {
        return directives;
    }

    /** Reads a file. */
    void read(Path file, String name) throws IOException {
        read(text(file), name, List.of(), 0);
    }

    /** Reads a text that is no file's. */
    void readText(String text, String name) {
        read(text, name, List.of(), 0);
    }

    /** Reads a line of a command line. */
    void readLine(String line, Place place) {
        scan(new LineScanner(line, place), List.of(), 0);
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new IOException(file + " is not in UTF-8", e);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file " + file, e);
        }
    }

    private void read(String text, String name, List<Condition> outer, int depth) {
        List<Condition> conditions = outer;
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            conditions = new Scan(outer, depth).scan(new LineScanner(line, new Place(name, number, 1)), conditions);
        }
    }

    private void scan(LineScanner line, List<Condition> conditions, int depth) {
        new Scan(conditions, depth).scan(line, conditions);
    }

    /** Reads lines of one file. */
    private final class Scan {
        private final List<Condition> outer;
        private final int depth;

        Scan(List<Condition> outer, int depth) {
            this.outer = outer;
            this.depth = depth;
        }

        /** Reads a line; what goes for the next one. */
        List<Condition> scan(LineScanner line, List<Condition> conditions) {
            if (line.isEmpty()) {
                return conditions;
            }
            Word keyword = line.keyword();
            try {
                Word rest = line.rest();
                Directive directive = new Directive(keyword, line.words(), rest, conditions, folder);
                if (keyword.is("Match")) {
                    List<Condition> all = new ArrayList<>(outer);
                    all.addAll(MatchReader.read(directive));
                    return all;
                }
                if (keyword.is("Include")) {
                    include(directive);
                } else {
                    directives.add(directive);
                }
            } catch (ValueException e) {
                problems.add(e);
            }
            return conditions;
        }

        private void include(Directive directive) throws ValueException {
            for (Word pattern : directive.some("FILE")) {
                if (depth == DEEPEST) {
                    throw pattern.wrong(
                            "files include one another more than %d deep".formatted(DEEPEST),
                            "look for a file that includes itself");
                }
                for (Path file : files(pattern)) {
                    try {
                        read(text(file), file.toString(), directive.conditions(), depth + 1);
                    } catch (IOException e) {
                        throw pattern.wrong(
                                "%s cannot be included: %s".formatted(file, e.getMessage()),
                                "let it be readable, or leave out the line");
                    }
                }
            }
        }
    }

    /** The files that a pattern names, in the order of their names. As with OpenSSH, a pattern that no file matches is no mistake, but a plain name is. */
    private List<Path> files(Word pattern) throws ValueException {
        Path path = folder.resolve(pattern.text()).normalize();
        Path parent = path.getParent();
        Path last = path.getFileName();
        if (last == null || parent == null) {
            throw pattern.wrong("this is no file", "write `Include FILE`, where the name may have * and ? in it");
        }
        if (last.toString().chars().noneMatch(c -> "*?[{".indexOf(c) >= 0)) {
            return List.of(path);
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + last);
        try (Stream<Path> all = Files.list(parent)) {
            return all.filter(file -> matcher.matches(file.getFileName()))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw pattern.wrong(
                    "%s cannot be listed: %s".formatted(parent, e.getMessage()), "let the folder be readable");
        }
    }
}
