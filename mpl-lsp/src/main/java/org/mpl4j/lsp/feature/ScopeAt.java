package org.mpl4j.lsp.feature;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.model.EnumType;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.lsp.outline.Outline;
import org.mpl4j.lsp.workspace.Place;
import org.mpl4j.lsp.workspace.RootAnalysis;
import org.mpl4j.lsp.workspace.Snapshot;

/** The names that expressions see at a place in a packet, as far as the file can be understood. */
final class ScopeAt {
    private final Snapshot snapshot;
    private final Path file;
    private final List<Outline> visible = new ArrayList<>();

    /** @param withLater whether what comes later is seen, too, as in {@code value} and {@code checksum} */
    ScopeAt(Snapshot snapshot, Path file, int offset, boolean withLater) {
        this.snapshot = snapshot;
        this.file = file;
        snapshot.outline(file).stream()
                .filter(top -> top.extent().start() < offset)
                .reduce((first, second) -> second)
                .ifPresent(packet -> collect(packet.children(), offset, withLater));
    }

    private void collect(List<Outline> block, int offset, boolean withLater) {
        for (Outline outline : block) {
            boolean isAround = outline.extent().start() < offset
                    && offset <= outline.extent().end();
            boolean isInner = outline.kind() == Outline.Kind.BRANCH
                    || outline.kind() == Outline.Kind.ARRAY
                    || outline.kind() == Outline.Kind.CHOICE;
            if (isAround && isInner) {
                collect(outline.children(), offset, withLater);
            } else if (outline.isNamed()
                    && outline.kind() != Outline.Kind.TAG
                    && (withLater || outline.extent().end() <= offset || outline.kind() == Outline.Kind.PARAMETER)) {
                visible.add(outline);
            }
        }
    }

    /** Fields, arrays, nested packets, choices and parameters. */
    List<Outline> visible() {
        return List.copyOf(visible);
    }

    /** The tags of the enumeration of a field's values. */
    List<EnumType.Constant> tags(String name) {
        return visible.stream()
                .filter(outline -> outline.name().equals(name))
                .reduce((first, second) -> second)
                .map(outline -> tagsOfField(Place.of(outline.nameSpan())))
                .orElse(List.of());
    }

    /** The same, of the field whose name is declared at a place. */
    List<EnumType.Constant> tagsOfField(Place declared) {
        RootAnalysis analysis = snapshot.analysis(file);
        Optional<EnumType> enumeration = analysis.item(declared)
                .map(RootAnalysis.ItemOfPacket::item)
                .flatMap(item -> item instanceof Field field ? field.enumeration() : Optional.empty());
        return enumeration.map(EnumType::constants).orElse(List.of());
    }
}
