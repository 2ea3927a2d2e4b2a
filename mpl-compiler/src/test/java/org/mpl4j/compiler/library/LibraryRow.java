package org.mpl4j.compiler.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mpl4j.compiler.cli.PacketCase;
import org.mpl4j.compiler.interpret.value.ClassifyShape;
import org.mpl4j.compiler.model.PacketType;

/**
 * What can be counted of one protocol.
 *
 * @param packets packets and structs, also those that are only parts of others
 * @param branches of all classifies: messages, options, record types and what else a number or name chooses
 * @param vectors cases in its {@code .vectors} files
 */
record LibraryRow(int packets, int branches, int vectors) {
    private static final LibraryRow NOTHING = new LibraryRow(0, 0, 0);

    /** A row for each folder that has a specification, by its name. */
    static Map<String, LibraryRow> of(Library library) throws IOException {
        Map<String, LibraryRow> rows = new TreeMap<>();
        for (PacketType packet : library.packets()) {
            int branches = library.spec().shapes().shape(packet.name()).items().stream()
                    .filter(ClassifyShape.class::isInstance)
                    .mapToInt(item -> ((ClassifyShape) item).branches().size())
                    .sum();
            rows.merge(packet.name().directory(), new LibraryRow(1, branches, 0), LibraryRow::plus);
        }
        for (PacketCase vector : PacketCase.vectors()) {
            Path folder = Library.FOLDER.relativize(vector.specification()).getParent();
            rows.merge(folder.toString(), new LibraryRow(0, 0, 1), LibraryRow::plus);
        }
        return rows;
    }

    static LibraryRow sum(Iterable<LibraryRow> rows) {
        LibraryRow sum = NOTHING;
        for (LibraryRow row : rows) {
            sum = sum.plus(row);
        }
        return sum;
    }

    private LibraryRow plus(LibraryRow other) {
        return new LibraryRow(packets + other.packets, branches + other.branches, vectors + other.vectors);
    }

    List<String> cells() {
        return List.of(Integer.toString(packets), Integer.toString(branches), Integer.toString(vectors));
    }
}
