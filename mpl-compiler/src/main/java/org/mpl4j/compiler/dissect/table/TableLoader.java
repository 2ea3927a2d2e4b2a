package org.mpl4j.compiler.dissect.table;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.dissect.syntax.TableStatement;
import org.mpl4j.compiler.interpret.parse.Interpreters;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.SpecModel;
import org.mpl4j.compiler.resolve.DeclaredNames;
import org.mpl4j.compiler.source.SpecPath;

/** Reads the tables of a spec path: first for the specifications that they need, and once these are compiled, for what they mean. */
public final class TableLoader {
    private final List<TableFile> tables;
    private final PacketNames names;
    private final Diagnostics diagnostics;

    /**
     * Reads and parses the tables.
     *
     * @throws IOException if a file cannot be read
     */
    public TableLoader(SpecPath path, Diagnostics diagnostics) throws IOException {
        this.tables = TableFile.readAll(path, diagnostics);
        this.names = new PacketNames(new DeclaredNames(path), diagnostics);
        this.diagnostics = diagnostics;
    }

    /** Relative paths of the specifications whose packets the tables name. */
    public Set<String> specFiles() {
        return new LinkedHashSet<>(names.files(tables));
    }

    /**
     * The tables with their meaning; to be used only if the diagnostics have no error.
     *
     * @param model compiled from {@link #specFiles}
     */
    public LayerTables bind(SpecModel model, Interpreters interpreters) {
        return new TableBinder(model, interpreters, names, diagnostics).bind(tables);
    }

    /** The tables as they are written, for what makes something else of them. */
    public List<TableFile> files() {
        return tables;
    }

    /** The packet of a model that a name in one of the tables stands for; empty if the model has none. */
    public Optional<PacketType> packet(TableStatement.Name name, TableFile table, SpecModel model) {
        return names.inModel(name, table.directory(), model).stream().findFirst();
    }
}
