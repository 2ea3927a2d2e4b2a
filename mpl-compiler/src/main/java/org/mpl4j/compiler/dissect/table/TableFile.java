package org.mpl4j.compiler.dissect.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.dissect.syntax.TableParser;
import org.mpl4j.compiler.dissect.syntax.TableStatement;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;

/**
 * A table as written.
 *
 * @param root where it was found
 * @param directory below its root
 */
public record TableFile(SpecRoot root, String directory, List<TableStatement> statements) {
    private static final String ENDING = ".layers";

    public TableFile {
        statements = List.copyOf(statements);
    }

    /** The tables of a spec path, those of the first root first; what is wrong with them is in the diagnostics. */
    public static List<TableFile> readAll(SpecPath path, Diagnostics diagnostics) throws IOException {
        List<TableFile> tables = new ArrayList<>();
        for (Map.Entry<String, SpecRoot> file : path.list(ENDING).entrySet()) {
            Optional<SourceFile> source = path.load(file.getKey());
            if (source.isPresent()) {
                tables.add(new TableFile(
                        file.getValue(), source.get().directory(), TableParser.parse(source.get(), diagnostics)));
            }
        }
        return tables;
    }

    /** Every packet that the table mentions: as the place of a payload, or as what is in one. */
    List<TableStatement.Name> packets() {
        List<TableStatement.Name> names = new ArrayList<>();
        for (TableStatement statement : statements) {
            if (statement instanceof TableStatement.Link link) {
                names.add(link.target().packet());
            } else if (statement instanceof TableStatement.Payload payload) {
                names.add(payload.place().packet());
                payload.choices().forEach(choice -> names.add(choice.target().packet()));
            } else if (statement instanceof TableStatement.Part part) {
                names.add(part.place().packet());
            } else if (statement instanceof TableStatement.Open open) {
                names.add(open.place().packet());
                if (open.whole() != null) {
                    names.add(open.whole().packet());
                }
            } else if (statement instanceof TableStatement.Order order) {
                names.add(order.place().packet());
            } else if (statement instanceof TableStatement.Fragment fragment) {
                names.add(fragment.packet());
                if (fragment.whole() != null) {
                    names.add(fragment.whole().packet());
                }
            } else if (statement instanceof TableStatement.Flow flow) {
                names.add(flow.packet());
            } else if (statement instanceof TableStatement.Note note) {
                names.add(note.packet());
            }
        }
        return names;
    }

    /** The packets that can be layers. */
    List<TableStatement.Name> targets() {
        List<TableStatement.Name> names = new ArrayList<>();
        for (TableStatement statement : statements) {
            if (statement instanceof TableStatement.Link link) {
                names.add(link.target().packet());
            } else if (statement instanceof TableStatement.Payload payload) {
                payload.choices().forEach(choice -> names.add(choice.target().packet()));
            } else if (statement instanceof TableStatement.Fragment fragment && fragment.whole() != null) {
                names.add(fragment.whole().packet());
            } else if (statement instanceof TableStatement.Open open && open.whole() != null) {
                names.add(open.whole().packet());
            }
        }
        return names;
    }
}
