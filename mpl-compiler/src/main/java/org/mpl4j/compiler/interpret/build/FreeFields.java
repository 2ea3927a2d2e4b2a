package org.mpl4j.compiler.interpret.build;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.interpret.value.ArrayShape;
import org.mpl4j.compiler.interpret.value.BlockShape;
import org.mpl4j.compiler.interpret.value.BranchPath;
import org.mpl4j.compiler.interpret.value.BranchShape;
import org.mpl4j.compiler.interpret.value.ClassifyShape;
import org.mpl4j.compiler.interpret.value.ElementValue;
import org.mpl4j.compiler.interpret.value.FieldKind;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.ListValue;
import org.mpl4j.compiler.interpret.value.NestedShape;
import org.mpl4j.compiler.interpret.value.PacketShape;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.compiler.interpret.value.ScopeValue;
import org.mpl4j.runtime.codec.Mpint;

/** What a builder has to be told to build a packet that was read: its fields without those that follow from others. */
public final class FreeFields {
    private FreeFields() {}

    /**
     * The draft of a packet.
     *
     * @param packet complete
     */
    public static Draft.Group of(PacketValue packet) {
        return framed(packet, packet.shape().body(), packet.name(), packet.branch());
    }

    private static Draft.Group framed(ScopeValue scope, BlockShape body, @Nullable String name, String branch) {
        Map<String, Draft> members = new LinkedHashMap<>();
        if (name != null) {
            members.put("packet", new Draft.Text(name));
        }
        if (!branch.isEmpty()) {
            members.put("branch", new Draft.Text(branch));
        }
        members.put("fields", new Draft.Group(fields(scope, body)));
        return new Draft.Group(members);
    }

    private static Map<String, Draft> fields(ScopeValue scope, BlockShape body) {
        Map<String, Draft> fields = new LinkedHashMap<>();
        collect(scope, body, fields);
        return fields;
    }

    private static void collect(ScopeValue scope, BlockShape body, Map<String, Draft> fields) {
        for (ItemShape item : body.items()) {
            if (!item.isPresent(scope)) {
                continue;
            }
            if (item instanceof FieldShape field) {
                if (isFree(scope, field)) {
                    fields.put(field.key(scope), leaf(scope, field));
                }
            } else if (item instanceof ClassifyShape classify && !classify.isNamed()) {
                collect(scope, branch(classify, scope).body(), fields);
            } else {
                putInside(scope, item, fields);
            }
        }
    }

    private static BranchShape branch(ClassifyShape classify, ScopeValue scope) {
        return Objects.requireNonNull(classify.branch(scope), "a complete packet has its branches");
    }

    private static void putInside(ScopeValue scope, ItemShape item, Map<String, Draft> fields) {
        String key = item.key(scope);
        if (item instanceof NestedShape nested) {
            fields.put(key, of(Objects.requireNonNull(nested.packet(scope))));
        } else if (item instanceof ArrayShape array) {
            fields.put(key, elements(Objects.requireNonNull(array.list(scope))));
        } else if (item instanceof ClassifyShape classify) {
            BranchShape branch = branch(classify, scope);
            String path = BranchPath.join(branch.label(), BranchPath.of(scope, branch.body()));
            fields.put(key, framed(scope, branch.body(), classify.name(), path));
        }
    }

    private static Draft elements(ListValue list) {
        List<Draft> elements = new ArrayList<>();
        for (ElementValue element : list) {
            BlockShape body = element.shape().body();
            elements.add(
                    element.shape().hasBranches()
                            ? framed(element, body, null, element.branch())
                            : new Draft.Group(fields(element, body)));
        }
        return new Draft.Items(elements);
    }

    /** Whether the caller of a builder supplies the field, given the branches that the packet has. */
    private static boolean isFree(ScopeValue scope, FieldShape field) {
        PacketShape packet = field.scope().packet();
        Binding binding = packet.plan().binding(field.id());
        if (binding instanceof Binding.Tag tag) {
            return TagDecision.of(tag, packet, scope) instanceof TagDecision.Argument;
        }
        if (binding instanceof Binding.FromChild child) {
            return !isReported(scope, packet, child);
        }
        return binding instanceof Binding.Free || binding instanceof Binding.Defaulted;
    }

    /** Whether what is nested decides a field or parameter. */
    private static boolean isReported(ScopeValue scope, PacketShape packet, Binding.FromChild child) {
        for (Binding.Source source : child.sources()) {
            NestedShape nested = (NestedShape) packet.item(source.nestedItem());
            PacketValue inside = nested.isReached(scope) ? nested.packet(scope) : null;
            if (inside != null && isReported(inside, source.paramIndex())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isReported(PacketValue inside, int parameter) {
        PacketShape shape = inside.packetShape();
        Binding binding = shape.plan().reportedParams().get(parameter);
        if (binding instanceof Binding.Tag tag) {
            return !(TagDecision.of(tag, shape, inside) instanceof TagDecision.Argument);
        }
        return binding instanceof Binding.FromChild child && isReported(inside, shape, child);
    }

    private static Draft leaf(ScopeValue scope, FieldShape field) {
        if (field.kind().isNumber()) {
            long number = field.number(scope);
            if (field.isFlag()) {
                return new Draft.Flag(number != 0);
            }
            return field.isUnsigned64() ? Draft.Whole.ofUnsigned(number) : Draft.Whole.of(number);
        }
        if (field.kind().isBytes()) {
            return new Draft.Octets(field.content(scope));
        }
        if (field.kind() == FieldKind.FLOAT) {
            return real(scope, field);
        }
        Object value = field.foreign(scope);
        return new Draft.Text(
                value instanceof Mpint mpint
                        ? mpint.canonical().hex()
                        : field.codec().toText(value));
    }

    private static Draft real(ScopeValue scope, FieldShape field) {
        double value = field.real(scope);
        return Double.isNaN(value) && !field.isPlainNan(scope)
                ? new Draft.Group(Map.of("hex", new Draft.Text(Long.toHexString(field.rawBits(scope)))))
                : new Draft.Real(value);
    }
}
