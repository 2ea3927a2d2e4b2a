package org.mpl4j.compiler.reference;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.compiler.diagram.PacketSection;
import org.mpl4j.compiler.diagram.SvgDrawing;
import org.mpl4j.compiler.layout.LayoutPrinter;
import org.mpl4j.compiler.layout.PacketLayout;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.EndianSwitch;
import org.mpl4j.compiler.model.EnumType;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.ItemPrinter;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.svg.SvgText;

/** A packet on a page: what it is, who uses it, and for each of its parts a picture and a table of what is in it. */
final class PacketArticle {
    private static final int MOST_OPEN_CONSTANTS = 6;

    private final PacketLayout layout;
    private final ItemPrinter items;
    private final String page;
    private final Html html = new Html();

    private PacketArticle(PacketLayout layout, String page) {
        this.layout = layout;
        this.items = new ItemPrinter(layout.packet());
        this.page = page;
    }

    /**
     * Its markup.
     *
     * @param page where it stands
     * @param users the packets that it is part of
     */
    static String of(PacketLayout layout, String page, Set<QualifiedName> users) {
        PacketArticle article = new PacketArticle(layout, page);
        article.write(users);
        return article.html.toString();
    }

    private void write(Set<QualifiedName> users) {
        QualifiedName name = layout.packet().name();
        html.raw("<article id=\"" + SvgText.escaped(name.name()) + "\">\n");
        List<PacketSection> sections = PacketSection.of(layout);
        for (PacketSection section : sections) {
            boolean isWhole = section.depth() == 0;
            String level = isWhole ? "h2" : section.depth() == 1 ? "h3" : "h4";
            html.raw("<section class=\"depth" + Math.min(section.depth(), 3) + "\">")
                    .element(level, section.title());
            section.doc().ifPresent(doc -> html.raw("<p>").prose(doc).raw("</p>"));
            if (isWhole) {
                facts(users);
            }
            if (section.block().items().isEmpty()) {
                html.raw("<p class=\"quiet\">Nothing.</p>");
            } else {
                String picture = SvgDrawing.section(layout, section);
                html.raw(picture.isEmpty() ? "" : "<div class=\"scroll\">" + picture + "</div>\n");
                table(section);
            }
            html.raw("</section>\n");
        }
        html.raw("</article>\n");
    }

    private void facts(Set<QualifiedName> users) {
        html.raw("<p class=\"quiet\">").text(LayoutPrinter.size(layout.size()));
        html.text(layout.packet().isStruct() ? ", a struct" : "");
        if (!users.isEmpty()) {
            html.text("; part of ");
            String comma = "";
            for (QualifiedName user : users) {
                html.text(comma).link(PageLinks.to(page, user), user.name());
                comma = ", ";
            }
        }
        html.raw("</p>\n");
    }

    private void table(PacketSection section) {
        html.raw(
                "<div class=\"scroll\"><table><thead><tr><th>at</th><th>size</th><th>name</th><th>what</th></tr></thead>\n");
        for (PlacedItem placed : section.block().items()) {
            Item item = placed.item();
            html.raw("<tr id=\""
                            + SvgText.escaped(PageLinks.anchor(layout.packet().name(), item.id())) + "\"><td>")
                    .text(start(placed))
                    .raw("</td><td>")
                    .text(item instanceof EndianSwitch ? "" : LayoutPrinter.size(placed.size()))
                    .raw("</td><td>")
                    .element("code", item.name())
                    .raw("</td><td>");
            what(item);
            html.raw("</td></tr>\n");
        }
        html.raw("</table></div>\n");
    }

    /** Where it starts, where that is a constant. */
    private static String start(PlacedItem placed) {
        String place = LayoutPrinter.place(placed.start());
        return place.startsWith("+") ? place.substring(1) : "";
    }

    private void what(Item item) {
        html.raw("<code>");
        if (item instanceof NestedPacket nested) {
            nested(nested);
        } else {
            html.text(items.type(item));
        }
        html.text(item instanceof Field field ? items.attributes(field) : "").raw("</code>");
        if (item instanceof ArrayItem array) {
            PacketSection.elementPacket(array).ifPresent(this::elements);
        }
        item.doc().ifPresent(doc -> html.raw("<p>").prose(doc).raw("</p>"));
        Optional<EnumType> enumeration = item instanceof Field field ? field.enumeration() : Optional.empty();
        enumeration.ifPresent(this::constants);
    }

    private void nested(NestedPacket nested) {
        html.text("packet ")
                .link(PageLinks.to(page, nested.target()), nested.target().name())
                .text(items.type(nested).substring(("packet " + nested.target()).length()));
    }

    /** The name of what is in an array, which has no row of its own. */
    private void elements(NestedPacket nested) {
        html.raw(" of <code id=\""
                + SvgText.escaped(PageLinks.anchor(layout.packet().name(), nested.id())) + "\">");
        nested(nested);
        html.raw("</code>");
    }

    private void constants(EnumType enumeration) {
        List<EnumType.Constant> all = enumeration.constants();
        html.raw(all.size() <= MOST_OPEN_CONSTANTS ? "<details open>" : "<details>")
                .raw("<summary>" + all.size() + (all.size() == 1 ? " value" : " values") + "</summary><ul>");
        for (EnumType.Constant constant : all) {
            html.raw("<li>")
                    .element("code", value(constant.value()))
                    .text(" ")
                    .text(constant.tag())
                    .raw("</li>");
        }
        html.raw("</ul></details>");
    }

    private String value(Expr value) {
        return value instanceof Expr.BytesConst bytes ? "\"" + bytes.value().latin1() + "\"" : items.expr(value);
    }
}
