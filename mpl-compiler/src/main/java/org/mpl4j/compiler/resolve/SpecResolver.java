package org.mpl4j.compiler.resolve;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.compiler.ast.Declaration;
import org.mpl4j.compiler.ast.Ident;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.SpecModel;
import org.mpl4j.compiler.resolve.GlobalNames.Found;
import org.mpl4j.compiler.resolve.PacketResolver.Resolved;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecPath;

/** From files to the packets that they declare, and all that those refer to. */
public final class SpecResolver {
    private final Library library;
    private final GlobalNames globals;
    private final TypeNames typeNames;
    private final PacketResolver packetResolver;
    private final Diagnostics diagnostics;
    private final Map<QualifiedName, Resolved> packets = new HashMap<>();

    SpecResolver(SpecPath path, Collection<SourceFile> requested, Parsing parsing, Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        this.library = new Library(path, requested, parsing, diagnostics);
        this.globals = new GlobalNames(library, new References(), diagnostics);
        this.typeNames = new TypeNames(globals, diagnostics);
        this.packetResolver = new PacketResolver(globals, typeNames, diagnostics);
    }

    /**
     * Resolves the declarations of some files.
     *
     * @param path where names are looked for that the files themselves do not declare
     * @param parsing what is made of files with syntax errors
     */
    public static ResolvedSpec resolve(
            SpecPath path, List<SourceFile> requested, Parsing parsing, Diagnostics diagnostics) {
        return new SpecResolver(path, requested, parsing, diagnostics).resolve(requested);
    }

    private ResolvedSpec resolve(List<SourceFile> requested) {
        Set<QualifiedName> wanted = new LinkedHashSet<>();
        Deque<Found> open = new ArrayDeque<>();
        for (SourceFile source : requested) {
            LoadedFile file = library.load(Library.relativePath(source));
            for (Declaration declaration : file.declarations()) {
                Found found = new Found(file, declaration);
                if (found.isPacket()) {
                    wanted.add(found.name());
                    open.add(found);
                } else {
                    typeNames.declared(found, declaration.name());
                }
            }
        }
        reach(open);
        return new ResolvedSpec(packets.values(), typeNames.enumerations(), wanted, globals.references());
    }

    /** The packet that a name stands for in the place of a file, which is resolved with all that it refers to. */
    Optional<QualifiedName> find(Ident name, SourceFile from) {
        LoadedFile place = new LoadedFile(from, Map.of(), Map.of(), Set.of());
        Optional<Found> found = globals.find(name, LoadedFile.Namespace.PACKETS, place);
        Deque<Found> open = new ArrayDeque<>(globals.reached());
        globals.reached().clear();
        reach(open);
        return found.map(Found::name);
    }

    /** What the names that were found so far stand for. */
    References references() {
        return globals.references();
    }

    /** What was resolved so far without an error. */
    SpecModel sound() {
        return new ResolvedSpec(packets.values(), typeNames.enumerations(), Set.of(), globals.references())
                .sound(diagnostics);
    }

    private void reach(Deque<Found> open) {
        while (!open.isEmpty()) {
            Found found = open.remove();
            if (!packets.containsKey(found.name())) {
                packets.put(found.name(), packetResolver.resolve(found));
                open.addAll(globals.reached());
                globals.reached().clear();
            }
        }
    }
}
