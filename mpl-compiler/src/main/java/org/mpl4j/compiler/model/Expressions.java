package org.mpl4j.compiler.model;

import java.util.Optional;
import java.util.function.Consumer;

/** Walks over the expressions of items, and compares expressions without regard to where they were written. */
public final class Expressions {
    private Expressions() {}

    /** Calls {@code sink} for each expression that the item itself holds, not for those of the items inside it. */
    public static void ofItem(Item item, Consumer<Expr> sink) {
        item.presence().ifPresent(sink);
        if (item instanceof Field field) {
            ofField(field, sink);
        } else if (item instanceof NestedPacket nested) {
            nested.arguments().forEach(sink);
            nested.window().ifPresent(sink);
        } else if (item instanceof Classify classify) {
            sink.accept(classify.tag());
            classify.window().ifPresent(sink);
            classify.branches().forEach(branch -> branch.guard().ifPresent(sink));
        } else if (item instanceof ArrayItem array) {
            ofBound(array.bound()).ifPresent(sink);
        } else if (item instanceof EndianSwitch endian) {
            endian.when().ifPresent(sink);
        }
    }

    private static void ofField(Field field, Consumer<Expr> sink) {
        if (field.type() instanceof FieldType.Bits bits) {
            sink.accept(bits.width());
        } else if (field.type() instanceof FieldType.ByteArray bytes) {
            sink.accept(bytes.length());
        }
        Attributes attributes = field.attributes();
        attributes.min().ifPresent(sink);
        attributes.max().ifPresent(sink);
        attributes.constant().ifPresent(sink);
        attributes.value().ifPresent(sink);
        attributes.defaultValue().ifPresent(sink);
        attributes.checksum().ifPresent(checksum -> checksum.inputs().forEach(sink));
    }

    private static Optional<Expr> ofBound(ArrayItem.Bound bound) {
        if (bound instanceof ArrayItem.Bound.Count count) {
            return Optional.of(count.count());
        } else if (bound instanceof ArrayItem.Bound.Window window) {
            return Optional.of(window.byteLength());
        } else if (bound instanceof ArrayItem.Bound.Until until) {
            return Optional.of(until.condition());
        }
        return Optional.empty();
    }

    /** Calls {@code sink} for the expression and everything in it, outermost first. */
    public static void visit(Expr expr, Consumer<Expr> sink) {
        sink.accept(expr);
        if (expr instanceof Expr.Negate negate) {
            visit(negate.operand(), sink);
        } else if (expr instanceof Expr.Not not) {
            visit(not.operand(), sink);
        } else if (expr instanceof Expr.Binary binary) {
            visit(binary.left(), sink);
            visit(binary.right(), sink);
        }
    }

    /** A text that two expressions share exactly where they say the same, wherever they stand: names are replaced by numbers, constants are folded. */
    public static String key(Expr expr) {
        StringBuilder key = new StringBuilder();
        append(expr, key);
        return key.toString();
    }

    private static void append(Expr expr, StringBuilder key) {
        if (expr instanceof Expr.Negate negate) {
            append(negate.operand(), key.append("-("));
            key.append(')');
        } else if (expr instanceof Expr.Not not) {
            append(not.operand(), key.append("!("));
            key.append(')');
        } else if (expr instanceof Expr.Binary binary) {
            append(binary.left(), key.append('('));
            append(
                    binary.right(),
                    key.append(' ').append(binary.operator().symbol()).append(' '));
            key.append(')');
        } else {
            key.append(leaf(expr));
        }
    }

    private static String leaf(Expr expr) {
        if (expr instanceof Expr.IntConst c) {
            return Long.toString(c.value());
        } else if (expr instanceof Expr.BoolConst c) {
            return Boolean.toString(c.value());
        } else if (expr instanceof Expr.BytesConst c) {
            return "x" + c.value();
        } else if (expr instanceof Expr.FieldValue f) {
            return "#" + f.itemId() + ":" + f.kind();
        } else if (expr instanceof Expr.ParamValue p) {
            return "$" + p.index() + ":" + p.kind();
        } else if (expr instanceof Expr.EndOffset o) {
            return "offset#" + o.itemId();
        } else if (expr instanceof Expr.SizeOf s) {
            return "sizeof#" + s.itemId();
        } else if (expr instanceof Expr.ParamSize s) {
            return "sizeof$" + s.index();
        } else if (expr instanceof Expr.CountOf c) {
            return "count#" + c.itemId();
        } else if (expr instanceof Expr.ItemRange r) {
            return "#" + r.firstItemId() + "..#" + r.lastItemId();
        }
        return "remaining";
    }
}
