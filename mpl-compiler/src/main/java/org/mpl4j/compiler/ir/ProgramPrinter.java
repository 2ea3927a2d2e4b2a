package org.mpl4j.compiler.ir;

import java.util.List;
import java.util.OptionalInt;
import org.mpl4j.compiler.layout.LayoutPrinter;
import org.mpl4j.compiler.layout.Place;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.ItemPrinter;
import org.mpl4j.compiler.model.PacketType;

/** Prints a program, a step a line, places and slots as {@link LayoutPrinter} shows them. */
public final class ProgramPrinter {
    private static final String INDENT = "  ";

    private final PacketType packet;
    private final ItemPrinter items;
    private final StringBuilder out = new StringBuilder();

    private ProgramPrinter(PacketType packet) {
        this.packet = packet;
        this.items = new ItemPrinter(packet);
    }

    public static String print(PacketProgram program) {
        ProgramPrinter printer = new ProgramPrinter(program.packet());
        printer.out.append("parse ").append(program.packet().name()).append(" {\n");
        printer.printAll(program.body().body(), INDENT);
        printer.out
                .append(INDENT)
                .append("end at ")
                .append(place(program.body().end()))
                .append("\n}\n");
        return printer.out.toString();
    }

    private void printAll(List<Op> ops, String indent) {
        ops.forEach(op -> print(op, indent));
    }

    private void print(Op op, String indent) {
        if (op instanceof Op.Switch choice) {
            printSwitch(choice, indent);
        } else if (op instanceof Op.When when) {
            line(indent, "when (" + items.expr(when.condition()) + ")" + end(when.endSlot()) + " {");
            printBody(when.body(), when.bodyEnd(), indent);
        } else if (op instanceof Op.Window window) {
            String length = items.expr(window.length());
            line(
                    indent,
                    "window " + name(window.itemId()) + " at " + place(window.at()) + ", " + length + " bytes"
                            + end(window.endSlot()) + " {");
            printBody(window.body(), window.bodyEnd(), indent);
        } else if (op instanceof Op.Repeat repeat) {
            line(indent, repeat(repeat) + " {");
            printBody(repeat.element().body(), repeat.element().end(), indent);
        } else {
            line(indent, step(op));
        }
    }

    private void printBody(List<Op> body, Place end, String indent) {
        printAll(body, indent + INDENT);
        line(indent + INDENT, "end at " + place(end));
        line(indent, "}");
    }

    private void printSwitch(Op.Switch choice, String indent) {
        String tag = items.expr(choice.classify().tag());
        String branch = choice.branchSlot().isPresent()
                ? ", branch s" + choice.branchSlot().getAsInt()
                : "";
        line(indent, "switch (" + tag + ") at " + place(choice.at()) + end(choice.endSlot()) + branch + " {");
        for (Op.Case one : choice.cases()) {
            line(indent, items.branch(one.branch()) + " ->");
            printAll(one.body(), indent + INDENT);
            line(indent + INDENT, "end at " + place(one.end()));
        }
        line(indent, "}");
    }

    private String step(Op op) {
        if (op instanceof Op.Require require) {
            String first = name(require.fieldIds().get(0));
            String last = name(require.fieldIds().get(require.fieldIds().size() - 1));
            String fields = first.equals(last) && require.fieldIds().size() == 1 ? first : first + " .. " + last;
            return "require " + require.byteLength() + " at " + place(require.at()) + " (" + fields + ")";
        } else if (op instanceof Op.Load load) {
            return "load " + load.field().name() + " at " + place(load.at()) + ", " + bits(load.bits())
                    + needed(load.isNeeded());
        } else if (op instanceof Op.LoadBits load) {
            String width = items.expr(load.width());
            return "load " + load.field().name() + " at " + place(load.at()) + ", " + width + " bits"
                    + end(load.endSlot()) + needed(load.isNeeded());
        } else if (op instanceof Op.TakeBytes take) {
            String length = items.expr(take.length());
            return "take " + take.field().name() + " at " + place(take.at()) + ", " + length + " bytes"
                    + end(take.endSlot()) + needed(take.isNeeded());
        } else if (op instanceof Op.Scan scan) {
            return "scan " + items.print(scan.field()) + " at " + place(scan.at()) + end(scan.endSlot())
                    + needed(scan.isNeeded());
        } else if (op instanceof Op.Magic magic) {
            return "magic " + magic.field().name() + " == " + items.expr(magic.expected());
        } else if (op instanceof Op.SetOrder order) {
            String slot =
                    order.slot().isPresent() ? " -> order s" + order.slot().getAsInt() : "";
            return items.print(order.endian()) + slot;
        }
        Op.Call call = (Op.Call) op;
        String notes = (call.isRecursive() ? ", recursive" : "") + (call.newOrigin() ? ", new origin" : "");
        return "call " + items.print(call.nested()) + " at " + place(call.at()) + end(call.endSlot()) + notes;
    }

    private String repeat(Op.Repeat repeat) {
        ArrayItem.Bound bound = repeat.array().bound();
        String until = " to the end";
        if (bound instanceof ArrayItem.Bound.Count count) {
            until = " " + items.expr(count.count()) + " times";
        } else if (bound instanceof ArrayItem.Bound.Until condition) {
            until = " until (" + items.expr(condition.condition()) + ")";
        }
        String fixed = repeat.fixedElementBytes()
                .map(bytes -> ", " + bytes + " bytes each")
                .orElse("");
        String walk = repeat.mustWalk() ? "" : ", unseen";
        String count = repeat.countSlot().isPresent()
                ? ", count s" + repeat.countSlot().getAsInt()
                : "";
        return "repeat " + repeat.array().name() + " at " + place(repeat.at()) + until + fixed + walk
                + end(repeat.endSlot()) + count;
    }

    private String name(int itemId) {
        return packet.item(itemId).name();
    }

    private static String bits(int count) {
        return count == 1 ? "1 bit" : count + " bits";
    }

    private static String needed(boolean isNeeded) {
        return isNeeded ? ", needed" : "";
    }

    private static String place(Place place) {
        return LayoutPrinter.place(place);
    }

    private static String end(OptionalInt slot) {
        return slot.isPresent() ? end(slot.getAsInt()) : "";
    }

    private static String end(int slot) {
        return " -> s" + slot;
    }

    private void line(String indent, String text) {
        out.append(indent).append(text).append('\n');
    }
}
