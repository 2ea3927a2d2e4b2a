package org.mpl4j.compiler.dissect.agreement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What comparing has found. */
final class AgreementReport {
    private final AgreementTables tables;
    private final Map<String, Counts> counts = new LinkedHashMap<>();
    private final Set<Mapping> seen = new HashSet<>();
    private final Map<Difference, Integer> used = new HashMap<>();
    private final Map<String, String> unknown = new LinkedHashMap<>();
    private final List<Disagreement> disagreements = new ArrayList<>();

    AgreementReport(AgreementTables tables) {
        this.tables = tables;
        tables.protocols().forEach(protocol -> counts.put(protocol, new Counts()));
    }

    private static final class Counts {
        private int agreed;
        private int explained;
        private int unexplained;

        private int compared() {
            return agreed + explained + unexplained;
        }
    }

    private Counts of(Mapping line) {
        return counts.computeIfAbsent(line.protocol(), name -> new Counts());
    }

    void seen(Mapping line) {
        seen.add(line);
    }

    void agreed(Mapping line) {
        of(line).agreed++;
    }

    void disagreed(Disagreement found) {
        for (Difference difference : tables.differences()) {
            if (difference.explains(found)) {
                used.merge(difference, 1, Integer::sum);
                of(found.mapping()).explained++;
                return;
            }
        }
        of(found.mapping()).unexplained++;
        disagreements.add(found);
    }

    /** Notes a field of tshark's that no table knows, and which of ours has its bytes. */
    void unknown(String sample, int frame, TsharkField field, List<OurField> ours) {
        unknown.computeIfAbsent(field.name(), name -> {
            String same = ours.stream()
                    .filter(our ->
                            our.start() == field.start() && our.end() == field.end() && field.end() > field.start())
                    .map(OurField::toString)
                    .collect(Collectors.joining(", "));
            return "tshark's " + field + " in frame " + frame + " of " + sample
                    + (same.isEmpty() ? "" : " has the bytes of our " + same);
        });
    }

    /** Notes a field of ours that no table knows. */
    void unknown(String sample, int frame, OurField field) {
        unknown.computeIfAbsent(field.fullName(), name -> "our " + field + " in frame " + frame + " of " + sample);
    }

    List<Disagreement> disagreements() {
        return disagreements;
    }

    /** Fields of both sides that are in no table. */
    List<String> unknownFields() {
        return List.copyOf(unknown.values());
    }

    /** Lines that nothing in the samples needs. */
    List<String> idleLines() {
        List<String> idle = new ArrayList<>();
        tables.mappings().stream().filter(line -> !seen.contains(line)).forEach(line -> idle.add(line.place()));
        tables.differences().stream().filter(line -> !used.containsKey(line)).forEach(line -> idle.add(line.place()));
        return idle;
    }

    /** A table of the protocols: fields that are compared, values of them, those that agreed, those that differ for a reason in the tables. */
    String text() {
        StringBuilder text = new StringBuilder("Agreement with tshark\n");
        text.append("%-12s %7s %9s %9s %10s%n".formatted("protocol", "fields", "compared", "agreed", "explained"));
        Counts all = new Counts();
        long fields = 0;
        for (Map.Entry<String, Counts> entry : counts.entrySet()) {
            Counts found = entry.getValue();
            long compared = tables.mappings().stream()
                    .filter(line -> line.protocol().equals(entry.getKey()) && line.isCompared() && seen.contains(line))
                    .count();
            text.append(row(entry.getKey(), compared, found));
            fields += compared;
            all.agreed += found.agreed;
            all.explained += found.explained;
            all.unexplained += found.unexplained;
        }
        return text.append(row("all", fields, all)).toString();
    }

    private static String row(String name, long fields, Counts found) {
        return "%-12s %7d %9d %9d %10d%s%n"
                .formatted(
                        name,
                        fields,
                        found.compared(),
                        found.agreed,
                        found.explained,
                        found.unexplained == 0 ? "" : " and " + found.unexplained + " without a reason");
    }
}
