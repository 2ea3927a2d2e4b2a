package org.mpl4j.compiler.dissect.agreement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All tables. A line is one of
 *
 * <pre>
 * tcp.srcport = tcp.source_port              the same field; several names on a side are whichever is there
 * tcp.hdr_len = tcp.data_offset * 4          .. of which tshark shows four times the number
 * theirs tcp.stream : counted over the capture   a field of tshark's that we have nothing for
 * ours tcp.padding : part of another           a field of ours that tshark has nothing for
 * differ dns.a ours missing in short : why    a disagreement with its reason
 * </pre>
 */
final class AgreementTables {
    private static final String ENDING = ".agreement";

    private final List<Mapping> mappings = new ArrayList<>();
    private final List<Difference> differences = new ArrayList<>();
    private final List<String> protocols = new ArrayList<>();
    private final Map<String, List<Mapping>> theirs = new HashMap<>();
    private final Map<String, List<Mapping>> ours = new HashMap<>();

    static AgreementTables load(Path folder) throws IOException {
        AgreementTables tables = new AgreementTables();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(ENDING))
                    .sorted()
                    .toList()) {
                tables.read(file.getFileName().toString(), Files.readAllLines(file));
            }
        }
        return tables;
    }

    List<String> protocols() {
        return protocols;
    }

    List<Mapping> mappings() {
        return mappings;
    }

    List<Difference> differences() {
        return differences;
    }

    private void read(String file, List<String> lines) {
        String protocol = file.substring(0, file.length() - ENDING.length());
        protocols.add(protocol);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceAll("(^|\\s+)#.*", "").strip().replaceAll("\\s+", " ");
            String place = file + ":" + (i + 1);
            try {
                readLine(protocol, place, line);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
            }
        }
    }

    private void readLine(String protocol, String place, String line) {
        int colon = line.indexOf(" : ");
        String reason = colon < 0 ? "" : line.substring(colon + 3);
        String text = colon < 0 ? line : line.substring(0, colon);
        if (text.startsWith("differ ")) {
            differences.add(Difference.parse(place, text.substring(7), reason));
        } else if (text.startsWith("theirs ") && !reason.isEmpty()) {
            mappings.add(new Mapping(protocol, place, words(text.substring(7)), List.of(), Conversion.NONE, reason));
        } else if (text.startsWith("ours ") && !reason.isEmpty()) {
            mappings.add(new Mapping(protocol, place, List.of(), names(text.substring(5)), Conversion.NONE, reason));
        } else if (text.contains(" = ") && reason.isEmpty()) {
            mappings.add(equation(protocol, place, text));
        } else if (!text.isEmpty()) {
            throw new IllegalArgumentException(
                    "`" + line + "` is neither `THEIRS = OURS`, nor `theirs`, `ours` or `differ` with a reason");
        }
    }

    private static Mapping equation(String protocol, String place, String text) {
        String[] sides = text.split(" = ", 2);
        String right = sides[1];
        int end = right.replaceAll(" ([*+&]|>>|as) .*", "").length();
        return new Mapping(
                protocol,
                place,
                words(sides[0]),
                names(right.substring(0, end)),
                Conversion.parse(right.substring(end).strip()),
                "");
    }

    private static List<String> words(String text) {
        return List.of(text.split(" "));
    }

    private static List<Mapping.Name> names(String text) {
        return words(text).stream().map(Mapping.Name::parse).toList();
    }

    /** The lines that know one of tshark's fields: those that compare it or, if there are none, the one that says why not. */
    List<Mapping> of(TsharkField field) {
        return theirs.computeIfAbsent(field.name(), name -> {
            List<Mapping> all = mappings.stream()
                    .filter(mapping -> mapping.isOfTheirs(name))
                    .toList();
            List<Mapping> compared = all.stream().filter(Mapping::isCompared).toList();
            return compared.isEmpty() ? all : compared;
        });
    }

    /** The lines that know one of our fields: those that name it most exactly. */
    List<Mapping> of(OurField field) {
        return ours.computeIfAbsent(field.fullName(), name -> {
            Optional<Integer> best = mappings.stream()
                    .flatMap(mapping -> mapping.rank(field).stream())
                    .max(Integer::compare);
            return mappings.stream()
                    .filter(mapping -> best.isPresent() && mapping.rank(field).equals(best))
                    .toList();
        });
    }
}
