package org.mpl4j.compiler.interpret.expression;

import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.interpret.value.ArrayShape;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.ScopeShape;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expr.Operator;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.runtime.Bytes;

/** Prepares the expressions of one scope. */
public final class Preparer {
    private final ScopeShape scope;

    /**
     * @param scope in which the expressions are evaluated
     */
    public Preparer(ScopeShape scope) {
        this.scope = scope;
    }

    public Node prepare(Expr expr) {
        if (expr instanceof Expr.Binary binary) {
            return binary(binary);
        }
        if (expr instanceof Expr.Negate negate) {
            return new Operations.Negate(prepare(negate.operand()));
        }
        if (expr instanceof Expr.Not not) {
            return new Operations.Not(prepare(not.operand()));
        }
        Node constant = constant(expr);
        return constant != null ? constant : reference(expr);
    }

    private static @Nullable Node constant(Expr expr) {
        if (expr instanceof Expr.IntConst integer) {
            return new Leaves.Constant(integer.value());
        }
        if (expr instanceof Expr.BoolConst flag) {
            return new Leaves.Constant(flag.value() ? 1 : 0);
        }
        return expr instanceof Expr.BytesConst bytes
                ? new Leaves.ConstantContent(Bytes.wrap(bytes.value().toArray()))
                : null;
    }

    private Node reference(Expr expr) {
        if (expr instanceof Expr.FieldValue field) {
            return fieldValue(field);
        }
        if (expr instanceof Expr.EndOffset offset) {
            ItemShape item = item(offset.itemId());
            return new Leaves.EndOffset(item, hops(item));
        }
        if (expr instanceof Expr.SizeOf size) {
            ItemShape item = item(size.itemId());
            return new Leaves.SizeOf(item, hops(item));
        }
        if (expr instanceof Expr.CountOf count) {
            ItemShape item = item(count.itemId());
            return new Leaves.CountOf((ArrayShape) item, hops(item));
        }
        if (expr instanceof Expr.ItemRange range) {
            ItemShape first = item(range.firstItemId());
            return new Leaves.Range(first, item(range.lastItemId()), hops(first));
        }
        return parameter(expr);
    }

    private static Node parameter(Expr expr) {
        if (expr instanceof Expr.ParamValue param) {
            return param.kind() == ValueKind.BYTES
                    ? new Leaves.ContentParameter(param.index())
                    : new Leaves.Parameter(param.index());
        }
        if (expr instanceof Expr.ParamSize size) {
            return new Leaves.ParameterSize(size.index());
        }
        if (expr instanceof Expr.Remaining) {
            return new Leaves.Remaining();
        }
        throw new IllegalArgumentException("no such expression: " + expr);
    }

    private Node fieldValue(Expr.FieldValue value) {
        ItemShape item = item(value.itemId());
        FieldShape field = (FieldShape) item;
        return field.kind().isNumber()
                ? new Leaves.FieldNumber(field, hops(field))
                : new Leaves.FieldContent(field, hops(field));
    }

    private Node binary(Expr.Binary binary) {
        Operator operator = binary.operator();
        Node left = prepare(binary.left());
        Node right = prepare(binary.right());
        if (operator.isArithmetic()) {
            return new Operations.Arithmetic(operator, left, right);
        }
        return switch (operator) {
            case AND, OR -> new Operations.Logic(operator == Operator.AND, left, right);
            case EQUAL, NOT_EQUAL -> equality(binary, left, right);
            default -> new Operations.Comparison(operator, left, right);
        };
    }

    private static Node equality(Expr.Binary binary, Node left, Node right) {
        boolean isNegated = binary.operator() == Operator.NOT_EQUAL;
        return binary.left().kind() == ValueKind.BYTES
                ? new Operations.ContentEquality(isNegated, left, right)
                : new Operations.Equality(isNegated, left, right);
    }

    private ItemShape item(int id) {
        return scope.packet().item(id);
    }

    /** How many scopes around the one of the expressions an item is in. */
    public int hops(ItemShape item) {
        int hops = 0;
        for (ScopeShape around = scope; around != null; around = around.parent()) {
            if (around == item.scope()) {
                return hops;
            }
            hops++;
        }
        throw new IllegalArgumentException(item.name() + " cannot be seen here");
    }
}
