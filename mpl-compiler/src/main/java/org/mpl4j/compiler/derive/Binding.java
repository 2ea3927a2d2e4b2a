package org.mpl4j.compiler.derive;

import java.util.List;
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
     * Decided by the branch that is built: a single-valued pattern gives it, any other pattern takes it from the caller with the branch, except where a later
     * classify on the same tag inside that branch decides. {@code deciders} are the ids of the classifies on this tag, outermost first.
     */
    record Tag(List<Integer> deciders) implements Binding {}

    /** bit[1] or boolean that is the condition of optional items: true iff they are given. All of {@code items} must agree. */
    record Presence(List<Integer> items) implements Binding {}

    /** Passed to a nested packet that classifies on that parameter: whatever branch the child takes. */
    record FromChild(int nestedItem, int paramIndex) implements Binding {}

    /** {@code checksum(..)}: computed last, with its own bytes as zero. */
    record Checksum() implements Binding {}
}
