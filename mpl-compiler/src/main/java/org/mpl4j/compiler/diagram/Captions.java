package org.mpl4j.compiler.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is written into the parts of cells: the text of a cell stands in its widest part, in up to three lines as flags do in RFCs, and is cut where it does not fit.
 */
final class Captions {
    private static final String MORE = "...";

    private static final int MOST_LINES = 3;

    private final Map<Row.Part, List<String>> texts = new HashMap<>();
    private final List<String> legend = new ArrayList<>();

    Captions(List<Row> rows) {
        Map<Cell.Fixed, List<Row.Part>> partsOfCell = new LinkedHashMap<>();
        for (Row row : rows) {
            if (row instanceof Row.Bits bits) {
                bits.parts()
                        .forEach(part -> partsOfCell
                                .computeIfAbsent(part.cell(), cell -> new ArrayList<>())
                                .add(part));
            }
        }
        partsOfCell.forEach(this::caption);
    }

    /** The lines of a part; none where it stays empty. */
    List<String> of(Row.Part part) {
        return texts.getOrDefault(part, List.of());
    }

    /** {@code short = long} for every text that was cut, in the order of the diagram. */
    List<String> legend() {
        return legend;
    }

    private void caption(Cell.Fixed cell, List<Row.Part> parts) {
        Row.Part widest = widest(parts);
        List<String> lines = broken(cell.text(), widest.textWidth());
        if (lines.size() > MOST_LINES) {
            String text = fitted(cell.text(), widest.textWidth());
            legend.add(text + " = " + cell.text());
            lines = List.of(text);
        }
        texts.put(widest, lines);
        for (Row.Part part : parts) {
            // Parts one below the other are seen to be the same field, parts that only follow each other are not.
            boolean isApart =
                    parts.size() == 2 && (part.endColumn() <= widest.column() || widest.endColumn() <= part.column());
            if (isApart) {
                texts.put(part, List.of(MORE.substring(0, Math.min(MORE.length(), part.textWidth()))));
            }
        }
    }

    /** Of several the one in the middle. */
    private static Row.Part widest(List<Row.Part> parts) {
        int most = parts.stream().mapToInt(Row.Part::bits).max().orElseThrow();
        List<Row.Part> candidates =
                parts.stream().filter(part -> part.bits() == most).toList();
        return candidates.get((candidates.size() - 1) / 2);
    }

    /** The text in lines of so many characters, broken behind underscores where there are some. */
    private static List<String> broken(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > width) {
            int underscore = rest.lastIndexOf('_', width - 1);
            int end = underscore > 0 ? underscore + 1 : width;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end);
        }
        lines.add(rest);
        return lines;
    }

    /** The text, cut to so many characters. */
    static String fitted(String text, int width) {
        if (text.length() <= width) {
            return text;
        }
        int kept = width - MORE.length();
        return kept > MORE.length() ? text.substring(0, kept) + MORE : text.substring(0, width);
    }
}
