package org.mpl4j.compiler.ir;

import java.util.HashSet;
import java.util.Set;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.EndianSwitch;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expressions;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.PacketType;

/** Which fields of a packet its parse uses the values of: in sizes, widths, counts, windows, tags, guards, conditions, arguments and magics. */
final class Demand {
    private final Set<Integer> fields = new HashSet<>();

    Demand(PacketType packet) {
        packet.items().forEach(this::add);
    }

    boolean isNeeded(Field field) {
        return fields.contains(field.id());
    }

    private void add(Item item) {
        item.presence().ifPresent(this::use);
        if (item instanceof Field field) {
            addField(field);
        } else if (item instanceof NestedPacket nested) {
            nested.arguments().forEach(this::use);
            nested.window().ifPresent(this::use);
        } else if (item instanceof Classify classify) {
            use(classify.tag());
            classify.window().ifPresent(this::use);
            classify.branches().forEach(branch -> branch.guard().ifPresent(this::use));
        } else if (item instanceof ArrayItem array) {
            addBound(array.bound());
        } else if (item instanceof EndianSwitch endian) {
            endian.when().ifPresent(this::use);
        }
    }

    private void addField(Field field) {
        if (field.type() instanceof FieldType.Bits bits) {
            use(bits.width());
        } else if (field.type() instanceof FieldType.ByteArray bytes) {
            use(bytes.length());
        }
        if (field.attributes().isMagic()) {
            fields.add(field.id());
        }
    }

    private void addBound(ArrayItem.Bound bound) {
        if (bound instanceof ArrayItem.Bound.Count count) {
            use(count.count());
        } else if (bound instanceof ArrayItem.Bound.Window window) {
            use(window.byteLength());
        } else if (bound instanceof ArrayItem.Bound.Until until) {
            use(until.condition());
        }
    }

    private void use(Expr expr) {
        Expressions.visit(expr, part -> {
            if (part instanceof Expr.FieldValue value) {
                fields.add(value.itemId());
            }
        });
    }
}
