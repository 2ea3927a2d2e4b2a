package org.mpl4j.compiler.model;

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
            String attributes = item instanceof Field field ? items.attributes(field) : "";
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

    private void line(int depth, String text) {
        out.append("  ".repeat(depth)).append(text).append('\n');
    }
}
