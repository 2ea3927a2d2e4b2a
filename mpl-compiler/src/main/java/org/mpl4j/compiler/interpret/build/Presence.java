package org.mpl4j.compiler.interpret.build;

import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.interpret.value.ClassifyShape;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.PacketShape;
import org.mpl4j.compiler.interpret.value.Taken;
import org.mpl4j.runtime.BuildException;

/** Which optional items of a scope are written. That this agrees with their conditions is checked when the scope is complete. */
final class Presence {
    private final BuildScope scope;
    private final PacketShape packet;

    Presence(BuildScope scope) {
        this.scope = scope;
        this.packet = scope.shape().packet();
    }

    /** Whether an optional item is to be written: it is given, or it needs nothing from the caller and its condition holds. */
    boolean isWanted(ItemShape item) {
        if (isGiven(item)) {
            return true;
        }
        boolean holds = holds(item);
        if (holds && needsCaller(item)) {
            throw BuildException.invalid(item.key(scope), "is missing, and its condition holds");
        }
        return holds;
    }

    /** As far as it can be known before the scope is complete. */
    private boolean holds(ItemShape item) {
        try {
            return scope.evaluate(item.item().presence().orElseThrow(), item) != 0;
        } catch (NotKnownYet e) {
            Integer companion = packet.plan().companions().get(item.id());
            return companion != null && isGiven(packet.item(companion));
        } catch (ArithmeticException e) {
            throw BuildException.overflow(item.name());
        }
    }

    private boolean needsCaller(ItemShape item) {
        return !(item instanceof FieldShape field) || packet.plan().binding(field.id()) instanceof Binding.Free;
    }

    private boolean isGiven(ItemShape item) {
        if (!scope.isOnPath(item)) {
            return false;
        }
        if (item instanceof ClassifyShape classify) {
            return scope.branchOf(classify) != Taken.NONE;
        }
        return scope.givenFor(item).has(item.key(scope));
    }

    /** Whether a field that says so says that something is there. */
    boolean valueOf(FieldShape condition) {
        Binding.Presence binding = (Binding.Presence) packet.plan().binding(condition.id());
        return binding.items().stream().map(packet::item).anyMatch(this::isGiven);
    }
}
