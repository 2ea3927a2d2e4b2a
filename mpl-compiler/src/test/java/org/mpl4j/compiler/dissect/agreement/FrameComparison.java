package org.mpl4j.compiler.dissect.agreement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds what both sides found in a frame against each other, line by line of the tables. */
final class FrameComparison {
    private final AgreementTables tables;
    private final AgreementReport report;
    private final String sample;
    private final int frame;
    private final Map<Mapping, Sides> sides = new LinkedHashMap<>();

    FrameComparison(AgreementTables tables, AgreementReport report, String sample, int frame) {
        this.tables = tables;
        this.report = report;
        this.sample = sample;
        this.frame = frame;
    }

    private record Sides(List<TsharkField> theirs, List<OurField> ours) {}

    /**
     * Compares.
     *
     * @param byPlace whether fields belong together that are at the same place, or those that are in the same order: what was put together has places of its own
     */
    void compare(List<TsharkField> theirs, List<OurField> ours, boolean byPlace) {
        for (TsharkField field : theirs) {
            List<Mapping> lines = tables.of(field);
            if (lines.isEmpty()) {
                report.unknown(sample, frame, field, ours);
            }
            lines.forEach(line -> of(line).theirs.add(field));
        }
        for (OurField field : ours) {
            List<Mapping> lines = tables.of(field);
            if (lines.isEmpty() && !field.isEmpty()) {
                report.unknown(sample, frame, field);
            }
            lines.forEach(line -> of(line).ours.add(field));
        }
        sides.forEach((line, found) -> {
            report.seen(line);
            if (line.isCompared()) {
                pair(line, found, byPlace);
            }
        });
    }

    private Sides of(Mapping line) {
        return sides.computeIfAbsent(line, key -> new Sides(new ArrayList<>(), new ArrayList<>()));
    }

    private void pair(Mapping line, Sides found, boolean byPlace) {
        Comparator<Positioned> byStart = Comparator.comparingInt(Positioned::start);
        if (byPlace) {
            found.theirs.sort(byStart);
            found.ours.sort(byStart);
        }
        int their = 0;
        int our = 0;
        while (their < found.theirs.size() || our < found.ours.size()) {
            TsharkField theirs = their < found.theirs.size() ? found.theirs.get(their) : null;
            OurField ours = our < found.ours.size() ? found.ours.get(our) : null;
            if (theirs != null && ours != null && !belong(line, theirs, ours, byPlace)) {
                if (theirs.start() < ours.start() && !ours.isEmpty()) {
                    ours = null;
                } else {
                    theirs = null;
                }
            }
            judge(line, theirs, ours);
            their += theirs == null ? 0 : 1;
            our += ours == null ? 0 : 1;
        }
    }

    /** What is nowhere in particular belongs to the next of ours, and what has no bytes to one of the same value only. */
    private static boolean belong(Mapping line, TsharkField theirs, OurField ours, boolean byPlace) {
        if (ours.isEmpty() && !Values.agree(theirs, ours, line.conversion())) {
            return false;
        }
        return !byPlace || theirs.isEmpty() || theirs.touches(ours);
    }

    private void judge(Mapping line, @Nullable TsharkField theirs, @Nullable OurField ours) {
        if (theirs != null && ours != null && Values.agree(theirs, ours, line.conversion())) {
            report.agreed(line);
        } else if (theirs != null || ours == null || !ours.isEmpty()) {
            report.disagreed(new Disagreement(sample, frame, line, theirs, ours));
        }
    }
}
