package org.mpl4j.compiler.resolve;

import static org.mpl4j.compiler.diagnostic.Code.E0208;
import static org.mpl4j.compiler.diagnostic.Code.E0209;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.ast.Declaration;
import org.mpl4j.compiler.ast.Ident;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.resolve.LoadedFile.Namespace;

/** Finds declarations by name: in the same file, then in its directory, then anywhere on the spec path. */
final class GlobalNames {
    private final Library library;
    private final Diagnostics diagnostics;
    private final Deque<Found> reached = new ArrayDeque<>();
    private final References references;

    GlobalNames(Library library, References references, Diagnostics diagnostics) {
        this.library = library;
        this.references = references;
        this.diagnostics = diagnostics;
    }

    /** A declaration and the file that has it. */
    record Found(LoadedFile file, Declaration declaration) {
        QualifiedName name() {
            return file.qualify(declaration.name().text());
        }

        /** Whether it is a packet or a struct. */
        boolean isPacket() {
            return declaration instanceof Declaration.Packet || declaration instanceof Declaration.Struct;
        }
    }

    /** What the names that were found stand for. */
    References references() {
        return references;
    }

    /** Packets and structs that were found and not taken yet; some may come twice. */
    Deque<Found> reached() {
        return reached;
    }

    /** The declaration that a name stands for in a file; empty, and reported, if there is none or more than one. */
    Optional<Found> find(Ident name, Namespace namespace, LoadedFile from) {
        Optional<Found> found = search(name, namespace, from);
        found.ifPresent(
                one -> references.add(name.span(), one.declaration().name().span()));
        found.filter(Found::isPacket).ifPresent(reached::add);
        return found;
    }

    private Optional<Found> search(Ident name, Namespace namespace, LoadedFile from) {
        Declaration own = from.names(namespace).get(name.text());
        if (own != null) {
            return Optional.of(new Found(from, own));
        }
        if (from.lost().contains(name.text())) {
            return Optional.empty();
        }
        List<String> near = library.declaring(name.text(), from.source().directory());
        Search search = search(name.text(), namespace, near);
        if (search.isEmpty()) {
            search = search(name.text(), namespace, library.declaring(name.text()));
        }
        if (search.found.size() == 1) {
            return Optional.of(search.found.get(0));
        }
        if (search.found.size() > 1) {
            ambiguous(name, search.found);
        } else if (!search.isHidden) {
            unknown(name, namespace, from);
        }
        return Optional.empty();
    }

    private record Search(List<Found> found, boolean isHidden) {
        boolean isEmpty() {
            return found.isEmpty() && !isHidden;
        }
    }

    private Search search(String name, Namespace namespace, List<String> files) {
        List<Found> found = new ArrayList<>();
        boolean isHidden = false;
        for (String path : files) {
            LoadedFile file = library.load(path);
            Declaration declaration = file.names(namespace).get(name);
            if (declaration != null) {
                found.add(new Found(file, declaration));
            }
            isHidden |= file.lost().contains(name);
        }
        return new Search(found, isHidden);
    }

    private void ambiguous(Ident name, List<Found> found) {
        Diagnostics.Draft draft = diagnostics.error(
                E0209,
                name.span(),
                "`%s` could be %s or %s",
                name,
                found.get(0).name(),
                found.get(1).name());
        found.forEach(one -> draft.also(one.declaration().name().span(), "one of them"));
        draft.help("declare it in this file or directory, or rename all but one");
    }

    private void unknown(Ident name, Namespace namespace, LoadedFile from) {
        boolean isPacket = namespace == Namespace.PACKETS;
        Declaration other =
                from.names(isPacket ? Namespace.TYPES : Namespace.PACKETS).get(name.text());
        if (other != null) {
            diagnostics
                    .error(
                            E0208,
                            name.span(),
                            isPacket ? "`%s` is a type, not a packet" : "`%s` is a packet, not a type",
                            name)
                    .also(other.name().span(), "declared here")
                    .help(isPacket ? "write `x: " + name + ";`" : "write `x: packet " + name + "();`");
            return;
        }
        Diagnostics.Draft draft =
                diagnostics.error(E0208, name.span(), "there is no %s `%s`", isPacket ? "packet" : "type", name);
        List<String> candidates = new ArrayList<>(from.names(namespace).keySet());
        if (!isPacket) {
            candidates.addAll(BuiltInType.names());
        }
        candidates.addAll(library.names());
        NearestName.to(name.text(), candidates).ifPresent(draft::suggest);
    }
}
