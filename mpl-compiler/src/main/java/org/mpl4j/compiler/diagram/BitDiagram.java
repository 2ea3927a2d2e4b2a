package org.mpl4j.compiler.diagram;

import java.util.ArrayList;
import java.util.List;
import org.mpl4j.compiler.layout.PlacedBlock;
import org.mpl4j.compiler.model.PacketType;

/**
 * The bit diagram of a block as RFCs draw it: 32 bits a row under a ruler, the first bit on the left. What has no constant size, or need not be there, is a row
 * between tildes; what follows it starts a new row. Below the rows stands what names were cut to, and the byte order where it is switched.
 *
 * <p>A block in which nothing has a constant size is a list of its items instead.
 */
public final class BitDiagram {
    /** That of the rows. */
    private static final int LINE_LENGTH = 2 * Row.BITS + 1;

    private BitDiagram() {}

    /** The lines of the diagram, which may hold any printable character; none for a block that holds nothing. */
    public static List<String> draw(PacketType packet, PlacedBlock block) {
        BlockCells found = new BlockCells(packet, block);
        List<Cell> cells = found.cells();
        if (cells.stream().noneMatch(Cell.Fixed.class::isInstance)) {
            return cells.stream().map(Cell::text).toList();
        }
        List<Row> rows = Row.of(cells);
        Captions captions = new Captions(rows);
        List<String> lines = new ArrayList<>(RowPrinter.print(rows, captions));
        lines.addAll(filled(captions.legend()));
        lines.addAll(found.notes());
        return lines;
    }

    /** The entries with commas between them, as many in a line as fit. */
    private static List<String> filled(List<String> entries) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String entry : entries) {
            if (!line.isEmpty() && line.length() + entry.length() + 2 > LINE_LENGTH) {
                lines.add(line.append(',').toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : ", ").append(entry);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }
}
