package org.mpl4j.compiler.backend.java;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.compiler.backend.Optimization;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.derive.BuildPlan;
import org.mpl4j.compiler.layout.PacketLayout;
import org.mpl4j.compiler.layout.PlacedBlock;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.layout.Scope;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.ArrayItem.Bound;
import org.mpl4j.compiler.model.Attributes;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.EndianSwitch;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.Label;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.QualifiedName;

/**
 * The packets and elements that a builder makes byte for byte of what a parse finds in them ({@link Optimization#BULK_COPIES}): views of them are copied. Whatever bytes a
 * parse accepts are those that are built from the values in them, so that there is no rule to break; nothing depends on what is around or on where it lies; and nothing is to
 * be noted for reading it again.
 */
final class Verbatim {
    private final SpecInfo spec;

    /** Packets that are being looked at: one that contains itself is not copied. */
    private final Set<QualifiedName> around = new HashSet<>();

    private Verbatim(SpecInfo spec) {
        this.spec = spec;
    }

    /** Whether a packet without parameters is one. */
    static boolean isPacket(SpecInfo spec, QualifiedName packet) {
        return spec.isOn(Optimization.BULK_COPIES) && new Verbatim(spec).packet(packet);
    }

    /** Whether the elements of an array are. */
    static boolean areElements(BlockInfo owner, ArrayItem array) {
        SpecInfo spec = owner.packet().spec();
        QualifiedName packet = owner.packet().type().name();
        return spec.isOn(Optimization.BULK_COPIES)
                && !(array.bound() instanceof Bound.Until)
                && new Verbatim(spec).new InPacket(packet).scope(array.id());
    }

    private boolean packet(QualifiedName name) {
        if (!spec.layout(name).packet().params().isEmpty() || !around.add(name)) {
            return false;
        }
        boolean is = new InPacket(name).scope(Scope.PACKET);
        around.remove(name);
        return is;
    }

    /** Whether a field is written as it was read, whatever it is, because the caller gives it. */
    static boolean isPlain(Field field, Binding binding) {
        return hasNoRules(field)
                && hasOneForm(field)
                && (binding instanceof Binding.Free || binding instanceof Binding.Defaulted);
    }

    private static boolean hasNoRules(Field field) {
        Attributes attributes = field.attributes();
        return attributes.min().isEmpty() && attributes.max().isEmpty() && attributes.alignBits() == 0;
    }

    /** Whether there is one way only to write a value. */
    private static boolean hasOneForm(Field field) {
        FieldType type = field.type();
        return type instanceof FieldType.Bits bits && bits.fixedWidth().isPresent()
                || type instanceof FieldType.Int
                || type instanceof FieldType.Float
                || type instanceof FieldType.ByteArray
                || type instanceof FieldType.PrefixedString
                || type instanceof FieldType.Delimited;
    }

    /** What the scopes of one packet are. */
    private final class InPacket {
        private final PacketLayout layout;
        private final BuildPlan plan;

        InPacket(QualifiedName name) {
            this.layout = spec.layout(name);
            this.plan = spec.spec().plan(name);
        }

        boolean scope(int owner) {
            Scope scope = layout.scope(owner);
            boolean standsAlone = scope.captures().isEmpty()
                    && scope.capturedParams().isEmpty()
                    && !scope.usesOrigin()
                    && !scope.usesOrder();
            return standsAlone && !plan.watch().scopes().contains(owner) && block(scope.body());
        }

        private boolean block(PlacedBlock block) {
            return block.items().stream().allMatch(placed -> item(block, placed));
        }

        private boolean item(PlacedBlock block, PlacedItem placed) {
            Item item = placed.item();
            if (item.presence().isPresent()) {
                return false;
            } else if (item instanceof Field field) {
                return field(block, field);
            } else if (item instanceof NestedPacket nested) {
                return nested.arguments().isEmpty() && packet(nested.target());
            } else if (item instanceof ArrayItem array) {
                return !(array.bound() instanceof Bound.Until) && scope(array.id());
            } else if (item instanceof Classify) {
                return placed.blocks().stream().allMatch(this::block);
            }
            return item instanceof Label
                    || item instanceof EndianSwitch endian && endian.when().isEmpty();
        }

        private boolean field(PlacedBlock block, Field field) {
            Binding binding = plan.binding(field.id());
            if (isPlain(field, binding)) {
                return true;
            } else if (!hasNoRules(field) || !hasOneForm(field)) {
                return false;
            } else if (binding instanceof Binding.Tag tag) {
                return tag.computations().findAny().isEmpty();
            }
            return binding instanceof Binding.Constant && field.attributes().isMagic()
                    || block.items().stream().anyMatch(placed -> isSizeOf(field, binding, placed.item()));
        }

        /** Whether a field is nothing but the size or the count of an item beside it, for a parse and for a builder. */
        private boolean isSizeOf(Field field, Binding binding, Item item) {
            Optional<Expr> size = size(item);
            boolean isRead = size.filter(expr -> isValueOf(expr, field.id())).isPresent();
            Binding.Derived derived = null;
            if (binding instanceof Binding.Derived found) {
                derived = found;
            } else if (binding instanceof Binding.Solved solved
                    && solved.solutions().size() == 1
                    && solved.solutions().get(0).itemId() == item.id()) {
                derived = solved.solutions().get(0).by();
            }
            return isRead && derived != null && derived.divisor() == 1 && isSize(derived.value(), item);
        }

        private boolean isSize(Expr value, Item item) {
            return value instanceof Expr.SizeOf of && of.itemId() == item.id() && !isCounted(item)
                    || value instanceof Expr.CountOf count && count.itemId() == item.id() && isCounted(item);
        }

        private boolean isCounted(Item item) {
            return item instanceof ArrayItem array && array.bound() instanceof Bound.Count;
        }

        private boolean isValueOf(Expr expr, int fieldId) {
            return expr instanceof Expr.FieldValue value && value.itemId() == fieldId;
        }

        /** What says how big an item is, or how many elements it has. */
        private Optional<Expr> size(Item item) {
            if (item instanceof Field field && field.type() instanceof FieldType.ByteArray bytes) {
                return Optional.of(bytes.length());
            } else if (item instanceof NestedPacket nested) {
                return nested.window();
            } else if (item instanceof Classify classify) {
                return classify.window();
            } else if (item instanceof ArrayItem array) {
                return array.bound() instanceof Bound.Count count
                        ? Optional.of(count.count())
                        : array.bound() instanceof Bound.Window window
                                ? Optional.of(window.byteLength())
                                : Optional.empty();
            }
            return Optional.empty();
        }
    }
}
