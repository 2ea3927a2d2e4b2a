package org.mpl4j.compiler.dissect.condition;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.dissect.syntax.Term;
import org.mpl4j.compiler.interpret.value.ArrayShape;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.ListValue;
import org.mpl4j.compiler.interpret.value.NestedShape;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.compiler.interpret.value.ScopeValue;

/**
 * An item on the way of a path, and where the path goes on from there.
 *
 * @param index of the element or byte; {@link Term.Step#NO_INDEX} for any element
 * @param next empty if the path ends here
 * @param leaf the number of the end of the path among all its ends; -1 if it does not end here
 */
record PathNode(ItemShape item, int index, List<PathNode> next, int leaf) {
    /** What is done at the ends of a path. */
    interface Visitor {
        /** Whether that was enough. */
        boolean visit(PathNode end, ScopeValue scope);
    }

    static boolean anyOf(List<PathNode> nodes, ScopeValue scope, Visitor visitor) {
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).any(scope, visitor)) {
                return true;
            }
        }
        return false;
    }

    private boolean any(ScopeValue scope, Visitor visitor) {
        if (!item.isReached(scope)) {
            return false;
        }
        if (item instanceof ArrayShape array) {
            return anyElement(array.list(scope), scope, visitor);
        }
        if (next.isEmpty()) {
            return visitor.visit(this, scope);
        }
        if (item instanceof NestedShape nested) {
            PacketValue packet = nested.packet(scope);
            return packet != null && anyOf(next, packet, visitor);
        }
        return anyOf(next, scope, visitor);
    }

    private boolean anyElement(@Nullable ListValue list, ScopeValue scope, Visitor visitor) {
        if (list == null || index >= list.size()) {
            return false;
        }
        if (next.isEmpty()) {
            return visitor.visit(this, scope);
        }
        if (index >= 0) {
            return anyOf(next, list.get(index), visitor);
        }
        for (int i = 0; i < list.size(); i++) {
            if (anyOf(next, list.get(i), visitor)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it ends at a single byte of a field. */
    boolean isByte() {
        return index >= 0 && item instanceof FieldShape;
    }

    boolean isNumber() {
        return item instanceof FieldShape field && (index >= 0 || field.kind().isNumber());
    }

    boolean isFlag() {
        return isNumber() && index < 0 && item instanceof FieldShape field && (field.isFlag() || field.bits() == 1);
    }

    /** Whether a byte that it ends at is there. */
    boolean hasNumber(ScopeValue scope) {
        FieldShape field = (FieldShape) item;
        return index < 0 || index < field.contentEnd(scope) - field.contentStart(scope);
    }

    long number(ScopeValue scope) {
        FieldShape field = (FieldShape) item;
        return index < 0 ? field.number(scope) : scope.buffer().get(field.contentStart(scope) + index) & 0xff;
    }
}
