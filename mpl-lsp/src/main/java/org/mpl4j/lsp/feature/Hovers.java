package org.mpl4j.lsp.feature;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.mpl4j.compiler.diagram.TextDrawing;
import org.mpl4j.compiler.layout.PacketLayout;
import org.mpl4j.compiler.model.EnumType;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.ItemPrinter;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.lsp.outline.Outline;
import org.mpl4j.lsp.workspace.RootAnalysis;
import org.mpl4j.lsp.workspace.Snapshot;

/** What is known of a name: what it is, where it lies in its packet, what its author says, and the packet's picture. */
public final class Hovers {
    /** Larger pictures would hide all else; a hover on the packet's name has them. */
    private static final int MAX_PICTURE_LINES = 40;

    private final Snapshot snapshot;

    public Hovers(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    public Optional<Hover> at(Path file, int offset) {
        Optional<Cursor> cursor = Cursor.at(snapshot, file, offset);
        if (cursor.isEmpty()) {
            return WordHelp.at(snapshot, file, offset);
        }
        List<String> parts = parts(cursor.get());
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Hover(
                        new MarkupContent(MarkupKind.MARKDOWN, String.join("\n\n", parts)),
                        Locations.range(cursor.get().at(), snapshot)));
    }

    private List<String> parts(Cursor cursor) {
        RootAnalysis analysis = cursor.analysis();
        Optional<PacketType> packet = analysis.packet(cursor.declared());
        if (packet.isPresent()) {
            return ofPacket(packet.get(), analysis);
        }
        Optional<RootAnalysis.ItemOfPacket> item = analysis.item(cursor.declared());
        if (item.isPresent()) {
            return ofItem(item.get().packet(), item.get().item(), analysis);
        }
        Optional<RootAnalysis.ConstantOfEnum> constant = analysis.constant(cursor.declared());
        if (constant.isPresent()) {
            return ofConstant(constant.get());
        }
        return cursor.outline(snapshot).map(Hovers::ofOutline).orElse(List.of());
    }

    private static List<String> ofPacket(PacketType packet, RootAnalysis analysis) {
        List<String> parts = new ArrayList<>();
        Optional<PacketLayout> layout = analysis.layout(packet);
        String params = String.join(
                ", ",
                packet.params().stream()
                        .map(param -> param.kind().name().toLowerCase(java.util.Locale.ROOT) + " " + param.name())
                        .toList());
        String keyword = packet.isStruct() ? "struct " : "packet ";
        parts.add(code(keyword + packet.name().name() + (packet.isStruct() ? "" : "(" + params + ")")));
        // The picture has the author's words, too.
        layout.ifPresentOrElse(
                known -> parts.addAll(List.of(LayoutText.size(known.size()), picture(known))),
                () -> packet.doc().ifPresent(parts::add));
        return parts;
    }

    private static List<String> ofItem(PacketType packet, Item item, RootAnalysis analysis) {
        List<String> parts = new ArrayList<>();
        ItemPrinter printer = new ItemPrinter(packet);
        parts.add(code(printer.print(item) + (item instanceof Field field ? printer.attributes(field) : "")));
        Optional<PacketLayout> layout = analysis.layout(packet);
        StringBuilder facts = new StringBuilder();
        layout.ifPresent(known -> facts.append(new LayoutText(known).of(item)));
        if (item instanceof Field field) {
            LayoutText.values(field)
                    .ifPresent(
                            values -> facts.append(facts.isEmpty() ? "" : "; ").append(values));
        }
        if (!facts.isEmpty()) {
            parts.add(facts.toString());
        }
        item.doc().ifPresent(parts::add);
        if (item instanceof NestedPacket nested) {
            analysis.analysis().packets().stream()
                    .filter(one -> one.name().equals(nested.target()))
                    .flatMap(target -> target.doc().stream())
                    .forEach(parts::add);
        }
        layout.map(Hovers::picture)
                .filter(picture -> picture.lines().count() <= MAX_PICTURE_LINES)
                .ifPresent(parts::add);
        return parts;
    }

    private static List<String> ofConstant(RootAnalysis.ConstantOfEnum found) {
        EnumType enumeration = found.enumeration();
        String of = enumeration.sharedName().map(name -> " of " + name.name()).orElse("");
        String value = Tags.text(found.constant().value());
        List<String> parts = new ArrayList<>();
        parts.add(code(found.constant().tag() + " = " + value + of));
        if (found.constant().isDefault()) {
            parts.add("what a builder writes where nothing is given");
        }
        return parts;
    }

    private static List<String> ofOutline(Outline outline) {
        List<String> parts = new ArrayList<>();
        parts.add(code(outline.detail().isEmpty() ? outline.name() : outline.name() + ": " + outline.detail()));
        outline.doc().ifPresent(parts::add);
        if (outline.kind() == Outline.Kind.TYPE && !outline.children().isEmpty()) {
            parts.add(code(String.join(
                    "\n",
                    outline.children().stream()
                            .map(tag -> tag.detail() + " -> " + tag.name())
                            .toList())));
        }
        return parts;
    }

    private static String picture(PacketLayout layout) {
        return "```\n" + TextDrawing.draw(layout).stripTrailing() + "\n```";
    }

    private static String code(String text) {
        return "```mpl\n" + text + "\n```";
    }
}
