package org.mpl4j.compiler.model;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints what a packet means: its parameters, and its items with their numbers, types and attributes, aliases expanded and names resolved. */
public final class ModelPrinter {
    private final ItemPrinter items;
    private final StringBuilder out = new StringBuilder();

    private ModelPrinter(PacketType packet) {
        this.items = new ItemPrinter(packet);
    }

    /** A packet, one line an item. */
    public static String print(PacketType packet) {
        ModelPrinter printer = new ModelPrinter(packet);
        String params = packet.params().stream().map(ItemPrinter::param).collect(Collectors.joining(", "));
        printer.out
                .append(packet.isStruct() ? "struct " : "packet ")
                .append(packet.name())
                .append('(')
                .append(params)
                .append(")\n");
        printer.block(packet.body(), 1);
        return printer.out.toString();
    }

    private void block(Block block, int depth) {
        for (Item item : block.items()) {
            String attributes = item instanceof Field field ? attributes(field) : "";
            line(depth, "#" + item.id() + " " + items.print(item) + attributes);
            if (item instanceof Classify classify) {
                for (Classify.Branch branch : classify.branches()) {
                    line(depth + 1, items.branch(branch));
                    block(branch.body(), depth + 2);
                }
            } else if (item instanceof ArrayItem array) {
                block(array.element(), depth + 1);
            }
        }
    }

    private String attributes(Field field) {
        Attributes attributes = field.attributes();
        StringBuilder text = new StringBuilder();
        field.enumeration()
                .ifPresent(e -> text.append(" variant ")
                        .append(e.sharedName()
                                .map(Object::toString)
                                .orElse("{" + e.constants().size() + " tags}")));
        attributes
                .constant()
                .ifPresent(e -> text.append(attributes.isMagic() ? " magic(" : " const(")
                        .append(items.expr(e))
                        .append(')'));
        attributes
                .value()
                .ifPresent(e -> text.append(" value(").append(items.expr(e)).append(')'));
        attributes
                .defaultValue()
                .ifPresent(e -> text.append(" default(").append(items.expr(e)).append(')'));
        attributes
                .min()
                .ifPresent(e -> text.append(" min(").append(items.expr(e)).append(')'));
        attributes
                .max()
                .ifPresent(e -> text.append(" max(").append(items.expr(e)).append(')'));
        if (attributes.alignBits() > 0) {
            text.append(" align(").append(attributes.alignBits()).append(')');
        }
        attributes
                .checksum()
                .ifPresent(c -> text.append(" checksum(")
                        .append(c.algorithm())
                        .append(inputs(c.inputs()))
                        .append(')'));
        attributes
                .show()
                .ifPresent(s -> text.append(" show(")
                        .append(s.name().toLowerCase(Locale.ROOT))
                        .append(')'));
        return text.toString();
    }

    private String inputs(List<Expr> inputs) {
        return inputs.stream().map(e -> ", " + items.expr(e)).collect(Collectors.joining());
    }

    private void line(int depth, String text) {
        out.append("  ".repeat(depth)).append(text).append('\n');
    }
}
