package org.mpl4j.compiler.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.interpret.value.ArrayShape;
import org.mpl4j.compiler.interpret.value.ElementValue;
import org.mpl4j.compiler.interpret.value.FieldKind;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.FieldValue;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.compiler.interpret.value.ScopeValue;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expressions;

/** Finds the spots of a packet that was read, at any depth. */
final class Spots {
    /** A packet may have many elements alike. */
    private static final int MOST = 2000;

    private final List<Spot> found = new ArrayList<>();
    private final int packetStart;

    private Spots(int packetStart) {
        this.packetStart = packetStart;
    }

    /** In the order of their places; not all of them where there are very many. */
    static List<Spot> of(PacketValue packet) {
        Spots spots = new Spots(packet.start());
        spots.collect(packet.fields(), "");
        return spots.found;
    }

    private void collect(List<FieldValue> fields, String path) {
        for (FieldValue field : fields) {
            if (found.size() >= MOST) {
                return;
            }
            String own = path + field.name();
            if (field instanceof FieldValue.Nested nested) {
                collect(nested.value().fields(), own + ".");
            } else if (field instanceof FieldValue.Choice choice) {
                collect(choice.fields(), own + ".");
            } else if (field instanceof FieldValue.Elements elements) {
                int index = 0;
                for (ElementValue element : elements.value()) {
                    collect(element.fields(), own + "[" + index++ + "].");
                }
            } else {
                add((FieldShape) field.shape(), field.scope(), own);
            }
        }
    }

    private void add(FieldShape field, ScopeValue scope, String path) {
        long start = field.start().bitIndex(scope) - packetStart * 8L;
        long bits = field.endBit(scope) - field.start().bitIndex(scope);
        boolean isLittle = field.order().isLittle(scope);
        if (field.kind() == FieldKind.PREFIXED) {
            found.add(new Spot(path, Spot.Role.LENGTH, start, field.bits(), isLittle));
        }
        found.add(new Spot(path, role(field), start, bits, isLittle));
    }

    private static Spot.Role role(FieldShape field) {
        Binding binding = field.scope().packet().plan().binding(field.id());
        if (binding instanceof Binding.Checksum) {
            return Spot.Role.CHECKSUM;
        } else if (binding instanceof Binding.Constant) {
            return Spot.Role.CONSTANT;
        } else if (binding instanceof Binding.Tag || binding instanceof Binding.FromChild) {
            return Spot.Role.TAG;
        } else if (binding instanceof Binding.Presence) {
            return Spot.Role.PRESENCE;
        } else if (binding instanceof Binding.Derived derived) {
            return counts(derived.value()) ? Spot.Role.COUNT : Spot.Role.LENGTH;
        } else if (binding instanceof Binding.Solved solved) {
            boolean isCount = solved.solutions().stream()
                    .anyMatch(solution -> field.scope().packet().item(solution.itemId()) instanceof ArrayShape
                            && counts(solution.by().value()));
            return isCount ? Spot.Role.COUNT : Spot.Role.LENGTH;
        } else if (field.kind() == FieldKind.EXTERN) {
            return Spot.Role.NAME;
        }
        return field.kind().isNumber() ? Spot.Role.NUMBER : Spot.Role.CONTENT;
    }

    private static boolean counts(Expr expr) {
        AtomicBoolean isCount = new AtomicBoolean();
        Expressions.visit(expr, part -> {
            if (part instanceof Expr.CountOf) {
                isCount.set(true);
            }
        });
        return isCount.get();
    }
}
