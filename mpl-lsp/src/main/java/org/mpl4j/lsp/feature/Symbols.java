package org.mpl4j.lsp.feature;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.mpl4j.lsp.outline.Outline;
import org.mpl4j.lsp.workspace.Place;
import org.mpl4j.lsp.workspace.Snapshot;

/** What files declare, for outlines and searches. */
public final class Symbols {
    private static final int MAX_FOUND = 1000;

    private final Snapshot snapshot;

    public Symbols(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** The outline of a file. */
    public List<DocumentSymbol> of(Path file) {
        return snapshot.outline(file).stream()
                .map(outline -> symbol(outline, file))
                .toList();
    }

    private DocumentSymbol symbol(Outline outline, Path file) {
        DocumentSymbol symbol = new DocumentSymbol(
                outline.name().isEmpty() ? outline.detail() : outline.name(),
                kind(outline.kind()),
                snapshot.lines(file).range(outline.extent()),
                snapshot.lines(file).range(outline.nameSpan()),
                outline.name().isEmpty() ? "" : outline.detail());
        symbol.setChildren(
                outline.children().stream().map(child -> symbol(child, file)).toList());
        return symbol;
    }

    /** The declarations and fields in the workspace whose names have the letters of a query in their order. */
    public List<WorkspaceSymbol> matching(String query) {
        List<WorkspaceSymbol> found = new ArrayList<>();
        for (Path file : files()) {
            for (Outline top : snapshot.outline(file)) {
                add(top, "", query.toLowerCase(Locale.ROOT), found);
            }
        }
        return found;
    }

    private Set<Path> files() {
        Set<Path> roots = new LinkedHashSet<>(snapshot.places().conventional());
        snapshot.documents()
                .keySet()
                .forEach(file -> roots.add(snapshot.places().rootOf(file)));
        Set<Path> files = new LinkedHashSet<>();
        for (Path root : roots) {
            files.addAll(snapshot.files(root, ".mpl"));
            files.addAll(snapshot.files(root, ".spl"));
        }
        return files;
    }

    private void add(Outline outline, String container, String query, List<WorkspaceSymbol> found) {
        if (outline.isNamed() && matches(outline.name().toLowerCase(Locale.ROOT), query) && found.size() < MAX_FOUND) {
            WorkspaceSymbol symbol = new WorkspaceSymbol(
                    outline.name(),
                    kind(outline.kind()),
                    Either.forLeft(Locations.of(Place.of(outline.nameSpan()), snapshot)));
            symbol.setContainerName(container);
            found.add(symbol);
        }
        String inner = outline.isNamed() && container.isEmpty() ? outline.name() : container;
        outline.children().forEach(child -> add(child, inner, query, found));
    }

    private static boolean matches(String name, String query) {
        int at = 0;
        for (int i = 0; i < query.length(); i++) {
            at = name.indexOf(query.charAt(i), at) + 1;
            if (at == 0) {
                return false;
            }
        }
        return true;
    }

    private static SymbolKind kind(Outline.Kind kind) {
        return switch (kind) {
            case PACKET, AUTOMATON -> SymbolKind.Class;
            case STRUCT -> SymbolKind.Struct;
            case TYPE -> SymbolKind.Enum;
            case EXTERN -> SymbolKind.Interface;
            case PARAMETER -> SymbolKind.Variable;
            case FIELD -> SymbolKind.Field;
            case NESTED, USED_PACKET -> SymbolKind.Object;
            case ARRAY -> SymbolKind.Array;
            case CHOICE -> SymbolKind.Namespace;
            case BRANCH -> SymbolKind.Property;
            case TAG, STATE -> SymbolKind.EnumMember;
            case EVENT -> SymbolKind.Event;
            case FUNCTION -> SymbolKind.Function;
            case POLICY, PROPERTY -> SymbolKind.Property;
            case TRACE -> SymbolKind.Constant;
        };
    }
}
