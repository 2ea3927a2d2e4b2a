package org.mpl4j.compiler.interpret.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mpl4j.compiler.interpret.value.ArrayShape;
import org.mpl4j.compiler.interpret.value.BlockShape;
import org.mpl4j.compiler.interpret.value.BranchShape;
import org.mpl4j.compiler.interpret.value.ClassifyShape;
import org.mpl4j.compiler.interpret.value.ElementValue;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.ListValue;
import org.mpl4j.compiler.interpret.value.NestedShape;
import org.mpl4j.compiler.interpret.value.PacketShape;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.compiler.interpret.value.ScopeValue;
import org.mpl4j.runtime.Violation;

/** Finds where packets break rules of their specification that do not keep them from being read. Safe for use by several threads. */
public final class Inspector {
    private final Map<PacketShape, Rules> rules = new ConcurrentHashMap<>();

    /**
     * The violations in a packet and in those nested in it, in the order of the fields.
     *
     * @param packet complete
     */
    public List<Violation> violations(PacketValue packet) {
        if (!packet.isComplete()) {
            throw new IllegalArgumentException("the packet is incomplete");
        }
        List<Violation> found = new ArrayList<>();
        inspect(packet, packet.shape().body(), found);
        return found;
    }

    private void inspect(ScopeValue scope, BlockShape block, List<Violation> found) {
        for (ItemShape item : block.items()) {
            if (!item.isPresent(scope)) {
                continue;
            }
            if (item instanceof FieldShape field) {
                inspectField(scope, field, found);
            } else {
                inspectInside(scope, item, found);
            }
        }
    }

    private void inspectField(ScopeValue scope, FieldShape field, List<Violation> found) {
        Rules own = rules.computeIfAbsent(field.scope().packet(), Rules::new);
        List<Rule> ofField = own.of(field, scope);
        if (ofField.isEmpty()) {
            return;
        }
        RuleEnvironment environment = new RuleEnvironment(scope, field);
        for (Rule rule : ofField) {
            Violation violation = rule.check(scope, environment);
            if (violation != null) {
                found.add(violation);
            }
        }
    }

    private void inspectInside(ScopeValue scope, ItemShape item, List<Violation> found) {
        List<Violation> inside = new ArrayList<>();
        if (item instanceof NestedShape nested) {
            PacketValue packet = nested.packet(scope);
            if (packet != null) {
                inspect(packet, packet.shape().body(), inside);
            }
            inside.forEach(violation -> found.add(violation.within(item.name())));
        } else if (item instanceof ArrayShape array) {
            inspectElements(scope, array, found);
        } else if (item instanceof ClassifyShape classify) {
            BranchShape branch = classify.branch(scope);
            if (branch != null) {
                inspect(scope, branch.body(), inside);
            }
            inside.forEach(violation -> found.add(classify.isNamed() ? violation.within(item.name()) : violation));
        }
    }

    private void inspectElements(ScopeValue scope, ArrayShape array, List<Violation> found) {
        ListValue list = array.list(scope);
        for (int i = 0; list != null && i < list.size(); i++) {
            ElementValue element = list.get(i);
            List<Violation> inside = new ArrayList<>();
            inspect(element, element.shape().body(), inside);
            int index = i;
            inside.forEach(violation -> found.add(violation.within(array.name(), index)));
        }
    }
}
