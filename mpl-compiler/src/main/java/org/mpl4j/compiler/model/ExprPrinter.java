package org.mpl4j.compiler.model;

import java.util.Map;

/** Prints expressions as they could stand in a specification, names put back: for dumps and messages. */
public final class ExprPrinter {
    private static final Map<Expr.Operator, Integer> LEVELS = Map.ofEntries(
            Map.entry(Expr.Operator.OR, 1),
            Map.entry(Expr.Operator.AND, 2),
            Map.entry(Expr.Operator.GREATER, 4),
            Map.entry(Expr.Operator.GREATER_OR_EQUAL, 4),
            Map.entry(Expr.Operator.LESS, 4),
            Map.entry(Expr.Operator.LESS_OR_EQUAL, 4),
            Map.entry(Expr.Operator.EQUAL, 4),
            Map.entry(Expr.Operator.NOT_EQUAL, 4),
            Map.entry(Expr.Operator.BIT_AND, 5),
            Map.entry(Expr.Operator.SHIFT_LEFT, 6),
            Map.entry(Expr.Operator.SHIFT_RIGHT, 6),
            Map.entry(Expr.Operator.ADD, 7),
            Map.entry(Expr.Operator.SUBTRACT, 7),
            Map.entry(Expr.Operator.MULTIPLY, 8),
            Map.entry(Expr.Operator.DIVIDE, 8),
            Map.entry(Expr.Operator.REMAINDER, 8));
    private static final int NOT_LEVEL = 3;
    private static final int UNARY_LEVEL = 9;

    private final PacketType packet;
    private final StringBuilder out = new StringBuilder();

    private ExprPrinter(PacketType packet) {
        this.packet = packet;
    }

    public static String print(Expr expr, PacketType packet) {
        ExprPrinter printer = new ExprPrinter(packet);
        printer.append(expr, 0);
        return printer.out.toString();
    }

    private void append(Expr expr, int around) {
        if (expr instanceof Expr.Binary binary) {
            int level = LEVELS.getOrDefault(binary.operator(), 0);
            open(level < around);
            append(binary.left(), level);
            out.append(' ').append(binary.operator().symbol()).append(' ');
            append(binary.right(), level + 1);
            close(level < around);
        } else if (expr instanceof Expr.Negate negate) {
            out.append('-');
            append(negate.operand(), UNARY_LEVEL);
        } else if (expr instanceof Expr.Not not) {
            open(NOT_LEVEL < around);
            out.append('!');
            append(not.operand(), NOT_LEVEL);
            close(NOT_LEVEL < around);
        } else {
            out.append(leaf(expr));
        }
    }

    private void open(boolean isNeeded) {
        out.append(isNeeded ? "(" : "");
    }

    private void close(boolean isNeeded) {
        out.append(isNeeded ? ")" : "");
    }

    private String leaf(Expr expr) {
        if (expr instanceof Expr.IntConst c) {
            return Long.toString(c.value());
        } else if (expr instanceof Expr.BoolConst c) {
            return Boolean.toString(c.value());
        } else if (expr instanceof Expr.BytesConst c) {
            return "0x" + c.value();
        } else if (expr instanceof Expr.FieldValue f) {
            return name(f.itemId());
        } else if (expr instanceof Expr.ParamValue p) {
            return packet.params().get(p.index()).name();
        } else if (expr instanceof Expr.EndOffset o) {
            return "offset(" + name(o.itemId()) + ")";
        } else if (expr instanceof Expr.SizeOf s) {
            return "sizeof(" + name(s.itemId()) + ")";
        } else if (expr instanceof Expr.ParamSize s) {
            return "sizeof(" + packet.params().get(s.index()).name() + ")";
        } else if (expr instanceof Expr.CountOf c) {
            return "array_length(" + name(c.itemId()) + ")";
        } else if (expr instanceof Expr.ItemRange r) {
            return name(r.firstItemId()) + ".." + name(r.lastItemId());
        }
        return "remaining()";
    }

    private String name(int itemId) {
        return packet.item(itemId).name();
    }
}
