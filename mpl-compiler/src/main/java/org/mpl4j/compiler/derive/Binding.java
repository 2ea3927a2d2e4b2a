package org.mpl4j.compiler.derive;

import java.util.List;
import java.util.Map;
import org.mpl4j.compiler.model.Expr;

/** Who supplies the value of a field when the packet is built. Everything but {@link Free} and {@link Defaulted} has no setter. */
public sealed interface Binding {
    /** The caller. */
    record Free() implements Binding {}

    /** The caller, or else this value: {@code default(e)}, or the {@code =>} constant of its enumeration. e sees what precedes the field. */
    record Defaulted(Expr value) implements Binding {}

    /** Always this value. */
    record Constant(Expr value) implements Binding {}

    /**
     * Computed when its scope is complete: from {@code value(e)}, or where a field sizes another one without {@code value}, from solving that size for the field.
     * Where {@code divisor} is not 1, {@code value} must divide by it without remainder.
     */
    record Derived(Expr value, long divisor) implements Binding {}

    /**
     * Decided by the branch that is built. A single-valued pattern gives it, whatever {@code value} says. For a range or {@code _} the value comes, in this order, from a
     * later classify on the same tag inside that branch; from {@code value} (the field's own {@code value(e)}, or where the branch uses the tag as a size, from
     * solving that size); or from the caller, as an argument of the branch. However it came, it must lie in the branch's pattern and in no branch listed before.
     *
     * @param deciders ids of the classifies on this tag, outermost first
     * @param value by branch that is not single-valued and does compute its tag: keyed by the classify's id, then the branch's index
     */
    record Tag(List<Integer> deciders, Map<Integer, Map<Integer, Derived>> value) implements Binding {}

    /** bit[1] or boolean that is the condition of optional items: true iff they are given. All of {@code items} must agree. */
    record Presence(List<Integer> items) implements Binding {}

    /** Passed to a nested packet that classifies on that parameter: whatever branch the child takes. */
    record FromChild(int nestedItem, int paramIndex) implements Binding {}

    /** {@code checksum(..)}: computed last, with its own bytes as zero. */
    record Checksum() implements Binding {}
}
