package org.mpl4j.compiler.resolve;

import static org.mpl4j.compiler.diagnostic.Code.E0202;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.mpl4j.compiler.ast.Declaration;
import org.mpl4j.compiler.ast.SpecFile;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.source.SourceFile;

/**
 * A file that was parsed.
 *
 * @param packets its packets and structs, which {@code packet name()} finds
 * @param types its structs, typedefs and extern types, which {@code x: name;} finds
 * @param lost names that it seems to declare, but which syntax errors hide
 */
record LoadedFile(
        SourceFile source, Map<String, Declaration> packets, Map<String, Declaration> types, Set<String> lost) {
    static LoadedFile of(SpecFile file, Diagnostics diagnostics) {
        Map<String, Declaration> packets = new LinkedHashMap<>();
        Map<String, Declaration> types = new LinkedHashMap<>();
        for (Declaration declaration : file.declarations()) {
            boolean isPacket = declaration instanceof Declaration.Packet || declaration instanceof Declaration.Struct;
            boolean isType = !(declaration instanceof Declaration.Packet);
            if (isPacket) {
                add(packets, declaration, diagnostics);
            }
            if (isType) {
                add(types, declaration, diagnostics);
            }
        }
        Set<String> lost = file.declarations().isEmpty()
                ? Set.copyOf(DeclarationScan.of(file.source().text()))
                : Set.of();
        return new LoadedFile(file.source(), packets, types, lost);
    }

    private static void add(Map<String, Declaration> names, Declaration declaration, Diagnostics diagnostics) {
        Declaration first = names.putIfAbsent(declaration.name().text(), declaration);
        if (first != null) {
            diagnostics
                    .error(E0202, declaration.name().span(), "`%s` is declared twice", declaration.name())
                    .also(first.name().span(), "first declared here");
        }
    }

    /** The declarations of one of both kinds. */
    Map<String, Declaration> names(Namespace namespace) {
        return namespace == Namespace.PACKETS ? packets : types;
    }

    QualifiedName qualify(String name) {
        return new QualifiedName(source.directory(), source.baseName(), name);
    }

    List<Declaration> declarations() {
        return Stream.concat(packets.values().stream(), types.values().stream())
                .distinct()
                .toList();
    }

    /** What a name is looked for as. */
    enum Namespace {
        PACKETS,
        TYPES
    }
}
