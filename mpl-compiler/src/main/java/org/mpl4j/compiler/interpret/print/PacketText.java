package org.mpl4j.compiler.interpret.print;

import java.util.ArrayList;
import java.util.List;
import org.mpl4j.compiler.interpret.print.Palette.Role;
import org.mpl4j.compiler.interpret.value.ArrayShape;
import org.mpl4j.compiler.interpret.value.BlockShape;
import org.mpl4j.compiler.interpret.value.BranchPath;
import org.mpl4j.compiler.interpret.value.BranchShape;
import org.mpl4j.compiler.interpret.value.ClassifyShape;
import org.mpl4j.compiler.interpret.value.ElementValue;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.LabelShape;
import org.mpl4j.compiler.interpret.value.ListValue;
import org.mpl4j.compiler.interpret.value.NestedShape;
import org.mpl4j.compiler.interpret.value.Omission;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.compiler.interpret.value.ScopeValue;

/**
 * Prints packets as trees: a line a field, the fields of one object with their values below each other.
 *
 * <pre>
 * dns_rr Record (16 bytes)
 *   name     = www.example.com
 *   atype    = A (1)
 *   rdata: A
 *     address = 192.0.2.1
 * </pre>
 */
public final class PacketText {
    /** Values stand below each other if their names are not longer. */
    private static final int WIDEST_NAME = 24;

    private static final int NO_OFFSETS = Integer.MIN_VALUE;

    private final StringBuilder out;
    private final Palette palette;
    private final FieldText values;
    private Omission omission = Omission.NONE;
    private int offsetBase = NO_OFFSETS;
    private int depth;

    /**
     * @param out to which lines are appended, each with a line feed
     */
    public PacketText(StringBuilder out, Palette palette) {
        this.out = out;
        this.palette = palette;
        this.values = new FieldText(palette);
    }

    /** Leaves things out from now on. */
    public PacketText omitting(Omission what) {
        omission = what;
        return this;
    }

    /** From now on, starts every line with where it is, counted from an index of the buffer. */
    public PacketText withOffsetsFrom(int index) {
        offsetBase = index;
        return this;
    }

    /** From now on, indents lines by so many steps. */
    public PacketText indented(int steps) {
        depth = steps;
        return this;
    }

    /** Prints a packet, complete or not: a line with its name, its branch and its length, and below it the fields. */
    public void print(PacketValue packet) {
        printHead("", packet.start(), packet);
        printInside(packet, packet.shape().body());
    }

    /** Prints the fields of a packet, complete or not, one step further in. */
    public void printFields(PacketValue packet) {
        printInside(packet, packet.shape().body());
    }

    private void printHead(String before, int start, PacketValue packet) {
        begin(start).append(before).append(palette.paint(Role.PACKET, packet.name()));
        String branch = packet.branch();
        if (!branch.isEmpty()) {
            out.append(' ').append(palette.paint(Role.BRANCH, branch));
        }
        int length = packet.byteLength();
        String note =
                (length == 1 ? "(1 byte" : "(" + length + " bytes") + (packet.isComplete() ? ")" : ", incomplete)");
        out.append(' ').append(palette.paint(Role.NOTE, note)).append('\n');
    }

    private StringBuilder begin(int start) {
        if (offsetBase != NO_OFFSETS) {
            out.append(palette.paint(Role.NOTE, hex(start - offsetBase))).append("  ");
        }
        return out.append("  ".repeat(depth));
    }

    private void printInside(ScopeValue scope, BlockShape body) {
        depth++;
        List<ItemShape> items = new ArrayList<>();
        collect(scope, body, items);
        int width = items.stream()
                .filter(item -> item instanceof FieldShape || item instanceof LabelShape)
                .mapToInt(item -> item.key(scope).length())
                .filter(length -> length <= WIDEST_NAME)
                .max()
                .orElse(0);
        items.forEach(item -> printItem(scope, item, width));
        depth--;
    }

    /** The items of an object: those of unnamed branches are beside the others. */
    private void collect(ScopeValue scope, BlockShape body, List<ItemShape> items) {
        for (ItemShape item : body.items()) {
            if (!item.isPresent(scope) || omission.omits(item, scope)) {
                continue;
            }
            if (item instanceof ClassifyShape classify && !classify.isNamed()) {
                BranchShape branch = classify.branch(scope);
                if (branch != null) {
                    collect(scope, branch.body(), items);
                }
            } else {
                items.add(item);
            }
        }
    }

    private void printItem(ScopeValue scope, ItemShape item, int width) {
        String name = item.key(scope);
        if (item instanceof FieldShape field) {
            printLeaf(name, item.startOf(scope), values.of(field, scope), width);
        } else if (item instanceof LabelShape label) {
            printLeaf(name, item.startOf(scope), palette.paint(Role.NOTE, "@" + label.offset(scope)), width);
        } else if (item instanceof NestedShape nested) {
            PacketValue packet = nested.packet(scope);
            if (packet != null) {
                printHead(palette.paint(Role.NAME, name) + ": ", packet.start(), packet);
                printInside(packet, packet.shape().body());
            }
        } else if (item instanceof ArrayShape array) {
            printElements(scope, array, name, width);
        } else if (item instanceof ClassifyShape classify) {
            printChoice(scope, classify, name);
        }
    }

    private void printLeaf(String name, int start, String value, int width) {
        begin(start)
                .append(palette.paint(Role.NAME, name))
                .append(" ".repeat(Math.max(0, width - name.length())))
                .append(" = ")
                .append(value)
                .append('\n');
    }

    private void printElements(ScopeValue scope, ArrayShape array, String name, int width) {
        ListValue list = array.list(scope);
        if (list == null || list.isEmpty()) {
            printLeaf(name, array.startOf(scope), palette.paint(Role.NOTE, "(none)"), width);
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            printElement(list.get(i), name + "[" + i + "]");
        }
    }

    private void printElement(ElementValue element, String name) {
        List<ItemShape> items = new ArrayList<>();
        collect(element, element.shape().body(), items);
        boolean isLeaf = items.size() == 1 && items.get(0) instanceof FieldShape;
        if (isLeaf) {
            FieldShape only = (FieldShape) items.get(0);
            printLeaf(name + "." + only.key(element), only.startOf(element), values.of(only, element), 0);
            return;
        }
        begin(element.start()).append(palette.paint(Role.NAME, name)).append(':');
        String branch = element.branch();
        out.append(branch.isEmpty() ? "" : " " + palette.paint(Role.BRANCH, branch))
                .append('\n');
        printInside(element, element.shape().body());
    }

    private void printChoice(ScopeValue scope, ClassifyShape classify, String name) {
        BranchShape branch = classify.branch(scope);
        if (branch == null) {
            return;
        }
        String path = BranchPath.join(branch.label(), BranchPath.of(scope, branch.body()));
        begin(classify.startOf(scope))
                .append(palette.paint(Role.NAME, name))
                .append(": ")
                .append(palette.paint(Role.BRANCH, path))
                .append('\n');
        printInside(scope, branch.body());
    }

    /** At least four digits. */
    private static String hex(int offset) {
        String digits = Integer.toHexString(offset);
        return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }
}
