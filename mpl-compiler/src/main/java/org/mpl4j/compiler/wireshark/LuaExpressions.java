package org.mpl4j.compiler.wireshark;

import java.util.Map;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expr.Operator;
import org.mpl4j.compiler.model.ValueKind;

/** Expressions of specifications, in a scope that is called {@code s}. */
final class LuaExpressions {
    private static final Map<Operator, String> FUNCTIONS = Map.of(
            Operator.ADD, "add",
            Operator.SUBTRACT, "subtract",
            Operator.MULTIPLY, "multiply",
            Operator.DIVIDE, "divide",
            Operator.REMAINDER, "remainder",
            Operator.BIT_AND, "bit_and",
            Operator.SHIFT_LEFT, "shift_left",
            Operator.SHIFT_RIGHT, "shift_right");

    private LuaExpressions() {}

    /** An expression as a value of a kind. */
    static String as(ValueKind kind, Expr expr) {
        return switch (kind) {
            case INT -> number(expr);
            case BOOL -> truth(expr);
            default -> value(expr);
        };
    }

    static String number(Expr expr) {
        return expr instanceof Expr.FieldValue || expr instanceof Expr.ParamValue || expr.kind() == ValueKind.BOOL
                ? "M.num(" + value(expr) + ")"
                : value(expr);
    }

    static String truth(Expr expr) {
        return expr instanceof Expr.BoolConst || expr instanceof Expr.Binary || expr instanceof Expr.Not
                ? value(expr)
                : "M.truth(" + value(expr) + ")";
    }

    static String value(Expr expr) {
        if (expr instanceof Expr.IntConst c) {
            return LuaText.number(c.value());
        } else if (expr instanceof Expr.BoolConst c) {
            return Boolean.toString(c.value());
        } else if (expr instanceof Expr.BytesConst c) {
            return LuaText.string(c.value());
        } else if (expr instanceof Expr.FieldValue f) {
            return "s.v[" + f.itemId() + "]";
        } else if (expr instanceof Expr.ParamValue p) {
            return "s.a[" + (p.index() + 1) + "]";
        } else if (expr instanceof Expr.EndOffset o) {
            return "M.offset(s, " + o.itemId() + ")";
        } else if (expr instanceof Expr.SizeOf o) {
            return "M.size(s, " + o.itemId() + ")";
        } else if (expr instanceof Expr.ParamSize p) {
            return "#s.a[" + (p.index() + 1) + "]";
        } else if (expr instanceof Expr.CountOf c) {
            return "(s.n[" + c.itemId() + "] or 0)";
        } else if (expr instanceof Expr.Remaining) {
            return "M.remaining(s)";
        } else if (expr instanceof Expr.ItemRange r) {
            return "M.slice(s, " + r.firstItemId() + ", " + r.lastItemId() + ")";
        } else if (expr instanceof Expr.Negate n) {
            return "M.subtract(s, 0, " + number(n.operand()) + ")";
        } else if (expr instanceof Expr.Not n) {
            return "(not " + truth(n.operand()) + ")";
        }
        return binary((Expr.Binary) expr);
    }

    private static String binary(Expr.Binary binary) {
        Operator operator = binary.operator();
        if (operator.isArithmetic()) {
            return "M." + FUNCTIONS.get(operator) + "(s, " + number(binary.left()) + ", " + number(binary.right())
                    + ")";
        }
        String symbol = symbol(operator);
        if (operator == Operator.AND || operator == Operator.OR) {
            return "(" + truth(binary.left()) + " " + symbol + " " + truth(binary.right()) + ")";
        }
        ValueKind kind = comparedAs(binary);
        return "(" + as(kind, binary.left()) + " " + symbol + " " + as(kind, binary.right()) + ")";
    }

    /** A bit counts as true or false where it is compared with that. */
    private static ValueKind comparedAs(Expr.Binary binary) {
        ValueKind left = binary.left().kind();
        ValueKind right = binary.right().kind();
        if (left == ValueKind.BYTES || right == ValueKind.BYTES) {
            return ValueKind.BYTES;
        }
        return left == ValueKind.BOOL || right == ValueKind.BOOL ? ValueKind.BOOL : ValueKind.INT;
    }

    private static String symbol(Operator operator) {
        return switch (operator) {
            case NOT_EQUAL -> "~=";
            case AND -> "and";
            case OR -> "or";
            default -> operator.symbol();
        };
    }
}
