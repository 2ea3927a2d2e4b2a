package org.mpl4j.compiler.derive;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mpl4j.compiler.model.Attributes;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.ValueKind;

/**
 * How to build a packet.
 *
 * @param bindings of every field by its id
 * @param scopes by owner, as in the layout
 * @param reportedParams parameters, by index, that branches of the packet decide, so that a parent that passes a plain field learns them from what is built here:
 *     {@link Binding.Tag} where the packet itself classifies on the parameter, {@link Binding.FromChild} where it passes it on
 * @param lateArguments by id of the nested packet, the indexes of arguments that cannot be known yet when it is built (they depend on what follows, or on its
 *     own size). Within it, checks that need such a parameter are left out; the parent's plan makes up for them with {@link ScopePlan#rereads}.
 * @param companions by id of an optional field that nobody gives, the id of an item behind it under the same condition, with nothing between them that is given:
 *     where the condition cannot be evaluated when the field is written, the field is there iff that item is given. {@link SizeCheck.What#PRESENCE} checks of both
 *     see that it comes out right.
 * @param lateConditions ids of the optional items whose condition depends on what follows them, so that it cannot be evaluated when they are written
 * @param watch how the packet is kept from being read otherwise than it was built
 */
public record BuildPlan(
        PacketType packet,
        Map<Integer, Binding> bindings,
        Map<Integer, ScopePlan> scopes,
        Map<Integer, Binding> reportedParams,
        Map<Integer, Set<Integer>> lateArguments,
        Map<Integer, Integer> companions,
        Set<Integer> lateConditions,
        ChoiceWatch watch) {
    public BuildPlan {
        bindings = Collections.unmodifiableMap(new LinkedHashMap<>(bindings));
        scopes = Collections.unmodifiableMap(new LinkedHashMap<>(scopes));
        reportedParams = Collections.unmodifiableMap(new TreeMap<>(reportedParams));
        lateArguments = Collections.unmodifiableMap(new TreeMap<>(lateArguments));
        companions = Collections.unmodifiableMap(new TreeMap<>(companions));
        lateConditions = Collections.unmodifiableSet(new TreeSet<>(lateConditions));
    }

    public Binding binding(int fieldId) {
        Binding binding = bindings.get(fieldId);
        if (binding == null) {
            throw new IllegalArgumentException("no field " + fieldId + " in " + packet.name());
        }
        return binding;
    }

    public ScopePlan scope(int owner) {
        ScopePlan plan = scopes.get(owner);
        if (plan == null) {
            throw new IllegalArgumentException("no scope of item " + owner + " in " + packet.name());
        }
        return plan;
    }

    /** Whether an argument of a nested packet is unknown while that is built. */
    public boolean isLate(int nestedItem, int argument) {
        return lateArguments.getOrDefault(nestedItem, Set.of()).contains(argument);
    }

    /**
     * Whether the content of a field is a truth value: of a boolean, and of a single bit without an enumeration that is written with one ({@code default(false)}, {@code
     * value(a > b)}) or is the condition of optional items. It is a boolean then in Java and JSON.
     */
    public boolean isFlag(Field field) {
        if (field.type() instanceof FieldType.Bool) {
            return true;
        }
        boolean isBit = field.type() instanceof FieldType.Bits bits
                && bits.fixedWidth().filter(width -> width == 1).isPresent()
                && field.enumeration().isEmpty();
        Attributes attributes = field.attributes();
        return isBit
                && (binding(field.id()) instanceof Binding.Presence
                        || isTruthValue(attributes.defaultValue())
                        || isTruthValue(attributes.constant())
                        || isTruthValue(attributes.value()));
    }

    private static boolean isTruthValue(Optional<Expr> written) {
        return written.filter(expr -> expr.kind() == ValueKind.BOOL).isPresent();
    }
}
