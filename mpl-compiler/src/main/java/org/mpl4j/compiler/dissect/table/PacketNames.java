package org.mpl4j.compiler.dissect.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.dissect.syntax.TableStatement;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.SpecModel;
import org.mpl4j.compiler.resolve.DeclaredNames;
import org.mpl4j.compiler.resolve.NearestName;
import org.mpl4j.compiler.source.SpecPath;

/** Finds the packets that tables name: in the table's own directory, then anywhere on the spec path. */
final class PacketNames {
    private final DeclaredNames declared;
    private final Diagnostics diagnostics;

    PacketNames(DeclaredNames declared, Diagnostics diagnostics) {
        this.declared = declared;
        this.diagnostics = diagnostics;
    }

    /** Relative paths of the specifications that have the packets of some tables. */
    Set<String> files(List<TableFile> tables) {
        Set<String> files = new LinkedHashSet<>();
        for (TableFile table : tables) {
            for (TableStatement.Name name : table.packets()) {
                files.addAll(declared.files(name.text(), table.directory()));
            }
        }
        return files;
    }

    /** The packet that a name in a table stands for; empty, and reported, if there is none or more than one. */
    Optional<PacketType> find(TableStatement.Name name, String directory, SpecModel model) {
        List<PacketType> found = inModel(name, directory, model);
        if (found.size() > 1) {
            Diagnostics.Draft draft = diagnostics.error(
                    Code.E0209,
                    name.span(),
                    "`%s` could be %s or %s",
                    name.text(),
                    found.get(0).name(),
                    found.get(1).name());
            found.forEach(one -> draft.also(one.span(), "one of them"));
            draft.help("put the table into the directory of the one that is meant, or rename all but one");
            return Optional.empty();
        }
        if (found.isEmpty()) {
            Diagnostics.Draft draft =
                    diagnostics.error(Code.E0208, name.span(), "there is no packet `%s`", name.text());
            NearestName.to(name.text(), declared.names())
                    .ifPresent(nearest -> draft.help("did you mean `%s`?", nearest));
        }
        return found.stream().findFirst();
    }

    /** The packets of a model that a name in a table may stand for. */
    List<PacketType> inModel(TableStatement.Name name, String directory, SpecModel model) {
        List<PacketType> found = new ArrayList<>();
        for (String file : declared.files(name.text(), directory)) {
            model.find(qualified(file, name.text())).ifPresent(found::add);
        }
        return found;
    }

    private static QualifiedName qualified(String file, String name) {
        String directory = SpecPath.directoryOf(file);
        String base = file.substring(directory.isEmpty() ? 0 : directory.length() + 1, file.length() - ".mpl".length());
        return new QualifiedName(directory, base, name);
    }
}
