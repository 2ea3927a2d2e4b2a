package org.mpl4j.compiler.interpret.build;

import java.math.BigInteger;
import java.util.List;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.PacketShape;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.Bytes;

/** Computes what follows from the rest of a packet: on demand while it is written, and all of it when it is complete. */
final class Derivation {
    /** A varint that grows can make another one grow; each grows at most nine times. */
    private static final int MOST_PASSES = 100;

    private final BuildScope scope;
    private final FieldWriter writer;
    private final PacketShape packet;

    Derivation(BuildScope scope, FieldWriter writer) {
        this.scope = scope;
        this.writer = writer;
        this.packet = scope.shape().packet();
    }

    /** Fills in all fields that are computed, when everything else has been written. */
    void run() {
        List<FieldShape> fields = packet.plan().scope(scope.shape().owner()).order().stream()
                .map(packet::field)
                .filter(field -> isFilledIn(field))
                .toList();
        int passes = 0;
        while (pass(fields)) {
            passes++;
            if (passes > MOST_PASSES) {
                throw BuildException.contradiction(fields.get(0).name(), "does not settle on a value");
            }
        }
    }

    /** Whether something moved, so that what was computed before may be wrong. */
    private boolean pass(List<FieldShape> fields) {
        fields.forEach(scope::forget);
        boolean hasMoved = false;
        for (FieldShape field : fields) {
            hasMoved |= writer.fillIn(field, compute(field));
        }
        return hasMoved;
    }

    /** Whether room was left for the field. */
    private boolean isFilledIn(FieldShape field) {
        return field.kind().isNumber() && scope.isOnPath(field) && scope.isBuilt(field) && isComputed(field);
    }

    private boolean isComputed(FieldShape field) {
        Binding binding = packet.plan().binding(field.id());
        if (binding instanceof Binding.Tag tag) {
            return TagDecision.of(tag, packet, scope) instanceof TagDecision.Computed;
        }
        if (binding instanceof Binding.FromChild child) {
            checkSupplied(field, child);
            return !scope.isSupplied(field);
        }
        return binding instanceof Binding.Derived
                || binding instanceof Binding.Solved
                || binding instanceof Binding.Checksum;
    }

    private long compute(FieldShape field) {
        try {
            if (packet.plan().binding(field.id()) instanceof Binding.Checksum) {
                return checksum(field);
            }
            return Numbers.fit(field, writer.width(field), BigInteger.valueOf(valueOf(scope, field)));
        } catch (NotKnownYet e) {
            throw BuildException.invalid(field.name(), "is missing: nothing that is built decides it");
        } catch (ArithmeticException e) {
            throw BuildException.overflow(field.name());
        }
    }

    private long checksum(FieldShape field) {
        int from = (int) (scope.startBit(field) >> 3);
        int to = (int) (scope.endBit(field) + 7 >> 3);
        Bytes own = Bytes.view(scope.packet().writer().buffer(), from, to - from);
        return scope.packet().cache().checksum(field).sum(scope, own);
    }

    /** What the caller says about a field that a nested packet decides. */
    private void checkSupplied(FieldShape field, Binding.FromChild child) {
        if (!scope.isSupplied(field)) {
            return;
        }
        long supplied = scope.number(field, 0);
        scope.forget(field);
        long decided;
        try {
            decided = fromChild(scope, child);
        } catch (NotKnownYet e) {
            return;
        } finally {
            scope.know(field, supplied);
        }
        if (child.isTotal()) {
            throw BuildException.invalid(field.name(), "cannot be given: what is nested decides it");
        }
        if (decided != supplied) {
            throw BuildException.contradiction(
                    field.name(), "is " + supplied + ", but what is nested needs " + decided);
        }
    }

    /**
     * The value of a number field that has been noted nowhere.
     *
     * @throws NotKnownYet if it is the caller's to give, or depends on what is not there yet
     */
    static long numberOf(BuildScope owner, FieldShape field) {
        long number = valueOf(owner, field);
        owner.know(field, number);
        return number;
    }

    private static long valueOf(BuildScope owner, FieldShape field) {
        PacketShape packet = field.scope().packet();
        Binding binding = packet.plan().binding(field.id());
        if (binding instanceof Binding.Derived derived) {
            return value(owner, derived, field);
        }
        if (binding instanceof Binding.Solved solved) {
            return solved(owner, solved, field);
        }
        if (binding instanceof Binding.Tag tag) {
            return tagValue(owner, tag, packet, field);
        }
        if (binding instanceof Binding.FromChild child) {
            return fromChild(owner, child);
        }
        if (binding instanceof Binding.Constant constant) {
            return owner.evaluate(constant.value(), field);
        }
        throw NotKnownYet.INSTANCE;
    }

    /**
     * The value of a tag, a field or parameter.
     *
     * @param place where it is computed
     * @throws NotKnownYet if it is the caller's to give
     */
    static long tagValue(BuildScope owner, Binding.Tag tag, PacketShape packet, ItemShape place) {
        TagDecision decision = TagDecision.of(tag, packet, owner);
        if (decision instanceof TagDecision.Literal literal) {
            return literal.number();
        }
        if (decision instanceof TagDecision.Computed computed) {
            return value(owner, computed.by(), place);
        }
        throw NotKnownYet.INSTANCE;
    }

    private static long value(BuildScope owner, Binding.Derived derived, ItemShape place) {
        long value = owner.evaluate(derived.value(), place);
        if (value % derived.divisor() != 0) {
            throw BuildException.contradiction(
                    place.name(),
                    "would be " + value + "/" + derived.divisor() + ": a size that no whole number gives");
        }
        return value / derived.divisor();
    }

    private static long solved(BuildScope owner, Binding.Solved solved, FieldShape field) {
        for (Binding.Solution solution : solved.solutions()) {
            ItemShape item = field.scope().packet().item(solution.itemId());
            if (!owner.isOnPath(item) || owner.isAbsent(item)) {
                continue;
            }
            if (!owner.isBuilt(item)) {
                throw NotKnownYet.INSTANCE;
            }
            return value(owner, solution.by(), field);
        }
        Expr otherwise = solved.otherwise();
        return owner.evaluate(otherwise, field);
    }

    /**
     * The value that the first nested packet which was built says it needs.
     *
     * @throws NotKnownYet if none does
     */
    static long fromChild(BuildScope owner, Binding.FromChild child) {
        for (Binding.Source source : child.sources()) {
            ItemShape item = owner.shape().packet().item(source.nestedItem());
            BuildPacket inside = owner.isOnPath(item) ? owner.nested(item) : null;
            if (inside != null && inside.reports(source.paramIndex())) {
                return inside.arguments().number(source.paramIndex());
            }
        }
        throw NotKnownYet.INSTANCE;
    }
}
