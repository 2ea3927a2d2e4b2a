package org.mpl4j.compiler.interpret.build;

import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.interpret.expression.Node;
import org.mpl4j.compiler.interpret.parse.Selector;
import org.mpl4j.compiler.interpret.value.ArrayShape;
import org.mpl4j.compiler.interpret.value.BlockShape;
import org.mpl4j.compiler.interpret.value.ClassifyShape;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.NestedShape;
import org.mpl4j.compiler.model.ArrayItem.Bound;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.runtime.BuildException;

/**
 * Sees that a parse will find what was written: every size, count, condition and choice of a scope that is complete is computed again and compared. What only the packet around
 * knows is left to that.
 */
final class Verification {
    private final BuildScope scope;

    Verification(BuildScope scope) {
        this.scope = scope;
    }

    void run() {
        check(scope.shape().body());
    }

    private void check(BlockShape block) {
        for (ItemShape item : block.items()) {
            try {
                checkPresence(item);
                if (scope.isBuilt(item)) {
                    checkItem(item);
                }
            } catch (NotKnownYet e) {
                continue;
            } catch (ArithmeticException e) {
                throw BuildException.overflow(item.name());
            }
        }
        for (ItemShape item : block.items()) {
            if (item instanceof ClassifyShape classify && scope.isBuilt(item)) {
                checkInside(classify);
            }
        }
    }

    private void checkInside(ClassifyShape classify) {
        try {
            check(classify.branches().get(scope.branchOf(classify)).body());
        } catch (BuildException e) {
            throw classify.isNamed() ? e.within(classify.name()) : e;
        }
    }

    private void checkPresence(ItemShape item) {
        Optional<Expr> condition = item.item().presence();
        if (condition.isPresent() && scope.evaluate(condition.get(), item) != 0 != scope.isBuilt(item)) {
            throw scope.isBuilt(item)
                    ? BuildException.contradiction(item.name(), "is given, but its condition does not hold")
                    : BuildException.contradiction(item.name(), "is missing, but its condition holds");
        }
    }

    private void checkItem(ItemShape item) {
        if (item instanceof FieldShape field) {
            checkField(field);
        } else if (item instanceof NestedShape nested) {
            nested.nested().window().ifPresent(window -> checkSize(item, window));
        } else if (item instanceof ArrayShape array) {
            checkArray(array);
        } else if (item instanceof ClassifyShape classify) {
            classify.classify().window().ifPresent(window -> checkSize(item, window));
            checkChoice(classify);
        }
    }

    private void checkField(FieldShape field) {
        if (field.kind().isNumber()) {
            new Bounds(scope, field).check(scope.number(field, 0));
        }
        FieldType type = field.field().type();
        if (type instanceof FieldType.ByteArray array) {
            checkSize(field, array.length());
        } else if (type instanceof FieldType.Bits bits) {
            long expected = scope.evaluate(bits.width(), field);
            long actual = scope.endBit(field) - scope.startBit(field);
            if (actual != expected) {
                throw BuildException.wrongSize(field.name(), actual, expected, "bits");
            }
        }
    }

    private void checkSize(ItemShape item, Expr size) {
        long actual = (scope.endBit(item) >> 3) - (scope.startBit(item) >> 3);
        long expected = scope.evaluate(size, item);
        if (actual != expected) {
            throw BuildException.wrongSize(item.name(), actual, expected, "bytes");
        }
    }

    private void checkArray(ArrayShape array) {
        Bound bound = array.array().bound();
        List<BuildScope> elements = scope.elements(array);
        if (bound instanceof Bound.Count count) {
            long expected = scope.evaluate(count.count(), array);
            if (elements.size() != expected) {
                throw BuildException.wrongSize(array.name(), elements.size(), expected, "elements");
            }
        } else if (bound instanceof Bound.Window window) {
            checkSize(array, window.byteLength());
        } else if (bound instanceof Bound.Until until) {
            checkEnd(array, elements, until.condition());
        }
    }

    private static void checkEnd(ArrayShape array, List<BuildScope> elements, Expr condition) {
        if (elements.isEmpty()) {
            throw BuildException.contradiction(array.name(), "must have an element that ends it");
        }
        for (int i = 0; i < elements.size(); i++) {
            BuildScope element = elements.get(i);
            boolean isLast = i == elements.size() - 1;
            if (element.node(condition).holds(element) != isLast) {
                String problem = isLast ? "must end the list, but does not" : "ends the list, but others follow";
                throw BuildException.contradiction(null, problem).within(array.name(), i);
            }
        }
    }

    private void checkChoice(ClassifyShape classify) {
        Node tag = scope.node(classify.classify().tag());
        Selector selector = scope.packet().cache().selector(classify);
        boolean isContent = classify.classify().tag().kind() == ValueKind.BYTES;
        int found = isContent ? selector.select(tag.content(scope), scope) : selector.select(tag.raw(scope), scope);
        int built = scope.branchOf(classify);
        if (found != built) {
            String value = isContent ? tag.content(scope).toString() : Long.toString(tag.raw(scope));
            String wanted = classify.branches().get(built).label();
            String other = found == Selector.NONE
                    ? "no branch"
                    : "branch " + classify.branches().get(found).label();
            throw BuildException.contradiction(
                    classify.name(), "is branch " + wanted + ", but a tag of " + value + " chooses " + other);
        }
    }
}
