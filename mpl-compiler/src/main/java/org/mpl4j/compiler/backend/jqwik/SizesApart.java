package org.mpl4j.compiler.backend.jqwik;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.derive.BuildPlan;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expressions;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.pipeline.CompiledSpec;

/** Finds packets whose caller gives a number and, apart from it, content whose size has to fit that number: arbitrary values seldom do. */
final class SizesApart {
    private final CompiledSpec spec;
    private final Set<QualifiedName> seen = new HashSet<>();

    private SizesApart(CompiledSpec spec) {
        this.spec = spec;
    }

    static boolean of(QualifiedName packet, CompiledSpec spec) {
        return new SizesApart(spec).of(packet);
    }

    private boolean of(QualifiedName name) {
        if (!seen.add(name)) {
            return false;
        }
        PacketType packet = spec.model().packet(name);
        return packet.items().stream().anyMatch(item -> of(item, spec.plan(name)));
    }

    private boolean of(Item item, BuildPlan plan) {
        if (item instanceof Field field && field.type() instanceof FieldType.ByteArray bytes) {
            return isGiven(bytes.length(), plan);
        } else if (item instanceof ArrayItem array && array.bound() instanceof ArrayItem.Bound.Count count) {
            return isGiven(count.count(), plan);
        }
        return item instanceof NestedPacket nested && of(nested.target());
    }

    private static boolean isGiven(Expr size, BuildPlan plan) {
        AtomicBoolean isGiven = new AtomicBoolean();
        Expressions.visit(size, part -> {
            if (part instanceof Expr.ParamValue
                    || part instanceof Expr.FieldValue value && isFree(plan.binding(value.itemId()))) {
                isGiven.set(true);
            }
        });
        return isGiven.get();
    }

    private static boolean isFree(Binding binding) {
        return binding instanceof Binding.Free || binding instanceof Binding.Defaulted;
    }
}
