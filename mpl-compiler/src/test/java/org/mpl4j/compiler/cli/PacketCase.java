package org.mpl4j.compiler.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.runtime.Bytes;

/**
 * One packet of a {@code .cases} file, as its author worked it out by hand, or of a {@code .vectors} file, as others have sent or published it. A case begins with {@code packet NAME}; the lines that may follow, each continued by indented lines:
 *
 * <ul>
 *   <li>{@code arg NAME=VALUE}: an argument of the packet;
 *   <li>{@code branch A.B}: the branches that it takes;
 *   <li>{@code json {..}}: what {@code mplc build} is given;
 *   <li>{@code hex ..}: its bytes, built from the JSON where there is some, and read in any case;
 *   <li>{@code read {..}}: what {@code mplc dissect} must show of it, if that is not what was given;
 *   <li>{@code violations N}: how many rules the bytes break;
 *   <li>{@code error TEXT}: building the JSON, or reading the bytes, is refused, and the message has this text.
 * </ul>
 *
 * @param specification the {@code .mpl} file beside the cases
 * @param line where the case begins
 */
public record PacketCase(
        Path specification,
        int line,
        String packet,
        List<String> arguments,
        String branch,
        String json,
        String hex,
        String read,
        int violations,
        String error) {
    private static final Path LIBRARY = Path.of("..", "specs");

    public static List<PacketCase> in(Path file) throws IOException {
        List<PacketCase> cases = new ArrayList<>();
        Draft draft = null;
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("packet ")) {
                if (draft != null) {
                    cases.add(draft.finish());
                }
                draft = new Draft(specification(file), number);
            }
            if (draft == null) {
                throw new IllegalArgumentException(file + ":" + number + ": a case begins with `packet`");
            }
            draft.add(line);
        }
        if (draft != null) {
            cases.add(draft.finish());
        }
        return cases;
    }

    /** All of the protocols that this project comes with. */
    public static List<PacketCase> vectors() throws IOException {
        List<PacketCase> all = new ArrayList<>();
        try (Stream<Path> files =
                Files.find(LIBRARY, 2, (file, is) -> file.toString().endsWith(".vectors"))) {
            for (Path file : files.sorted().toList()) {
                all.addAll(in(file));
            }
        }
        return all;
    }

    private static Path specification(Path file) {
        return file.resolveSibling(file.getFileName().toString().replaceFirst("\\.(cases|vectors)$", ".mpl"));
    }

    /** The command line that runs {@code command} on this packet. */
    String[] command(String command, String... options) {
        return Stream.of(
                        Stream.of(command, "--packet", specification + ":" + packet),
                        specification.startsWith(LIBRARY)
                                ? Stream.of("--spec-path", LIBRARY.toString())
                                : Stream.<String>of(),
                        Stream.of(options),
                        arguments.stream().flatMap(argument -> Stream.of("--arg", argument)))
                .flatMap(words -> words)
                .toArray(String[]::new);
    }

    /** What the case gives for the parameters of its packet; for the others, what they are by default. */
    public Arguments argumentsFor(List<Param> params) {
        Arguments values = Arguments.defaults(params);
        for (String given : arguments) {
            String[] parts = given.split("=", 2);
            Param param = params.stream()
                    .filter(one -> one.name().equals(parts[0]))
                    .findFirst()
                    .orElseThrow();
            if (param.kind() == ValueKind.INT) {
                values.set(param.index(), Long.decode(parts[1]));
            } else if (param.kind() == ValueKind.BOOL) {
                values.set(param.index(), Boolean.parseBoolean(parts[1]) ? 1 : 0);
            } else {
                values.set(param.index(), Bytes.ofHex(parts[1]));
            }
        }
        return values;
    }

    /** The same packet of another file. */
    PacketCase of(Path other) {
        return new PacketCase(other, line, packet, arguments, branch, json, hex, read, violations, error);
    }

    boolean builds() {
        return !json.isEmpty();
    }

    public boolean isRefused() {
        return !error.isEmpty();
    }

    /** What must be shown of the packet; empty where nothing is said. */
    String shown() {
        return read.isEmpty() ? json : read;
    }

    @Override
    public String toString() {
        return specification.getFileName() + ":" + line + " " + packet + (branch.isEmpty() ? "" : " " + branch)
                + (error.isEmpty() ? "" : " refused");
    }

    /** The lines of one case, gathered. */
    private static final class Draft {
        private final Path specification;
        private final int line;
        private final List<String> words = new ArrayList<>();
        private final List<StringBuilder> texts = new ArrayList<>();

        Draft(Path specification, int line) {
            this.specification = specification;
            this.line = line;
        }

        void add(String text) {
            if (text.startsWith(" ")) {
                texts.get(texts.size() - 1).append(' ').append(text.strip());
                return;
            }
            String[] parts = text.split(" ", 2);
            if (!List.of("packet", "arg", "branch", "json", "hex", "read", "violations", "error")
                    .contains(parts[0])) {
                throw new IllegalArgumentException(
                        specification + ": case of line " + line + ": unknown line `" + text + "`");
            }
            words.add(parts[0]);
            texts.add(new StringBuilder(parts.length == 1 ? "" : parts[1].strip()));
        }

        private List<String> all(String word) {
            List<String> all = new ArrayList<>();
            for (int i = 0; i < words.size(); i++) {
                if (words.get(i).equals(word)) {
                    all.add(texts.get(i).toString());
                }
            }
            return all;
        }

        private String one(String word) {
            return String.join(" ", all(word));
        }

        PacketCase finish() {
            String violations = one("violations");
            return new PacketCase(
                    specification,
                    line,
                    one("packet"),
                    all("arg"),
                    one("branch"),
                    one("json"),
                    one("hex").replaceAll("\\s", ""),
                    one("read"),
                    violations.isEmpty() ? 0 : Integer.parseInt(violations),
                    one("error"));
        }
    }
}
