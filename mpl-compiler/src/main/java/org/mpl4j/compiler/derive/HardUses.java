package org.mpl4j.compiler.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mpl4j.compiler.model.EndianSwitch;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.ValueKind;

/** The expressions without whose value an item cannot be written. */
final class HardUses {
    private HardUses() {}

    /** All of them. */
    static List<Expr> of(Item item, BindingTable table) {
        Map<Integer, Binding> bindings = table.bindings();
        List<Expr> uses = new ArrayList<>(whenWritten(item, bindings));
        condition(item, table).ifPresent(uses::add);
        Binding binding = bindings.get(item.id());
        if (binding instanceof Binding.Derived derived) {
            uses.add(derived.value());
        } else if (binding instanceof Binding.Solved solved) {
            solved.solutions().forEach(solution -> uses.add(solution.by().value()));
        } else if (binding instanceof Binding.Tag tag) {
            tag.computations().forEach(derived -> uses.add(derived.value()));
        } else if (item instanceof Field field && field.attributes().checksum().isPresent()) {
            uses.addAll(field.attributes().checksum().get().inputs());
        }
        return uses;
    }

    /** Those that must be known at the moment when the item is written, not only when its scope is complete. */
    static List<Expr> whenWritten(Item item, Map<Integer, Binding> bindings) {
        List<Expr> uses = new ArrayList<>();
        if (item instanceof EndianSwitch endian) {
            endian.when().ifPresent(uses::add);
        } else if (item instanceof Field field) {
            Binding binding = bindings.get(field.id());
            if (field.type() instanceof FieldType.Bits bits && bits.fixedWidth().isEmpty()) {
                uses.add(bits.width());
            } else if (field.type() instanceof FieldType.ByteArray bytes && SizeUse.isFilled(field)) {
                uses.add(bytes.length());
            }
            if (binding instanceof Binding.Defaulted defaulted) {
                uses.add(defaulted.value());
            } else if (binding instanceof Binding.Tag tag) {
                tag.defaultValue().ifPresent(uses::add);
            } else if (binding instanceof Binding.Derived derived && isWrittenForward(field)) {
                uses.add(derived.value());
            }
        }
        return uses;
    }

    /** Whether no room can be left for a field whose value is computed, as its value also says how long it is. */
    static boolean isWrittenForward(Field field) {
        return field.type().kind() == ValueKind.BYTES;
    }

    /** The condition of a field that nobody gives: it says whether to write the field, unless the caller does by what he gives beside it. */
    static Optional<Expr> condition(Item item, BindingTable table) {
        boolean isTold = isGiven(item, table.bindings()) || table.companions().containsKey(item.id());
        return isTold ? Optional.empty() : item.presence();
    }

    /** Whether the caller says if an optional item is there, by giving it or not. */
    static boolean isGiven(Item item, Map<Integer, Binding> bindings) {
        Binding binding = bindings.get(item.id());
        return binding == null || binding instanceof Binding.Free || binding instanceof Binding.Defaulted;
    }
}
