package org.mpl4j.compiler.ir;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.mpl4j.compiler.layout.Place;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.EndianSwitch;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.NestedPacket;

/**
 * One step of a parse. The machine has the input, {@code start} of the scope, {@code limit} (the end of the innermost window), the scope's slots (absolute byte
 * indexes, and branch numbers and counts in auxiliary slots), the byte order, and the values of loaded fields.
 */
public sealed interface Op {
    /** Fails as truncated unless {@code byteLength} bytes are there from {@code at}; one covers a whole run of fixed fields, {@code fieldIds} in order. */
    record Require(Place at, long byteLength, List<Integer> fieldIds) implements Op {
        public Require {
            fieldIds = List.copyOf(fieldIds);
        }
    }

    /**
     * Reads a field of fixed width that an earlier {@link Require} covers.
     *
     * @param isNeeded whether a later step of the parse uses the value; code that only validates skips the others
     */
    record Load(Field field, Place at, int bits, boolean isNeeded) implements Op {}

    /** A bit field whose width is computed: evaluates it (1 to 64, else BAD_SIZE), requires the bytes, reads, and sets {@code endSlot} (the width keeps the phase). */
    record LoadBits(Field field, Place at, Expr width, int endSlot, boolean isNeeded) implements Op {}

    /** A byte array: evaluates the length (negative is BAD_SIZE, beyond the limit TRUNCATED); sets {@code endSlot} unless the length is constant and covered. */
    record TakeBytes(Field field, Place at, Expr length, OptionalInt endSlot, boolean isNeeded) implements Op {}

    /** A self-delimiting field (strings, varints, extern types): validates, sets {@code endSlot}. */
    record Scan(Field field, Place at, int endSlot, boolean isNeeded) implements Op {}

    /** Fails unless the field just read equals its constant. */
    record Magic(Field field, Place at, Expr expected) implements Op {}

    /**
     * Takes the first branch whose pattern and guard hold, sets {@code branchSlot} to its index; no match is NO_BRANCH at the tag.
     *
     * @param endSlot set to the end of the branch that was taken; empty where all branches end at the same place
     */
    record Switch(Classify classify, Place at, List<Case> cases, OptionalInt branchSlot, OptionalInt endSlot)
            implements Op {
        public Switch {
            cases = List.copyOf(cases);
        }
    }

    /** A branch of a switch, and where it ends. */
    record Case(Classify.Branch branch, List<Op> body, Place end) {
        public Case {
            body = List.copyOf(body);
        }
    }

    /** Runs the body iff the item's condition holds; {@code endSlot} becomes the body's end (the body may have set the same slot), or {@code at}. */
    record When(int itemId, Expr condition, List<Op> body, Place at, Place bodyEnd, int endSlot) implements Op {
        public When {
            body = List.copyOf(body);
        }
    }

    /**
     * Narrows the limit to {@code at} + length for the body (a {@link Call}, a {@link Switch} or a {@link Repeat}), which must end exactly there (else
     * WINDOW_NOT_USED_UP).
     *
     * @param endSlot set to the end; the body may have set the same slot. Empty where the length is constant.
     */
    record Window(int itemId, Expr length, List<Op> body, Place at, Place bodyEnd, OptionalInt endSlot) implements Op {
        public Window {
            body = List.copyOf(body);
        }
    }

    /**
     * Elements one after the other, each in its own scope: as many as the bound says, or to the limit for {@code Window} (a {@link Window} around this has
     * narrowed it) and {@code ToEnd}.
     *
     * @param fixedElementBytes the size of every element where it is static: then the run is checked at once and elements need walking only if {@code
     *     mustWalk} (they hold something that can be wrong)
     * @param countSlot set to the number of elements; empty where it is a constant
     * @param endSlot empty where the size is static
     */
    record Repeat(
            ArrayItem array,
            Place at,
            ScopeProgram element,
            Optional<Long> fixedElementBytes,
            boolean mustWalk,
            OptionalInt countSlot,
            OptionalInt endSlot)
            implements Op {}

    /** Parses a nested packet at {@code at}; sets {@code endSlot} unless its size is static. Its window, if any, is a {@link Window} around this. */
    record Call(NestedPacket nested, Place at, boolean isRecursive, boolean newOrigin, OptionalInt endSlot)
            implements Op {}

    /**
     * Changes the byte order for what follows in this block and the blocks in it; behind a {@link Switch} the order is what it was before.
     *
     * @param slot set to the order that results, 1 for little-endian and 0 for big-endian; empty where the switch has no condition
     */
    record SetOrder(EndianSwitch endian, OptionalInt slot) implements Op {}
}
