package org.mpl4j.compiler.interpret.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.interpret.expression.ChecksumInputs;
import org.mpl4j.compiler.interpret.expression.Preparer;
import org.mpl4j.compiler.interpret.value.ClassifyShape;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.PacketShape;
import org.mpl4j.compiler.interpret.value.ScopeValue;
import org.mpl4j.compiler.model.Attributes;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.runtime.Violation.Kind;

/** The rules of one packet, by field. */
final class Rules {
    private final PacketShape packet;
    private final Map<FieldShape, List<Rule>> byField = new HashMap<>();
    private final Map<FieldShape, TagRules> byTag = new HashMap<>();

    Rules(PacketShape packet) {
        this.packet = packet;
        for (ItemShape item : packet.items()) {
            if (item instanceof FieldShape field) {
                addRules(field);
            }
        }
    }

    /** The rules of a field that is present. */
    List<Rule> of(FieldShape field, ScopeValue scope) {
        TagRules tag = byTag.get(field);
        List<Rule> rules = byField.getOrDefault(field, List.of());
        Rule computed = tag == null ? null : tag.of(scope);
        if (computed == null) {
            return rules;
        }
        List<Rule> all = new ArrayList<>(rules);
        all.add(computed);
        return all;
    }

    private void addRules(FieldShape field) {
        Preparer preparer = new Preparer(field.scope());
        Attributes attributes = field.field().attributes();
        List<Rule> rules = new ArrayList<>();
        if (!attributes.isMagic()) {
            attributes.constant().ifPresent(constant -> rules.add(constant(field, constant, preparer)));
        }
        attributes.min().ifPresent(min -> rules.add(new Rule.Number(field, Kind.MIN, min, preparer)));
        attributes.max().ifPresent(max -> rules.add(new Rule.Number(field, Kind.MAX, max, preparer)));
        Binding binding = packet.plan().binding(field.id());
        if (binding instanceof Binding.Derived derived) {
            rules.add(value(field, derived.value(), preparer));
        } else if (binding instanceof Binding.Tag tag && attributes.value().isPresent()) {
            byTag.put(field, new TagRules(packet, field, tag, preparer));
        }
        if (attributes.alignBits() != 0) {
            rules.add(new Rule.Aligned(field, attributes.alignBits() / 8));
        }
        attributes.checksum().ifPresent(sum -> rules.add(new Rule.Sum(field, new ChecksumInputs(sum, preparer))));
        if (!rules.isEmpty()) {
            byField.put(field, List.copyOf(rules));
        }
    }

    private static Rule constant(FieldShape field, Expr constant, Preparer preparer) {
        return field.kind().isNumber()
                ? new Rule.Number(field, Kind.CONST, constant, preparer)
                : new Rule.Content(field, Kind.CONST, preparer.prepare(constant), constant.kind() != ValueKind.BYTES);
    }

    private static Rule value(FieldShape field, Expr value, Preparer preparer) {
        return field.kind().isNumber()
                ? new Rule.Number(field, Kind.VALUE, value, preparer)
                : new Rule.Content(field, Kind.VALUE, preparer.prepare(value), false);
    }

    /** The value of a tag, where the branch that was taken leaves that to {@code value}. */
    private static final class TagRules {
        private final PacketShape packet;
        private final Binding.Tag tag;
        private final Map<Expr, Rule> byValue = new HashMap<>();

        TagRules(PacketShape packet, FieldShape field, Binding.Tag tag, Preparer preparer) {
            this.packet = packet;
            this.tag = tag;
            tag.computations()
                    .map(Binding.Derived::value)
                    .forEach(value -> byValue.put(value, value(field, value, preparer)));
        }

        @Nullable
        Rule of(ScopeValue scope) {
            boolean isReached = false;
            for (int decider : tag.deciders()) {
                ClassifyShape classify = (ClassifyShape) packet.item(decider);
                int index = scope.branchOf(classify);
                if (index < 0) {
                    continue;
                }
                isReached = true;
                if (isSingle(classify.branches().get(index).branch())) {
                    return null;
                }
                Binding.Derived computed = tag.computed(decider, index).orElse(null);
                if (computed != null) {
                    return byValue.get(computed.value());
                }
            }
            return isReached
                    ? null
                    : tag.elsewhere()
                            .value()
                            .map(computed -> byValue.get(computed.value()))
                            .orElse(null);
        }

        private static boolean isSingle(Classify.Branch branch) {
            return !(branch.pattern() instanceof Classify.Pattern.Otherwise)
                    && !(branch.pattern() instanceof Classify.Pattern.IntRange range && !range.isSingle());
        }
    }
}
